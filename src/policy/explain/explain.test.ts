import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { explain } from './explain.ts'
import { explanationText } from './explanation-text.ts'
import type { Layer, Principal, Question } from '../types.ts'
import type { PolicySet, SourcedPolicy } from '../policy-set.ts'

const account = '111122223333'
const alice: Principal = { kind: 'User', arn: `arn:aws:iam::${account}:user/alice`, account }
const worker: Principal = {
  kind: 'AssumedRole',
  arn: `arn:aws:sts::${account}:assumed-role/Worker/job`,
  account,
  issuerArn: `arn:aws:iam::${account}:role/Worker`,
}
const ec2: Principal = { kind: 'Service', arn: 'ec2.amazonaws.com', account: '' }
const root: Principal = { kind: 'Account', arn: `arn:aws:iam::${account}:root`, account }

const ask = (principal: Principal, more: Partial<Question> = {}): Question => ({
  principal,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: account,
  keys: new Map([['aws:sourceip', ['198.51.100.7']]]),
  ...more,
})

const none: PolicySet = { scps: [], rcps: [], identity: [], resourceKind: 'none' }
const source = (id: string, ...statements: object[]): SourcedPolicy => ({
  id,
  type: 'managed',
  policy: compileText(JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)),
})
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const deny = { ...allow, Effect: 'Deny' }
const to = (AWS: string): object => ({ ...allow, Principal: { AWS } })
const bucket = (...statements: object[]): Partial<PolicySet> => ({
  resource: source('bucket', ...statements),
  resourceKind: 'generic',
})

const reasonOf = (question: Question, policies: Partial<PolicySet>, layer: Layer): string => {
  const { verdict, because } = explain(question, { ...none, ...policies }).layers.find(
    (one) => one.layer === layer,
  )!
  return `${verdict}: ${because}`
}

