import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeHouse, otherTestAccount, testAccount, type TestHouse } from '../../test/fixtures/house.ts'
import {
  addBucket,
  addRole,
  addUser,
  allow,
  trusts,
  type Document,
} from '../../test/fixtures/worlds/small-world.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { Need } from '../policy/powers/possible.ts'
import type { Step } from '../policy/powers/reach.ts'
import type { ContextKeys } from '../policy/types.ts'
import type { LiveActor } from './actors.ts'
import { openSnapshot } from './snapshot.ts'
import { openPowers, type Powers } from './who-can.ts'

const models = fileURLToPath(new URL('../../models', import.meta.url))
const home = testAccount
const away = otherTestAccount
const secret = 'arn:aws:s3:::secrets/a'

/** Makes a world, asks about it while its house still runs, and takes it down. */
async function inWorld(
  make: (house: TestHouse['house']) => Promise<unknown>,
  ask: (powers: Powers) => Promise<void>,
): Promise<void> {
  const world = await makeHouse()
  try {
    await make(world.house)
    const snapshot = await openSnapshot(world.house.dataDirectory, models)
    try {
      await ask(await openPowers(snapshot))
    } finally {
      await snapshot.close()
    }
  } finally {
    await world.close()
  }
}

const shortName = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1).replace(/^.*:root$/, 'root')

/** `alice>Reader>Writer`, with a question mark behind each step that needs a condition. */
async function told(powers: Powers, action: string, resource: string, hops = 3): Promise<string[]> {
  const ways = await powers.whoCan(action, resource, hops)
  const mark = ({ can, session }: Step) =>
    (can === 'if' ? '?' : '') + (session === undefined ? '' : `@${session}`)
  return ways
    .filter(({ path }) => !['root', 'admin'].includes(shortName(path.start.arn)))
    .map(({ path: { start, hops: taken }, last }) =>
      [start.arn, ...taken.map(({ to }) => to.arn)]
        .map((arn, at) => shortName(arn) + mark(taken[at]?.step ?? last))
        .join('>'),
    )
}

const get = allow('s3:GetObject', secret)
const become = (role: string, account = home) =>
  allow('sts:AssumeRole', `arn:aws:iam::${account}:role/${role}`)

test('follows roles to roles, across accounts, as far as it is told', async () => {
  await inWorld(
    async (house) => {
      const alice = await addUser(house, home, 'alice')
      await addUser(house, home, 'bob', [get])
      await addUser(house, home, 'carol', [become('Other', away)])
      await addUser(house, away, 'eve', [allow('sts:*', '*')])
      const first = await addRole(house, home, 'First', trusts(alice), [become('Second')])
      const second = await addRole(house, home, 'Second', trusts(first), [become('Last', away)])
      await addRole(house, away, 'Last', trusts(second), [get])
      await addRole(house, away, 'Other', trusts([home, away]), [get])
      await addBucket(house, away, 'secrets', {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { AWS: home }, Action: 's3:*', Resource: secret },
      })
    },
    async (powers) => {
      assert.deepEqual(await told(powers, 's3:GetObject', secret), [
        'alice>First>Second>Last',
        'bob',
        'carol>Other',
        'First>Second>Last',
        'Second>Last',
        'eve>Other',
        'Last',
        'Other',
      ])
      assert.deepEqual(await told(powers, 's3:GetObject', secret, 1), [
        'bob',
        'carol>Other',
        'Second>Last',
        'eve>Other',
        'Last',
        'Other',
      ])
      const alice = powers.actors.find(({ arn }) => arn.endsWith('user/alice'))!
      assert.deepEqual(
        powers.roles(alice, 2).map(({ hops }) => hops.map(({ to }) => shortName(to.arn)).join('>')),
        ['First', 'First>Second'],
      )
      assert.equal((await powers.can(alice, 's3:GetObject', secret)).can, 'never')
    },
  )
})

