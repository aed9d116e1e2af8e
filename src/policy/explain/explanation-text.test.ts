import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { explain } from './explain.ts'
import { explanationText } from './explanation-text.ts'
import type { Question } from '../types.ts'
import type { PolicySet, SourcedPolicy } from '../policy-set.ts'

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
  const deny = { ...allow, Effect: 'Deny' }
  assert.deepEqual(linesOf({ identity: [source('d', deny)] }).slice(-6), [
    '',
    'No grant outweighs a Deny: statement 1 of d, line 1, has to go, or to spare this request.',
    '',
    'This grant would be needed then:',
    `  identity policies: ${grant}`,
    '',
  ])
  assert.deepEqual(
    linesOf({ identity: [source('d', allow, deny)], scps: [[source('s', allow, deny)]] }).slice(-5),
    [
      '',
      'No grant outweighs a Deny: each of these has to go, or to spare this request.',
      '  statement 2 of s, line 1',
      '  statement 2 of d, line 1',
      '',
    ],
  )
  assert.doesNotMatch(linesOf({ identity: [source('own', allow)] }).join('\n'), /grant/i)
})

test('a grant that goes past a condition says so', () => {
  const only = { ...allow, Condition: { StringEquals: { 'aws:username': 'bob' } } }
  const past = 'Where the condition above is meant, the request has to meet it; a grant goes past it.'
  assert.ok(linesOf({ identity: [source('own', only)] }).includes(past))
  assert.ok(!linesOf({ identity: [source('own', { ...only, Resource: 'arn:aws:s3:::c' })] }).includes(past))
})

test('where no grant can help it says that', () => {
  const root: Question = {
    ...question,
    principal: { kind: 'Account', arn: `arn:aws:iam::${account}:root`, account },
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${account}:role/r`,
  }
  const trust = source('trust', { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' })
  const text = explanationText(explain(root, { ...none, resource: trust, resourceKind: 'trust-policy' }))
  assert.match(text, /not allowed \(the root user of an account cannot assume a role\)/)
  assert.match(text, /\nNo grant would allow it\.\n$/)
})

test("a role's own policy is its trust policy, and is granted as one", () => {
  const asked = { ...question, action: 'sts:AssumeRole', resource: `arn:aws:iam::${account}:role/r` }
  const trust: SourcedPolicy = {
    ...source('t', {
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    type: 'trust',
  }
  const text = explanationText(explain(asked, { ...none, resource: trust, resourceKind: 'trust-policy' }))
  assert.match(text, /├─ trust policy: not allowed \(/)
  assert.match(text, / {2}trust policy: \{"Effect":"Allow","Principal"/)
})

test('what made a statement match stands below it, and all conditions that fail do', () => {
  const below = (statement: object): string[] => {
    const all = linesOf({ identity: [source('own', statement)] })
    const at = all.findIndex((line) => line.includes('statement 1 (line'))
    return all
      .slice(
        at + 1,
        all.findIndex((line) => line.includes('permissions boundary')),
      )
      .map((line) => line.replace(/^[│├└─ ]*/, ''))
  }
  const table: [statement: object, lines: string[]][] = [
    [allow, []],
    [
      { Effect: 'Deny', NotAction: ['iam:*', 's3:Put*'], NotResource: 'arn:aws:s3:::c/${aws:username}' },
      [
        'NotAction leaves out s3:Put*, iam:*; the request has s3:GetObject',
        'NotResource leaves out arn:aws:s3:::c/${aws:username} (here arn:aws:s3:::c/alice); ' +
          'the request has arn:aws:s3:::b/alice/k',
      ],
    ],
    [
      {
        ...allow,
        Condition: {
          StringNotEquals: { 'aws:username': 'bob' },
          Null: { 'x:y': 'true', 'aws:username': 'false' },
        },
      },
      [
        'StringNotEquals aws:username asks for anything but bob; the request has alice',
        'Null x:y asks for no such key; the request has no such key',
        'Null aws:username asks for the key; the request has alice',
      ],
    ],
    [
      { ...allow, Condition: { StringEquals: { 'aws:username': 'bob' }, Bool: { 'x:y': 'true' } } },
      [
        'StringEquals aws:username asks for bob; the request has alice',
        'Bool x:y asks for true; the request has no such key',
      ],
    ],
  ]
  for (const [statement, expected] of table) assert.deepEqual(below(statement), expected)
})

test('of a layer that fails to allow the statements about the same service are told', () => {
  const get = (Action: string | string[]) => ({ ...allow, Action })
  const told = (...statements: object[]) =>
    lines({ identity: [source('own', ...statements)] }, 'Allow statement')
  assert.deepEqual(told(get('s3:Put*'), get('ec2:*')), [
    'Allow statement 1 (line 1): Action asks for s3:Put*; the request has s3:GetObject',
  ])
  assert.deepEqual(told(get(['ec2:*', 'S3:put*'])), [
    'Allow statement 1 (line 1): Action asks for S3:put*, ec2:*; the request has s3:GetObject',
  ])
  const many = Array.from({ length: 9 }, (_, at) => get(`s3:Put${at}`))
  assert.equal(told(...many).length, 5)
  assert.deepEqual(lines({ identity: [source('own', ...many)] }, '4 about'), ['4 about other actions'])
  assert.deepEqual(told(...many, allow), ['Allow statement 10 (line 1): matches'])
  const nearer = { ...allow, Resource: 'arn:aws:s3:::c' }
  assert.equal(told(...many, nearer).length, 1)
})

test('policies about other actions share a line, and levels say what they said', () => {
  const other = (id: string) => ({ ...source(id, { ...allow, Action: 'ec2:*' }), owner: 'Staff' })
  const shared = lines({ identity: [other('a'), source('own', allow), other('b')] }, '2 policies')
  assert.deepEqual(shared, ['2 policies about other actions: a of Staff, b of Staff'])
  const scps = [[source('top', allow)], [], [other('low')]]
  assert.deepEqual(lines({ scps }, 'level'), [
    'level 1 (root): allowed by statement 1 of top',
    'level 2: not allowed, for no policy is attached',
    'level 3 (account): not allowed',
  ])
  assert.match(
    linesOf({ scps })[0]!,
    /implicitly denied, which AWS words "with an explicit deny in a service/,
  )
})