test('every layer says why it said what it said', () => {
  const own = { identity: [source('own', allow)] }
  const full = source('Full', { ...allow, Action: '*' })
  const nothing = source('Nothing', { ...allow, Action: 'ec2:*' })
  const foreign = ask(alice, { resourceAccount: '444455556666' })
  const table: [Question, Partial<PolicySet>, Layer, string][] = [
    [ask(alice), own, 'identity', 'allows: statement 1 of own, line 4, allows it'],
    [
      ask(alice),
      { identity: [source('own', deny)] },
      'identity',
      'denies: statement 1 of own, line 4, denies it',
    ],
    [ask(alice), { identity: [nothing] }, 'identity', 'silent: no statement allows it'],
    [ask(alice), {}, 'identity', 'absent: the caller has no identity policies'],
    [ask(alice), {}, 'boundary', 'absent: no permissions boundary is set'],
    [ask(worker), own, 'session', 'absent: no session policy was passed'],
    [ask(alice), own, 'scp', 'absent: no service control policies apply'],
    [
      ask(alice),
      { ...own, scps: [[full], [nothing], []] },
      'scp',
      'silent: every level has to allow it, and no statement of levels 2, 3 does',
    ],
    [ask(ec2), { scps: [[nothing]] }, 'scp', 'not-needed: service control policies do not bind this caller'],
    [
      ask({ ...worker, serviceLinkedRole: true }),
      { scps: [[nothing]] },
      'scp',
      'not-needed: service control policies do not bind service-linked roles',
    ],
    [
      ask(alice, { action: 'ec2:RunInstances' }),
      { rcps: [[full]] },
      'rcp',
      'not-needed: resource control policies do not apply to ec2:RunInstances',
    ],
    [
      ask(alice),
      { identity: [nothing], ...bucket(to(alice.arn)) },
      'identity',
      "not-needed: the resource's policy grants to the caller itself",
    ],
    [
      ask(worker),
      { identity: [nothing], ...bucket(to(worker.issuerArn!)) },
      'identity',
      "not-needed: the resource's policy grants to the role or user behind the session",
    ],
    [
      ask(alice),
      { ...own, ...bucket(to(account)) },
      'resource',
      'allows: statement 1 of bucket, line 4, allows it to the account, which only delegates',
    ],
    [
      ask(alice),
      { ...own, ...bucket(to('444455556666')) },
      'resource',
      'not-needed: within one account the identity policies are enough',
    ],
    [
      foreign,
      { ...own, ...bucket(to('444455556666')) },
      'resource',
      'silent: the resource belongs to another account (444455556666), whose policy must allow, and no statement allows it',
    ],
    [
      foreign,
      own,
      'resource',
      'absent: the resource belongs to another account (444455556666), whose policy must allow, and there is none',
    ],
    [
      ask(alice, { action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/R' }),
      { resourceKind: 'trust-policy' },
      'resource',
      'absent: the trust policy of a role must allow, and there is none',
    ],
    [ask(root), { identity: [nothing] }, 'identity', 'not-needed: the root user needs none'],
    [
      ask(alice, { action: 'sts:GetCallerIdentity' }),
      { identity: [source('own', { ...deny, Action: '*' })] },
      'identity',
      'not-needed: the action needs no permission, and nothing can deny it',
    ],
    [
      ask({ kind: 'FederatedUser', arn: `arn:aws:sts::${account}:federated-user/bob`, account }),
      own,
      'session',
      'absent: a federated user has no permissions without a session policy',
    ],
  ]
  for (const [question, policies, layer, expected] of table) {
    assert.equal(reasonOf(question, policies, layer), expected)
  }
})

test('names the statements that decided, with the level and the place of each', () => {
  const level = source('Guard', { ...allow, Action: '*' }, { ...deny, Sid: 'NoReads' })
  const denied = explain(ask(alice), { ...none, scps: [[source('Full', allow)], [level]] })
  assert.deepEqual(denied.decidedBy, [
    {
      layer: 'scp',
      level: 2,
      policy: 'Guard',
      type: 'managed',
      owner: undefined,
      index: 1,
      sid: 'NoReads',
      line: 9,
      column: 5,
    },
  ])
  assert.deepEqual(denied.layers[0]!.levels, [
    { level: 1, verdict: 'allows' },
    { level: 2, verdict: 'denies' },
  ])
  assert.match(explanationText(denied), /No grant outweighs a Deny/)
  assert.deepEqual(explain(ask(alice), none).decidedBy, [])
})

test('a near miss is a statement that all but one element or line of its Condition fit', () => {
  const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
  const own = source(
    'own',
    { ...allow, Condition: office },
    { ...allow, Resource: 'arn:aws:s3:::other/*', Condition: office },
    { ...allow, Condition: { ...office, Bool: { 'aws:SecureTransport': 'true' } } },
    { ...allow, Action: 's3:PutObject' },
  )
  const { statements } = explain(ask(alice), { ...none, identity: [own] }).layers[3]!.policies[0]!
  assert.deepEqual(
    statements.map(({ nearMiss }) => nearMiss),
    [true, undefined, undefined, true],
  )
  const { failed, line, column, endLine, endColumn } = statements[0]!
  assert.deepEqual(failed, {
    element: 'Condition',
    written: 'Condition',
    operator: 'IpAddress',
    key: 'aws:SourceIp',
    expected: ['203.0.113.0/24'],
    filledIn: undefined,
    actual: ['198.51.100.7'],
    rule: undefined,
  })
  assert.deepEqual([line, column, endLine, endColumn], [4, 5, 13, 6])
})

test('an explanation keeps two hundred keys of a context', () => {
  const keys = (count: number) => new Map(Array.from({ length: count }, (_, at) => [`x:${at}`, ['a']]))
  for (const [count, kept] of [
    [200, 200],
    [201, 200],
  ] as const) {
    const shown = explain(ask(alice, { keys: keys(count) }), none).keys
    assert.equal(Object.keys(shown).length, kept)
    assert.deepEqual(shown['x:199'], ['a'])
  }
  const vague = { get: () => undefined, keys: () => ['x:a'].values() }
  assert.deepEqual(explain(ask(alice, { keys: vague }), none).keys['x:a'], [])
})

test('a layer that has nothing to say is absent, silent where it had to speak, and else not needed', () => {
  const elsewhere = source('other', { ...allow, Action: 'ec2:*' })
  const caller = { Action: 'sts:GetCallerIdentity' }
  const table: [question: Question, policies: Partial<PolicySet>, layer: Layer, verdict: string][] = [
    [ask(alice), {}, 'scp', 'absent'],
    [ask(alice), { scps: [[elsewhere]] }, 'scp', 'silent'],
    [ask(alice), { scps: [[source('a', allow)], [elsewhere]] }, 'scp', 'silent'],
    [ask(alice), { scps: [[source('a', allow)]] }, 'scp', 'allows'],
    [ask(ec2), { scps: [[elsewhere]] }, 'scp', 'not-needed'],
    [ask(alice), {}, 'rcp', 'absent'],
    [ask(alice), { rcps: [[]] }, 'rcp', 'silent'],
    [ask(alice), {}, 'boundary', 'absent'],
    [ask(alice), { boundary: elsewhere }, 'boundary', 'silent'],
    [ask(ec2), { boundary: elsewhere }, 'boundary', 'not-needed'],
    [ask(alice), { session: [] }, 'session', 'silent'],
    [ask(alice), { identity: [elsewhere] }, 'identity', 'silent'],
    [ask(ec2), { identity: [source('a', allow)] }, 'identity', 'not-needed'],
    [ask(alice), bucket(to('444455556666')), 'resource', 'not-needed'],
    [
      ask(alice, { action: caller.Action }),
      { identity: [source('d', { ...deny, Action: '*' })] },
      'identity',
      'not-needed',
    ],
  ]
  for (const [question, policies, layer, verdict] of table) {
    const explanation = explain(question, { ...none, ...policies })
    const found = explanation.layers.find((one) => one.layer === layer)!
    assert.equal(found.verdict, verdict, `${layer} for ${question.principal.kind}`)
  }
})

test('an organization’s layer says what each level said, and only where it binds', () => {
  const levels = [
    [source('top', allow)],
    [source('mid', { ...allow, Action: 'ec2:*' })],
    [source('low', deny)],
  ]
  const levelsOf = (question: Question, policies: Partial<PolicySet>, layer: Layer) =>
    explain(question, { ...none, ...policies })
      .layers.find((one) => one.layer === layer)!
      .levels?.map(({ level, verdict }) => `${level} ${verdict}`)
  assert.deepEqual(levelsOf(ask(alice), { scps: levels }, 'scp'), ['1 allows', '2 silent', '3 denies'])
  assert.equal(levelsOf(ask(alice), { scps: levels }, 'rcp'), undefined)
  assert.equal(levelsOf(ask(alice), { scps: levels }, 'identity'), undefined)
  assert.equal(levelsOf(ask(ec2), { scps: levels }, 'scp'), undefined)
  assert.equal(levelsOf(ask(alice, { action: 'sts:GetCallerIdentity' }), { scps: levels }, 'scp'), undefined)
  assert.deepEqual(levelsOf(ask(alice), { rcps: [[], []] }, 'rcp'), ['1 silent', '2 silent'])
})

test('an explicit denial tells what it would take once it is gone, any other outcome does not', () => {
  const table: [Partial<PolicySet>, number | undefined][] = [
    [{ identity: [source('own', deny)] }, 1],
    [{ identity: [source('own', allow, deny)] }, 0],
    [{ identity: [source('own', deny)], boundary: source('b', { ...allow, Action: 'ec2:*' }) }, 2],
    [{ identity: [source('own', allow)] }, undefined],
    [{}, undefined],
  ]
  for (const [policies, count] of table) {
    const { alsoMissing, outcome, missing } = explain(ask(alice), { ...none, ...policies })
    assert.equal(alsoMissing?.length, count, JSON.stringify(alsoMissing))
    if (outcome === 'ExplicitlyDenied') assert.deepEqual(missing, [])
  }
})

test('of hundreds of conditions an explanation keeps ten', () => {
  const StringEquals = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`x:k${at}`, 'v']))
  const StringNotEquals = StringEquals
  const statementOf = (Condition: object) =>
    explain(ask(alice), { ...none, identity: [source('own', { ...allow, Condition })] }).layers.find(
      ({ layer }) => layer === 'identity',
    )!.policies[0]!.statements[0]!
  assert.equal(statementOf({ StringEquals }).alsoFailed?.length, 10)
  assert.equal(statementOf({ StringNotEquals }).met?.length, 10)
  assert.equal(statementOf({ StringNotEquals: { 'x:y': 'z' } }).failed, undefined)
})
