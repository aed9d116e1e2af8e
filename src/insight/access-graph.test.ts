import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeHouse, otherTestAccount, testAccount, type TestHouse } from '../../test/fixtures/house.ts'
import { addRole, addUser, allow, trusts, type Document } from '../../test/fixtures/worlds/small-world.ts'
import { addMember, insertGroup } from '../store/entities/groups.ts'
import { findUserByName } from '../store/entities/users.ts'
import { accessGraph } from './access-graph.ts'

const home = testAccount
const away = otherTestAccount

const become = (role: string, account = home, condition?: object) =>
  allow('sts:AssumeRole', `arn:aws:iam::${account}:role/${role}`, condition)

const trustsA = (Principal: object, Action: string, condition?: object): Document => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal, Action, ...(condition === undefined ? {} : { Condition: condition }) },
  ],
})

const shortName = (id: string): string => id.replace(/^arn:aws:iam::(\d)\d{11}:/, '$1:')

/** `FROM -KIND> TO`, with a question mark where a condition must hold; what the test house brings left out. */
async function told(make: (house: TestHouse['house']) => Promise<unknown>): Promise<string[]> {
  const world = await makeHouse()
  try {
    await make(world.house)
    const { edges, nodes } = await accessGraph(
      { ...world.house, read: world.house.store.read },
      home,
      world.house.turns,
    )
    const known = new Set(nodes.map(({ id }) => id))
    for (const { from, to } of edges) assert.ok(known.has(from) && known.has(to), `${from} ${to}`)
    return edges
      .filter(({ from }) => !from.endsWith('/admin'))
      .map(({ from, to, kind, step }) => {
        const mark = step?.can === 'if' ? '?' : ''
        return `${shortName(from)} -${kind}${mark}> ${shortName(to)}`
      })
      .toSorted()
  } finally {
    await world.close()
  }
}

test('joins who may become whom only where both sides agree', async () => {
  const edges = await told(async (house) => {
    await addRole(house, home, 'Reader', trusts(home), [become('Writer')])
    await addRole(house, home, 'Writer', trusts(`arn:aws:iam::${home}:role/Reader`))
    await addRole(house, home, 'Lonely', trusts(home))
    await addUser(house, home, 'alice', [become('Reader'), become('Writer')])
    await addUser(house, home, 'bob')
  })
  assert.deepEqual(edges, ['1:role/Reader -assume> 1:role/Writer', '1:user/alice -assume> 1:role/Reader'])
})

test('says which steps need a condition', async () => {
  const edges = await told(async (house) => {
    const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
    await addRole(house, home, 'Guarded', trusts(home, mfa))
    await addUser(house, home, 'alice', [become('Guarded')])
  })
  assert.deepEqual(edges, ['1:user/alice -assume?> 1:role/Guarded'])
})

test('asks both sides for roles of other accounts, and only the own side for callers from there', async () => {
  const edges = await told(async (house) => {
    await addRole(house, away, 'Open', trusts(home))
    await addRole(house, away, 'Shut', trusts(away))
    await addUser(house, home, 'alice', [become('*', away)])
    const carol = await addUser(house, away, 'carol', [become('Named', home)])
    const dave = await addUser(house, away, 'dave')
    const robot = await addRole(house, away, 'Robot', trusts(away))
    await addRole(house, home, 'Named', trusts([carol, dave, robot]))
    await addRole(house, home, 'Partner', trusts(away, { StringEquals: { 'sts:ExternalId': 'x' } }))
    await addRole(house, home, 'Public', trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-x' } }))
  })
  assert.deepEqual(edges, [
    '* -trust?> 1:role/Public',
    '1:user/alice -assume> 4:role/Open',
    '4:role/Robot -trust> 1:role/Named',
    '4:root -trust?> 1:role/Partner',
    '4:user/carol -trust> 1:role/Named',
    '4:user/dave -trust> 1:role/Named',
  ])
})

test('shows the services and identity providers that a role trusts, unless a denial shuts them out', async () => {
  const provider = `arn:aws:iam::${home}:oidc-provider/id.example`
  const saml = `arn:aws:iam::${home}:saml-provider/Okta`
  const edges = await told(async (house) => {
    await addRole(house, home, 'App', trustsA({ Service: 'ec2.amazonaws.com' }, 'sts:AssumeRole'))
    await addRole(house, home, 'Ci', {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: provider },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { 'id.example:sub': 'repo' } },
        },
        { Effect: 'Allow', Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithSAML' },
      ],
    })
    await addRole(house, home, 'Barred', {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
      ],
    })
  })
  assert.deepEqual(edges, [
    '1:oidc-provider/id.example -assume?> 1:role/Ci',
    '1:saml-provider/Okta -assume> 1:role/Ci',
    'ec2.amazonaws.com -assume> 1:role/App',
  ])
})

test('joins users to their groups', async () => {
  const edges = await told(async (house) => {
    await addUser(house, home, 'alice')
    const alice = await findUserByName(house.store.read, home, 'alice')
    await house.store.write(home, async (tx) => {
      const names = { name: 'Ops', nameKey: 'ops', path: '/teams/' }
      await insertGroup(tx, { id: 'AGPAOPS', account: home, ...names, created: 0 })
      await addMember(tx, home, 'AGPAOPS', alice!.id)
    })
  })
  assert.deepEqual(edges, ['1:user/alice -member> 1:group/Ops'])
})

test('ends at ten thousand edges, and says that there are more', async () => {
  const world = await makeHouse()
  try {
    const { house } = world
    for (let at = 0; at < 110; at += 1) await addRole(house, home, `r${at}`, trusts(home))
    for (let at = 0; at < 95; at += 1) await addUser(house, home, `u${at}`, [allow('sts:AssumeRole', '*')])
    const graph = await accessGraph({ ...house, read: house.store.read }, home, house.turns)
    assert.deepEqual([graph.edges.length, graph.truncated], [10_000, true])
  } finally {
    await world.close()
  }
})
