import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentsOf, explainRow, type Explained, type SimulatedPrincipal } from './explain-row.ts'
import { rowsOf } from './operations.ts'

const account = '111122223333'
const role = `arn:aws:iam::${account}:role/deploy`
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const allow = (Action: string, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more })

const anna: SimulatedPrincipal = {
  kind: 'user',
  name: 'anna',
  arn: `arn:aws:iam::${account}:user/anna`,
  id: 'AIDAEXAMPLE',
  tags: [{ Key: 'Team', Value: 'ops' }],
  policies: [
    { id: 'Own', type: 'user', owner: 'anna', text: policy(allow('s3:Get*'), allow('sts:AssumeRole')) },
  ],
}

const given = (part: Partial<Explained>): Explained => ({
  question: { actions: [], resources: [], context: [] },
  account,
  principal: anna,
  trust: new Map(),
  now: new Date(0),
  ...part,
})
const asking = (part: object) => ({ question: { actions: [], resources: [], context: [], ...part } })
const tagged = policy(
  allow('s3:PutObject', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } } }),
)
const ofMine = policy(allow('s3:PutObject', { Condition: { StringEquals: { 'aws:userid': 'AIDAEXAMPLE' } } }))
const byIp = policy(allow('s3:PutObject', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }))
const context = [{ key: 'aws:SourceIp', type: 'ip', values: ['10.1.1.1'] }]
const trusts = (AWS: string) =>
  new Map([[role, policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' })]])

for (const [name, part, action, resource, outcome] of [
  ['its own policy allows', {}, 's3:GetObject', '*', 'Allowed'],
  ['nothing else is allowed', {}, 's3:PutObject', '*', 'ImplicitlyDenied'],
  ['a policy of the question counts too', asking({ policy: tagged }), 's3:PutObject', '*', 'Allowed'],
  ['its unique id is known', asking({ policy: ofMine }), 's3:PutObject', '*', 'Allowed'],
  ['a key that is not given is absent', asking({ policy: byIp }), 's3:PutObject', '*', 'ImplicitlyDenied'],
  ['a key that is given counts', asking({ policy: byIp, context }), 's3:PutObject', '*', 'Allowed'],
  [
    'a boundary limits',
    asking({ boundary: policy(allow('iam:*')) }),
    's3:GetObject',
    '*',
    'ImplicitlyDenied',
  ],
  [
    'a trust policy that names it lets it assume',
    { trust: trusts(anna.arn) },
    'sts:AssumeRole',
    role,
    'Allowed',
  ],
  [
    'one that names somebody else does not',
    { trust: trusts('444455556666') },
    'sts:AssumeRole',
    role,
    'ImplicitlyDenied',
  ],
  [
    'a text alone has nobody behind it',
    { principal: undefined, ...asking({ policy: tagged }) },
    's3:PutObject',
    '*',
    'ImplicitlyDenied',
  ],
] as const) {
  test(name, () => {
    assert.equal(explainRow(given(part as Partial<Explained>), action, resource).outcome, outcome)
  })
}

test('an explanation tells nothing of the policies of an organization', () => {
  const { layers } = explainRow(given({}), 's3:GetObject', '*')
  assert.deepEqual(
    layers.map(({ layer }) => layer),
    ['resource', 'identity', 'boundary', 'session'],
  )
})

test('every policy that an explanation names can be shown', () => {
  const world = given({
    trust: trusts(anna.arn),
    ...asking({ policy: tagged, boundary: policy(allow('*')) }),
  })
  const documents = documentsOf(world)
  const named = explainRow(world, 'sts:AssumeRole', role).layers.flatMap(({ policies }) => policies)
  assert.equal(named.length, 4)
  for (const { id } of named) assert.ok(documents.has(id), id)
})

test('an action about several resources is a row for each, one about all of it a row', () => {
  const result = { EvalActionName: 's3:GetObject', EvalResourceName: '*', EvalDecision: 'allowed' as const }
  assert.deepEqual(
    rowsOf(result).map(({ resource, decision }) => [resource, decision]),
    [['*', 'allowed']],
  )
  const specific = ['a', 'b'].map((EvalResourceName) => ({
    EvalResourceName,
    EvalResourceDecision: 'explicitDeny' as const,
  }))
  assert.deepEqual(
    rowsOf({ ...result, ResourceSpecificResults: specific }).map(({ resource, decision }) => [
      resource,
      decision,
    ]),
    [
      ['a', 'explicitDeny'],
      ['b', 'explicitDeny'],
    ],
  )
})
