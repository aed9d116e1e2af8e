import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidatesFor, compileText } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain/explain.ts'
import { explanationText } from './explain/explanation-text.ts'
import type { Layer, Question } from './types.ts'
import type { SourcedPolicy, PolicyType, PolicySet, Decision } from './policy-set.ts'
import { newSteps } from './steps.ts'

const account = '111122223333'
const question: Question = {
  principal: { kind: 'User', arn: `arn:aws:iam::${account}:user/alice`, account },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: account,
  keys: new Map([['s3:prefix', ['x']]]),
}
const source = (id: string, ...statements: object[]): SourcedPolicy => ({
  id,
  type: 'managed' as PolicyType,
  policy: compileText(JSON.stringify({ Version: '2012-10-17', Statement: statements })),
})
const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
const deny = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }
const everyone = { Principal: '*' }
const none: PolicySet = { scps: [], rcps: [], identity: [], resourceKind: 'none' }
const refs = ({ statements }: Decision) =>
  statements.map(({ layer, source: { id }, index }) => [layer, id, index])

test('names the first layer that denies and lists every denying statement', () => {
  const policies: PolicySet = {
    scps: [[source('scp', allow, deny)]],
    rcps: [[source('rcp', { ...deny, ...everyone }, { ...allow, ...everyone })]],
    resource: source('bucket', { ...deny, ...everyone }),
    resourceKind: 'generic',
    identity: [source('own', allow), source('other', deny, deny)],
    boundary: source('boundary', deny),
    session: [source('session', deny)],
  }
  const order: Layer[] = ['scp', 'rcp', 'resource', 'identity', 'boundary', 'session']
  const decision = evaluate(question, policies)
  assert.deepEqual([decision.outcome, decision.layer], ['ExplicitlyDenied', 'scp'])
  assert.deepEqual(refs(decision), [
    ['scp', 'scp', 1],
    ['rcp', 'rcp', 0],
    ['resource', 'bucket', 0],
    ['identity', 'other', 0],
    ['identity', 'other', 1],
    ['boundary', 'boundary', 0],
    ['session', 'session', 0],
  ])
  assert.deepEqual([...new Set(decision.statements.map(({ layer }) => layer))], order)
})

test('names the first layer whose Allow is missing', () => {
  const table: [Partial<PolicySet>, Layer][] = [
    [{ scps: [[source('scp', allow)], []], rcps: [[]] }, 'scp'],
    [{ rcps: [[]] }, 'rcp'],
    [{ resourceKind: 'key-policy', boundary: source('b') }, 'resource'],
    [{ boundary: source('b'), session: [] }, 'identity'],
    [{ identity: [source('own', allow)], boundary: source('b'), session: [] }, 'boundary'],
    [{ identity: [source('own', allow)], session: [] }, 'session'],
  ]
  for (const [policies, layer] of table) {
    const decision = evaluate(question, { ...none, ...policies })
    assert.deepEqual([decision.outcome, decision.layer, decision.statements], ['ImplicitlyDenied', layer, []])
  }
})

test('lists one allowing statement of each layer that had to allow, and of no other', () => {
  const policies: PolicySet = {
    ...none,
    scps: [[source('root', allow)], [source('account', { ...allow, Action: 'ec2:*' }, allow)]],
    identity: [source('own', allow, allow), source('more', allow)],
    boundary: source('boundary', allow),
  }
  assert.deepEqual(refs(evaluate(question, policies)), [
    ['scp', 'root', 0],
    ['scp', 'account', 1],
    ['identity', 'own', 0],
    ['boundary', 'boundary', 0],
  ])
  const bucket = source('bucket', { ...allow, Principal: { AWS: account } }, { ...allow, ...everyone })
  const direct = evaluate(question, { ...none, resource: bucket, resourceKind: 'generic', identity: [] })
  assert.deepEqual(refs(direct), [['resource', 'bucket', 1]])
})

test('names of a resource’s policy the statement that spares the caller most, the first of equals', () => {
  const away = '444455556666'
  const session: Question = {
    ...question,
    principal: {
      kind: 'AssumedRole',
      arn: `arn:aws:sts::${away}:assumed-role/Worker/job`,
      account: away,
      issuerArn: `arn:aws:iam::${away}:role/Worker`,
    },
  }
  const named = { account: away, role: session.principal.issuerArn, session: session.principal.arn }
  const other = { Resource: 'arn:aws:s3:::other' }
  const table: [statements: object[], decided: number][] = [
    [[{ AWS: named.account }], 0],
    [[{ AWS: named.account }, { AWS: named.account }], 0],
    [[{ AWS: named.account }, { AWS: named.role }], 1],
    [[{ AWS: named.role }, { AWS: named.account }], 0],
    [[{ AWS: named.role }, { AWS: named.role }], 0],
    [[{ AWS: named.account }, { AWS: named.role }, { AWS: named.session }], 2],
    [[{ AWS: named.session }, { AWS: named.role }], 0],
  ]
  for (const [principals, decided] of table) {
    const statements = principals.map((Principal) => ({ ...allow, Principal }))
    const bucket = source('bucket', ...statements)
    const policies: PolicySet = {
      ...none,
      identity: [source('own', allow)],
      resource: bucket,
      resourceKind: 'generic',
    }
    const about = JSON.stringify(principals)
    assert.deepEqual(refs(evaluate(session, policies)).slice(0, 1), [['resource', 'bucket', decided]], about)
    const elsewhere = source('bucket', ...statements.map((statement) => ({ ...statement, ...other })))
    assert.equal(evaluate(session, { ...policies, resource: elsewhere }).layer, 'resource', about)
  }
})

