import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { adviceCases } from '../../test/fixtures/lint-cases/advice.ts'
import { actionsCases } from '../../test/fixtures/lint-cases/actions.ts'
import { conditionsCases } from '../../test/fixtures/lint-cases/conditions.ts'
import { elementsCases } from '../../test/fixtures/lint-cases/elements.ts'
import { organizationsCases } from '../../test/fixtures/lint-cases/organizations.ts'
import type { LintCase } from '../../test/fixtures/lint-cases/parts.ts'
import { principalsCases } from '../../test/fixtures/lint-cases/principals.ts'
import { trustCases } from '../../test/fixtures/lint-cases/trust.ts'
import { openManagedPolicies } from '../access/decision/managed-policies.ts'
import { openServiceCatalogue } from '../access/decision/service-catalogue.ts'
import { lintPolicy, type LintOptions } from './lint.ts'
import { codes, type FindingCode } from './lint/codes.ts'
import type { LintFinding } from './lint/finding.ts'

const models = fileURLToPath(new URL('../../models', import.meta.url))
const reference = openServiceCatalogue(models)
const account = '111122223333'

function lint(text: string, { type = 'identity' }: Pick<LintCase, 'type'> = {}): LintFinding[] {
  return lintPolicy(text, { policyType: type, reference, account })
}

