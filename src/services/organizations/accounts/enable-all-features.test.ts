import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { makeHouse, type TestHouse } from '../../../../test/fixtures/house.ts'
import { organizer, type Organizer } from '../../../../test/fixtures/organization.ts'
import { findRoleByName } from '../../../store/entities/roles.ts'

let world: TestHouse
let manage: Organizer
let there: Organizer
beforeEach(async () => {
  world = await makeHouse()
  manage = organizer(world.house, world.account)
  there = organizer(world.house, world.otherAccount)
  await manage('CreateOrganization', { FeatureSet: 'CONSOLIDATED_BILLING' })
})
afterEach(() => world.close())

const featureSet = async () => (await manage('DescribeOrganization', {})).Organization!.FeatureSet
const violates = (Reason: string) => ({
  code: 'HandshakeConstraintViolationException',
  details: { Reason },
})

async function invite(): Promise<string> {
  const Target = { Id: world.otherAccount, Type: 'ACCOUNT' as const }
  return (await manage('InviteAccountToOrganization', { Target })).Handshake!.Id!
}

describe('all features', () => {
  test('come when every invited account has approved and the management account completes it', async () => {
    await there('AcceptHandshake', { HandshakeId: await invite() })
    const { Handshake: parent } = await manage('EnableAllFeatures', {})
    assert.deepEqual([parent!.State, parent!.Action], ['REQUESTED', 'ENABLE_ALL_FEATURES'])
    await assert.rejects(
      manage('EnableAllFeatures', {}),
      violates('ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION'),
    )
    const HandshakeId = parent!.Id!
    const early = { code: 'InvalidHandshakeTransitionException' }
    await assert.rejects(manage('AcceptHandshake', { HandshakeId }), early)
    const { Handshakes } = await there('ListHandshakesForAccount', {
      Filter: { ParentHandshakeId: HandshakeId },
    })
    assert.equal(Handshakes!.length, 1)
    await there('AcceptHandshake', { HandshakeId: Handshakes![0]!.Id! })
    assert.equal(await featureSet(), 'CONSOLIDATED_BILLING')
    const approval = await manage('ListHandshakesForAccount', {
      Filter: { ActionType: 'APPROVE_ALL_FEATURES' },
    })
    await manage('AcceptHandshake', { HandshakeId: approval.Handshakes![0]!.Id! })
    assert.equal(await featureSet(), 'ALL')
    const { Handshake } = await manage('DescribeHandshake', { HandshakeId })
    assert.equal(Handshake!.State, 'ACCEPTED')
    const { house, otherAccount } = world
    assert.ok(await findRoleByName(house.store.read, otherAccount, 'AWSServiceRoleForOrganizations'))
    await assert.rejects(manage('EnableAllFeatures', {}), violates('ORGANIZATION_ALREADY_HAS_ALL_FEATURES'))
  })

  test('need nobody else where nobody was invited, or who was has left', async () => {
    await there('AcceptHandshake', { HandshakeId: await invite() })
    const { Handshake: parent } = await manage('EnableAllFeatures', {})
    await there('LeaveOrganization', {})
    await assert.rejects(invite(), violates('INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES'))
    await manage('AcceptHandshake', { HandshakeId: parent!.Id! })
    assert.equal(await featureSet(), 'ALL')
  })

  test('do not come from a handshake that was canceled or that nobody answered in ninety days', async () => {
    await there('AcceptHandshake', { HandshakeId: await invite() })
    const { Handshake: first } = await manage('EnableAllFeatures', {})
    const [child] = (await there('ListHandshakesForAccount', { Filter: { ParentHandshakeId: first!.Id! } }))
      .Handshakes!
    await manage('CancelHandshake', { HandshakeId: first!.Id! })
    const cannot = { code: 'InvalidHandshakeTransitionException' }
    await assert.rejects(there('AcceptHandshake', { HandshakeId: child!.Id! }), cannot)
    const { Handshake: second } = await manage('EnableAllFeatures', {})
    world.time.now += 91 * 86_400_000
    const { Handshake } = await manage('DescribeHandshake', { HandshakeId: second!.Id! })
    assert.equal(Handshake!.State, 'EXPIRED')
    assert.ok((await manage('EnableAllFeatures', {})).Handshake)
  })
})