test('names the first statement of a level of RCPs that lets the request through, and of a session', () => {
  const through = { ...allow, ...everyone }
  const elsewhere = { ...through, Resource: 'arn:aws:s3:::other' }
  const policies: PolicySet = {
    ...none,
    rcps: [[source('rcp', elsewhere, through, through), source('more', through)]],
    identity: [source('own', allow)],
    session: [source('narrow', { ...allow, Action: 'ec2:*' }), source('wide', allow)],
  }
  assert.deepEqual(refs(evaluate(question, policies)), [
    ['rcp', 'rcp', 1],
    ['identity', 'own', 0],
    ['session', 'wide', 0],
  ])
  assert.equal(evaluate(question, { ...policies, rcps: [[source('rcp', elsewhere)]] }).layer, 'rcp')
})

test('a policy that cannot be read denies every action to everyone', () => {
  const broken: SourcedPolicy = { id: 'broken', type: 'managed', policy: compileText('{"Statement":[{}]}') }
  for (const policies of [
    { identity: [broken, source('own', allow)] },
    { resource: broken },
    { boundary: broken },
  ]) {
    assert.equal(evaluate(question, { ...none, ...policies }).outcome, 'ExplicitlyDenied')
  }
  assert.equal(broken.policy.findings?.length, 1)
})

test('remembers the statements of an action, and forgets rather than grow without end', () => {
  const { policy } = source(
    'own',
    allow,
    { ...allow, Action: 'ec2:*' },
    { ...deny, Action: undefined, NotAction: 'ec2:*' },
  )
  assert.equal(
    candidatesFor(policy, 's3:GetObject', newSteps()),
    candidatesFor(policy, 's3:GetObject', newSteps()),
  )
  assert.equal(
    candidatesFor(policy, 'S3:getobject', newSteps()).allow[0],
    candidatesFor(policy, 's3:GetObject', newSteps()).allow[0],
  )
  assert.deepEqual(candidatesFor(policy, 's3:GetObject', newSteps()).deny.length, 1)
  assert.deepEqual(candidatesFor(policy, 'ec2:RunInstances', newSteps()).deny.length, 0)
  for (let at = 0; at < 5000; at += 1) candidatesFor(policy, `s3:Unknown${at}`, newSteps())
  assert.ok(policy.candidates.size <= 1024)
})

test('explains in words which element did not fit and what is missing', () => {
  const own = source(
    'own',
    { ...allow, Sid: 'Elsewhere', Resource: 'arn:aws:s3:::other/*' },
    { ...allow, Condition: { StringLike: { 's3:prefix': 'home/*', 'aws:x': '1' } } },
    { ...allow, Action: 'ec2:*' },
  )
  const bucket = source('b', { ...allow, Principal: { AWS: '444455556666' } })
  const explanation = explain(question, {
    ...none,
    identity: [own],
    resource: bucket,
    resourceKind: 'generic',
  })
  assert.deepEqual(explanation.missing, [
    {
      layer: 'identity',
      statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' },
    },
  ])
  const lines = explanationText(explanation).split('\n')
  assert.deepEqual(lines.slice(1, 15), [
    '├─ service control policies: none',
    '├─ resource control policies: none',
    '├─ resource policy: not needed (within one account the identity policies are enough)',
    '│  └─ b',
    '│     └─ Allow statement 1 (line 1) all but matches: Principal asks for 444455556666; ' +
      `the request has ${question.principal.arn}, ${account}`,
    '├─ identity policies: not allowed (no statement allows it)',
    '│  └─ own',
    '│     ├─ Allow statement 1 Elsewhere (line 1) all but matches: Resource asks for arn:aws:s3:::other/*; ' +
      'the request has arn:aws:s3:::b/k',
    '│     ├─ Allow statement 2 (line 1):',
    '│     │  ├─ StringLike s3:prefix asks for home/*; the request has x',
    '│     │  └─ StringLike aws:x asks for 1; the request has no such key',
    '│     └─ 1 statement about other actions',
    '├─ permissions boundary: none',
    '└─ session policies: none',
  ])
})