/** A whole policy of a case's text; `«{»` at its front stands for the statement's own brace. */
function policyOf(text: string): string {
  if (/^«?\{(?:»?"(?:Version|Statement))/.test(text)) return text
  const statement = text.startsWith('«{»') ? text : `{${text}}`
  return `{\n  "Version": "2012-10-17",\n  "Statement": [${statement}]\n}`
}

const lintCases = [
  ...elementsCases,
  ...actionsCases,
  ...conditionsCases,
  ...adviceCases,
  ...principalsCases,
  ...trustCases,
  ...organizationsCases,
]

/** A finding says in sentences what is wrong, what to do where it knows, and where AWS says more. */
function assertSaid({ code, message, fix, learnMore, path }: LintFinding): void {
  const about = `${code}: ${message} ${fix}`
  assert.match(message, /^\S+ \S.*\S[.?]$/s, about)
  if (fix !== undefined) assert.match(fix, /^\S(?:.*\S)?$/s, about)
  assert.match(
    learnMore,
    /^https:\/\/docs\.aws\.amazon\.com\/IAM\/latest\/UserGuide\/[\w-]+\.html(?:#[\w-]+)?$/,
    about,
  )
  assert.doesNotMatch(`${message} ${fix ?? ''}`, /undefined|\[object|NaN|  /, about)
  assert.doesNotMatch(path, /undefined/, about)
}

for (const { code, type, bad, good, fix } of lintCases) {
  const name = bad.length > 160 ? `${bad.slice(0, 160)}…` : bad
  test(`${code} is found at ${name}`, () => {
    const marked = policyOf(bad)
    const text = marked.replaceAll(/[«»]/g, '')
    const [start, end] = [marked.indexOf('«'), marked.indexOf('»') - 1]
    const all = lint(text, { type })
    for (const finding of all) assertSaid(finding)
    const found = all.filter((finding) => finding.code === code)
    assert.ok(found.length > 0, JSON.stringify(all))
    const [first] = found
    assert.equal(text.slice(first!.place.start, first!.place.end), text.slice(start, end))
    const lines = text.slice(0, start).split('\n')
    assert.deepEqual([first!.line, first!.column], [lines.length, lines.at(-1)!.length + 1])
    assert.equal(first!.findingType, codes[code].type)
    assert.match(first!.learnMore, /^https:\/\/docs\.aws\.amazon\.com\/IAM\//)
    if (fix !== undefined) assert.ok(first!.fix?.includes(fix), `${first!.fix}`)
    const silent = lint(policyOf(good), { type }).filter((finding) => finding.code === code)
    assert.deepEqual(silent, [])
  })
}

test('every code has a case', () => {
  const tried = new Set<FindingCode>(lintCases.map(({ code }) => code))
  assert.deepEqual(
    Object.keys(codes).filter((code) => !tried.has(code as FindingCode)),
    [],
  )
})

test('a good policy has nothing to tell of', () => {
  const text = policyOf('"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"')
  assert.deepEqual(lint(text), [])
})

test('a finding says its path', () => {
  const text = policyOf('"Effect":"Allow","Action":["s3:GetObject","s3:Nope"],"Resource":"*"')
  const [finding] = lint(text)
  assert.equal(finding!.path, 'Statement[0].Action[1]')
  assert.deepEqual([finding!.line, finding!.endLine], [3, 3])
})

test('keys that a caller brings along, and both pages of a service, are known', () => {
  const listener = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c'
  const allow = (action: string, more: string) => `"Effect":"Allow","Action":"${action}",${more}`
  const keyed = (action: string, key: string) =>
    allow(action, `"Resource":"*","Condition":{"StringEquals":{"${key}":"x"}}`)
  const table: [statement: string, ...codes: string[]][] = [
    [keyed('s3:GetObject', 'saml:sub')],
    [keyed('s3:GetObject', 'SAML:namequalifier')],
    [keyed('dynamodb:GetItem', 'lambda:SourceFunctionArn')],
    [keyed('s3:GetObject', 'glue:RoleAssumedBy')],
    [keyed('s3:GetObject', 'saml:aud'), 'CONDITION_KEY_NOT_SET_BY_ACTION'],
    [keyed('s3:GetObject', 'saml:nothing'), 'INVALID_SERVICE_CONDITION_KEY'],
    [allow('s3:GetObject', '"Resource":"*","Condition":{"Bool":{"aws:AssumedRoot":"false"}}')],
    [allow('s3:GetObject', '"Resource":"*","Condition":{"Bool":{"aws:ViaCustomerDomain":"false"}}')],
    [keyed('ec2:CreateTags', 'aws:TagKeys'), 'MISSING_QUALIFIER'],
    [allow('elasticloadbalancing:AddTags', `"Resource":"${listener}"`)],
    [
      allow(
        'elasticloadbalancing:CreateLoadBalancer',
        `"Resource":"${listener.replace('listener/', 'loadbalancer/')}"`,
      ),
    ],
  ]
  for (const [statement, ...codes] of table) {
    const found = lint(policyOf(statement)).filter(({ findingType }) => findingType !== 'SUGGESTION')
    assert.deepEqual(
      found.map(({ code }) => code).filter((code) => code !== 'PLACEHOLDER_ACCOUNT'),
      codes,
      statement,
    )
  }
})

test('without a catalogue nothing is said of services', () => {
  const text = policyOf('"Effect":"Allow","Action":"nope:Nope","Resource":"arn:aws:nope:::x"')
  assert.deepEqual(lintPolicy(text, { policyType: 'identity' }), [])
})

/**
 * Errors that AWS's own policies have by the reference: what it names no more, or never did. A code that is not
 * here would be a mistake of ours, and so would many more of one that is.
 */
const errorsOfAws: Readonly<Partial<Record<FindingCode, number>>> = {
  INVALID_ACTION: 60,
  INVALID_SERVICE_IN_ACTION: 100,
  INVALID_SERVICE_CONDITION_KEY: 5,
  MISSING_QUALIFIER: 3,
  INVALID_ARN_RESOURCE: 45,
}

test("AWS's managed policies have no errors but names that the reference does not hold", () => {
  const managed = openManagedPolicies(models)
  const counts: Partial<Record<FindingCode, number>> = {}
  const list = managed.list()
  assert.equal(list.length, 1594)
  for (const { arn, defaultVersionId } of list) {
    const { document } = managed.version(arn, defaultVersionId)!
    for (const { code, findingType } of lint(document)) {
      if (findingType === 'ERROR') counts[code] = (counts[code] ?? 0) + 1
    }
  }
  for (const [code, count] of Object.entries(counts)) {
    assert.ok(count <= (errorsOfAws[code as FindingCode] ?? 0), `${code}: ${count}`)
  }
})

const policyTypes: LintOptions['policyType'][] = ['identity', 'resource', 'trust', 'scp', 'rcp']

test('no text makes it throw, and every place lies in the text', () => {
  const names =
    'Version Statement Effect Action NotAction Resource NotResource Principal NotPrincipal Sid Condition AWS ' +
    'Federated Service StringEquals ForAllValues:StringLike IpAddress Bool aws:SourceIp s3:prefix Null __proto__'
  const name = fc.constantFrom(...names.split(' '))
  const leaf = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'Allow',
      '*',
      's3:*',
      's3:Get?',
      'arn:aws:s3:::b/${aws:username',
      'arn:*',
      '${',
      '10.0.0.0/8',
    ),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(name, tie('tree'), { maxKeys: 6 }),
    ),
  }))
  const statement = fc.dictionary(name, tree, { maxKeys: 8 })
  const policy = fc.oneof(
    fc.string(),
    tree.map((value) => JSON.stringify(value)),
    fc
      .array(statement, { maxLength: 4 })
      .map((Statement) => JSON.stringify({ Version: '2012-10-17', Statement })),
  )
  fc.assert(
    fc.property(policy, fc.constantFrom(...policyTypes), (text, policyType) => {
      for (const { place, line, column } of lintPolicy(text, { policyType, reference, account })) {
        assert.ok(place.start >= 0 && place.start <= place.end && place.end <= text.length)
        assert.ok(line >= 1 && column >= 1)
      }
    }),
    { numRuns: 500 },
  )
})

test('a policy that is all faults gives as many findings as anyone can read', () => {
  const names = Array.from({ length: 5000 }, (_, at) => `zz${at}`)
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: names, Resource: '*' },
  })
  assert.equal(lint(text).length, 500)
})

test('where patterns are too many to compare, nothing is said of those that are left', () => {
  const resources = Array.from({ length: 200 }, (_, at) => `arn:aws:ec2:*:*:*${'a*'.repeat(60)}${at}`)
  const statement = { Effect: 'Allow', Action: ['ec2:Describe*', 's3:ListBucket'], Resource: resources }
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [...Array(20).fill(statement), statement] })
  assert.ok(!lint(text).some(({ code }) => code === 'INVALID_ARN_RESOURCE'))
})

test('where a text means harm by the lengths of its patterns, what is found before the steps run out is told', () => {
  const wide = Array.from({ length: 100 }, (_, at) => `arn:aws:s3:::*${'a'.repeat(1000)}${at}*`)
  const long = Array.from({ length: 150 }, (_, at) => `arn:aws:s3:::${'a'.repeat(3000)}b${at}`)
  const twice = ['arn:aws:s3:::b', 'arn:aws:s3:::b']
  const policy = (...resources: string[][]): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: resources.flat() },
    })
  const isRepeated = (text: string): boolean => lint(text).some(({ code }) => code === 'REDUNDANT_RESOURCE')
  assert.equal(isRepeated(policy(twice, wide)), true)
  assert.equal(isRepeated(policy(wide, long, twice)), false)
})