test('lists what hangs on conditions with them, and prefers a longer way without', async () => {
  const office = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
  await inWorld(
    async (house) => {
      await addUser(house, home, 'mfa', [
        allow('s3:*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      ])
      await addUser(house, home, 'named', [allow('s3:*', '*', { StringEquals: { 'aws:username': 'other' } })])
      await addUser(house, home, 'office', [
        get,
        {
          Version: '2012-10-17',
          Statement: { Effect: 'Deny', Action: '*', Resource: '*', Condition: office },
        },
      ])
      await addUser(house, home, 'barred', [
        get,
        { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 's3:*', Resource: '*' } },
      ])
      const both = await addUser(house, home, 'both', [
        allow('s3:*', '*', { StringEquals: { 's3:authType': 'REST-HEADER' } }),
      ])
      const guest = await addUser(house, home, 'guest')
      await addRole(house, home, 'Free', trusts(both), [get])
      await addRole(house, home, 'External', trusts(guest, { StringEquals: { 'sts:ExternalId': '4711' } }), [
        get,
      ])
      const mfaOnly = allow('s3:*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })
      await addRole(house, home, 'NeverMfa', trusts(guest), [mfaOnly])
      const tagged = allow('s3:GetObject', 'arn:aws:s3:::${aws:PrincipalTag/bucket}/a')
      await addRole(house, home, 'Tagged', trusts(home), [tagged])
      const inNamed = `arn:aws:sts::${home}:assumed-role/Free/nightly`
      await addRole(house, away, 'Nightly', trusts(inNamed), [])
      await addRole(house, home, 'Nightly', trusts(inNamed), [])
    },
    async (powers) => {
      assert.deepEqual(await told(powers, 's3:GetObject', secret), [
        'both>Free',
        'guest?>External',
        'mfa?',
        'office?',
        'External',
        'Free',
        'Tagged?',
      ])
      const ways = await powers.whoCan('s3:GetObject', secret, 3)
      const needs = (name: string) => {
        const way = ways.find(({ path }) => shortName(path.start.arn) === name)!
        const all = [...way.path.hops.map(({ step }) => step), way.last].flatMap((step) => step.needs)
        return all.map(({ effect, conditions }) => [
          effect,
          ...conditions.map(({ key, values }) => `${key}=${values}`),
        ])
      }
      assert.deepEqual(needs('mfa'), [['Allow', 'aws:MultiFactorAuthPresent=true']])
      assert.deepEqual(needs('office'), [['Deny', 'aws:SourceIp=203.0.113.0/24']])
      assert.deepEqual(needs('guest'), [['Allow', 'sts:ExternalId=4711']])
      assert.deepEqual(needs('Tagged'), [
        ['Allow', 'aws:principaltag/bucket=arn:aws:s3:::${aws:PrincipalTag/bucket}/a'],
      ])
      const nightly = `arn:aws:iam::${home}:role/Nightly`
      assert.deepEqual(await told(powers, 'sts:AssumeRole', nightly), ['both>Free@nightly', 'Free@nightly'])
    },
  )
})

type Drawn = { users: Document[][]; roles: { trust: Document; policies: Document[] }[] }

/** Worlds of few users and roles whose names meet. */
const drawnWorld: fc.Arbitrary<Drawn> = (() => {
  const role = fc.constantFrom(
    '*',
    `arn:aws:iam::${home}:role/*`,
    ...[0, 1, 2, 3].map((n) => `arn:aws:iam::${home}:role/R${n}`),
  )
  const condition = fc.constantFrom(
    undefined,
    undefined,
    { StringEquals: { 'sts:ExternalId': 'x' } },
    { IpAddress: { 'aws:SourceIp': '203.0.113.7' } },
    { StringEquals: { 'aws:PrincipalAccount': home } },
  )
  const assume = fc.tuple(role, condition).map(([resource, when]) => allow('sts:AssumeRole', resource, when))
  const deny = fc
    .tuple(role, fc.constantFrom(undefined, { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }))
    .map(([Resource, Condition]): Document => ({
      Version: '2012-10-17',
      Statement: { Effect: 'Deny', Action: 'sts:*', Resource, ...(Condition && { Condition }) },
    }))
  const read = condition.map((when) => allow('s3:GetObject', '*', when))
  const policies = fc.array(fc.oneof(assume, assume, read, deny), { maxLength: 2 })
  const principal = fc.constantFrom(
    home,
    away,
    '*',
    `arn:aws:iam::${home}:user/u0`,
    `arn:aws:iam::${away}:user/u1`,
    `arn:aws:iam::${home}:role/R0`,
    `arn:aws:sts::${home}:assumed-role/R1/s`,
  )
  const trust = fc.tuple(principal, condition).map(([who, when]) => trusts(who, when))
  return fc.record({
    users: fc.array(policies, { minLength: 2, maxLength: 4 }),
    roles: fc.array(fc.record({ trust, policies }), { minLength: 2, maxLength: 6 }),
  })
})()

async function build(house: TestHouse['house'], { users, roles }: Drawn): Promise<void> {
  for (const [at, policies] of users.entries())
    await addUser(house, at % 2 === 0 ? home : away, `u${at}`, policies)
  for (const [at, { trust, policies }] of roles.entries()) {
    await addRole(house, at === 5 ? away : home, `R${at}`, trust, policies)
  }
}

/** A context in which the needs are met. */
function meeting(keys: ContextKeys, needs: readonly Need[]): ContextKeys {
  const met = new Map<string, string[]>()
  for (const { conditions } of needs)
    for (const { key, values } of conditions) met.set(key.toLowerCase(), [values[0]!])
  return { get: (name) => met.get(name) ?? keys.get(name), keys: () => keys.keys() }
}

async function holds(
  powers: Powers,
  actor: LiveActor,
  step: Step,
  action: string,
  resource: string,
): Promise<boolean> {
  const { question, policies } = await powers.question(actor, step.session, action, resource)
  const asIs = evaluate(question, policies).outcome === 'Allowed'
  assert.equal(asIs, step.can === 'always')
  return evaluate({ ...question, keys: meeting(question.keys, step.needs) }, policies).outcome === 'Allowed'
}

/** Who gets there without conditions, found by asking the engine about every pair. */
async function reachers(powers: Powers, hops: number): Promise<Set<string>> {
  const asks = async (actor: LiveActor, action: string, resource: string) => {
    const sessions = actor.kind === 'role' ? [undefined, 's'] : [undefined]
    const answers = sessions.map(async (session) => powers.question(actor, session, action, resource))
    return (await Promise.all(answers)).some(
      ({ question, policies }) => evaluate(question, policies).outcome === 'Allowed',
    )
  }
  const found = new Set<string>()
  for (const actor of powers.actors) if (await asks(actor, 's3:GetObject', secret)) found.add(actor.arn)
  for (let hop = 0; hop < hops; hop += 1) {
    const there = powers.actors.filter(({ kind, arn }) => kind === 'role' && found.has(arn))
    for (const actor of powers.actors) {
      for (const { arn } of there) if (await asks(actor, 'sts:AssumeRole', arn)) found.add(actor.arn)
    }
  }
  return found
}

test('every listed way is allowed hop by hop by the engine, and none without conditions is left out', async () => {
  await fc.assert(
    fc.asyncProperty(drawnWorld, async (drawn) => {
      await inWorld(
        (house) => build(house, drawn),
        async (powers) => {
          const ways = await powers.whoCan('s3:GetObject', secret, 2)
          const sure = new Set<string>()
          for (const { path, last } of ways) {
            let at = path.start
            for (const { from, to, step } of path.hops) {
              assert.equal(from, at)
              assert.ok(await holds(powers, from, step, 'sts:AssumeRole', to.arn), `${from.arn} → ${to.arn}`)
              at = to
            }
            assert.ok(await holds(powers, at, last, 's3:GetObject', secret))
            const steps = [...path.hops.map(({ step }) => step), last]
            if (steps.every(({ can }) => can === 'always')) sure.add(path.start.arn)
          }
          assert.deepEqual([...sure].sort(), [...(await reachers(powers, 2))].sort())
          for (const actor of powers.actors) {
            for (const { hops } of powers.roles(actor, 2)) {
              for (const { from, to, step } of hops) {
                assert.ok(await holds(powers, from, step, 'sts:AssumeRole', to.arn))
              }
            }
          }
        },
      )
    }),
    { numRuns: 25, seed: 20261122 },
  )
})
