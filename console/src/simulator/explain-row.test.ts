import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentsOf, explainRow, type Explained, type SimulatedPrincipal } from './explain-row.ts'
import { rowsOf, type SimulatedRow } from './operations.ts'

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
const row = (action: string, resource: string): SimulatedRow => ({
  action,
  resource,
  decision: '',
  matched: [],
  missing: [],
  details: {},
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
    assert.equal(explainRow(given(part as Partial<Explained>), row(action, resource)).outcome, outcome)
  })
}

test('an explanation has every layer, and of the organization what the simulation tells of it', () => {
  const told = (more: Partial<SimulatedRow>, part: Partial<Explained> = {}) => {
    const { outcome, layer, layers, missing } = explainRow(given(part), {
      ...row('s3:GetObject', '*'),
      ...more,
    })
    assert.deepEqual(
      layers.map((one) => one.layer),
      ['scp', 'rcp', 'resource', 'identity', 'boundary', 'session'],
    )
    const [scp, rcp] = layers
    assert.deepEqual([scp!.policies, rcp!.policies, scp!.levels], [[], [], undefined])
    return { outcome, layer, verdict: scp!.verdict, because: scp!.because, missing }
  }
  const because = (says: string) => `the organization's policies on the account ${says}`
  assert.equal(told({}).verdict, 'absent')
  const allowed = told({ allowedByOrganizations: true })
  assert.deepEqual(
    [allowed.outcome, allowed.verdict, allowed.because],
    ['Allowed', 'allows', because('allow it')],
  )
  const silent = told({ allowedByOrganizations: false, decision: 'implicitDeny' })
  assert.deepEqual(
    [silent.outcome, silent.layer, silent.because],
    ['ImplicitlyDenied', 'scp', because('do not allow it')],
  )
  assert.deepEqual(
    silent.missing.map(({ layer, level }) => [layer, level]),
    [['scp', undefined]],
  )
  const denied = told({ allowedByOrganizations: false, decision: 'explicitDeny' })
  assert.deepEqual(
    [denied.outcome, denied.layer, denied.because],
    ['ExplicitlyDenied', 'scp', because('deny it')],
  )
  const several = told({ allowedByOrganizations: false, decision: 'implicitDeny', isOneOfSeveral: true })
  assert.equal(several.because, because('do not allow it, for one of the resources at least'))
  const other = told({ allowedByOrganizations: false, decision: 'allowed', isOneOfSeveral: true })
  assert.deepEqual([other.outcome, other.verdict], ['Allowed', 'allows'])
})

test('what a service asks about where it is asked for all of it counts', () => {
  const listing = policy({ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::*' })
  const asked = { principal: undefined, ...asking({ policy: listing }) }
  assert.equal(explainRow(given(asked), row('s3:ListAllMyBuckets', '*')).outcome, 'Allowed')
})

test('every policy that an explanation names can be shown', () => {
  const world = given({
    trust: trusts(anna.arn),
    ...asking({ policy: tagged, boundary: policy(allow('*')) }),
  })
  const documents = documentsOf(world)
  const named = explainRow(world, row('sts:AssumeRole', role)).layers.flatMap(({ policies }) => policies)
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
