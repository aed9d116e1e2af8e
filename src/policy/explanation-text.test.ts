import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from './compile.ts'
import { explain } from './explain.ts'
import { explanationText } from './explanation-text.ts'
import type { PolicySet, Question, SourcedPolicy } from './types.ts'

const account = '111122223333'
const arn = `arn:aws:iam::${account}:user/alice`
const question: Question = {
  principal: { kind: 'User', arn, account },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/alice/k',
  resourceAccount: account,
  keys: new Map([['aws:username', ['alice']]]),
}
const none: PolicySet = { scps: [], rcps: [], identity: [], resourceKind: 'none' }
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const source = (id: string, ...Statement: object[]): SourcedPolicy => ({
  id,
  type: 'managed',
  policy: compileText(JSON.stringify({ Version: '2012-10-17', Statement })),
})
const linesOf = (policies: Partial<PolicySet>): string[] =>
  explanationText(explain(question, { ...none, ...policies })).split('\n')

/** The lines that begin, after their branches, with this. */
function lines(policies: Partial<PolicySet>, start: string): string[] {
  return linesOf(policies)
    .map((line) => line.replace(/^[│├└─ ]*/, ''))
    .filter((line) => line.startsWith(start))
}

test('the first line says who may what, and why not', () => {
  const table: [policies: Partial<PolicySet>, said: string][] = [
    [{ identity: [source('own', allow)] }, 'allowed'],
    [{}, 'implicitly denied because no identity-based policy allows the s3:GetObject action'],
    [
      { identity: [source('own', { ...allow, Effect: 'Deny' })] },
      'explicitly denied with an explicit deny in an identity-based policy',
    ],
  ]
  for (const [policies, said] of table) {
    assert.equal(linesOf(policies)[0], `s3:GetObject on arn:aws:s3:::b/alice/k by ${arn}: ${said}`)
    assert.equal(linesOf(policies).at(-1), '')
  }
})

test('each layer has its name and its verdict', () => {
  const denies = source('d', { ...allow, Effect: 'Deny' })
  const everyone = { ...allow, Principal: '*' }
  const table: [policies: Partial<PolicySet>, start: string][] = [
    [{}, 'service control policies: none'],
    [{ scps: [[denies]] }, 'service control policies: denied ('],
    [{ scps: [[source('a', allow)]] }, 'service control policies: allowed ('],
    [{ scps: [[source('a', { ...allow, Action: 'ec2:*' })]] }, 'service control policies: not allowed ('],
    [{ rcps: [[source('a', everyone)]] }, 'resource control policies: allowed ('],
    [{ resource: source('a', everyone), resourceKind: 'generic' }, 'resource policy: allowed ('],
    [{ identity: [denies] }, 'identity policies: denied ('],
    [{ boundary: source('a', allow) }, 'permissions boundary: allowed ('],
    [{ session: [source('a', allow)] }, 'session policies: allowed ('],
    // What explains a refusal by its absence says so.
    [{}, 'identity policies: none ('],
  ]
  for (const [policies, start] of table) assert.equal(lines(policies, start).length, 1, start)
  assert.deepEqual(lines({ identity: [source('own', allow)] }, 'permissions boundary'), [
    'permissions boundary: none',
  ])
})

test('a policy says whose it is, on which level, and that it cannot be read', () => {
  const broken: SourcedPolicy = { ...source('broken'), policy: compileText('{') }
  assert.deepEqual(lines({ identity: [{ ...source('own', allow), owner: 'Staff' }] }, 'own'), [
    'own of Staff',
  ])
  assert.deepEqual(lines({ identity: [source('own', allow)] }, 'own'), ['own'])
  assert.deepEqual(lines({ scps: [[source('top', allow)], [source('low', allow)]] }, 'low'), [
    'low (level 2)',
  ])
  assert.deepEqual(lines({ identity: [broken] }, 'broken'), [
    'broken, which cannot be read and so denies everything',
  ])
})

test('a statement says its place and whether it matches, or what is missing', () => {
  const table: [statement: object, line: string][] = [
    [allow, 'Allow statement 1 (line 1): matches'],
    [{ ...allow, Sid: 'Read' }, 'Allow statement 1 Read (line 1): matches'],
    [{ ...allow, Sid: '' }, 'Allow statement 1 (line 1): matches'],
    [
      { ...allow, Resource: 'arn:aws:s3:::${aws:username}' },
      'Allow statement 1 (line 1) all but matches: Resource asks for arn:aws:s3:::${aws:username} ' +
        '(here arn:aws:s3:::alice); the request has arn:aws:s3:::b/alice/k',
    ],
    [
      { ...allow, Condition: { StringEquals: { 'x:none': ['a', 'b'] } } },
      'Allow statement 1 (line 1) all but matches: StringEquals x:none asks for a, b; the request has no such key',
    ],
    [
      { ...allow, Condition: { StringEquals: { 'aws:username': [] } } },
      'Allow statement 1 (line 1) all but matches: StringEquals aws:username asks for nothing; the request has alice',
    ],
  ]
  for (const [statement, line] of table) {
    assert.deepEqual(lines({ identity: [source('own', statement)] }, 'Allow statement'), [line])
  }
  const other = { ...allow, Action: 'ec2:*' }
  assert.equal(lines({ identity: [source('own', other)] }, '1 statement about other actions').length, 1)
  assert.equal(lines({ identity: [source('own', other, other, allow)] }, '2 about other actions').length, 1)
})

test('ends with the grants that are missing, or with what no grant outweighs', () => {
  const grant = '{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/alice/k"}'
  assert.deepEqual(linesOf({}).slice(-4), [
    '',
    'This grant would allow it:',
    `  identity policies: ${grant}`,
    '',
  ])
  const two = linesOf({ scps: [[source('a', allow)], []] })
  assert.deepEqual(two.slice(two.indexOf('')), [
    '',
    'These grants together would allow it:',
    `  service control policies (level 2): ${grant}`,
    `  identity policies: ${grant}`,
    '',
  ])
  assert.deepEqual(linesOf({ identity: [source('d', { ...allow, Effect: 'Deny' })] }).slice(-3), [
    '',
    'No grant outweighs a Deny: it has to go, or to spare this request by its conditions.',
    '',
  ])
  assert.doesNotMatch(linesOf({ identity: [source('own', allow)] }).join('\n'), /grant/i)
})
