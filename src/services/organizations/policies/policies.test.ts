import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { makeHouse, type TestHouse } from '../../../../test/fixtures/house.ts'
import {
  attachNew,
  makeOrganization,
  organizer,
  type TestOrganization,
} from '../../../../test/fixtures/organization.ts'
import { insertAccount } from '../../../store/entities/accounts.ts'
import { checkPolicy } from './policy-rules.ts'

const scpType = 'SERVICE_CONTROL_POLICY' as const
const rcpType = 'RESOURCE_CONTROL_POLICY' as const

let world: TestHouse
let organization: TestOrganization
beforeEach(async () => {
  world = await makeHouse()
  organization = await makeOrganization(world.house, world.account, [world.otherAccount])
})
afterEach(() => world.close())

const refused =
  (code: string, Reason?: string) => (error: { code: string; details?: { Reason?: string } }) => {
    assert.equal(error.code, `${code}Exception`)
    if (Reason !== undefined) assert.equal(error.details?.Reason, Reason)
    return true
  }
const document = (statement: object, Version = '2012-10-17') =>
  JSON.stringify({ Version, Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*', ...statement }] })

describe('policies', () => {
  test('of the organization stand beside the one of AWS, which nobody changes', async () => {
    const { manage } = organization
    const create = { Name: 'N', Description: 'd', Type: scpType, Content: document({}) }
    const { Policy } = await manage('CreatePolicy', create)
    const { Id: PolicyId } = Policy!.PolicySummary!
    await assert.rejects(manage('CreatePolicy', create), refused('DuplicatePolicy'))
    await manage('CreatePolicy', { ...create, Name: 'Other' })
    await assert.rejects(
      manage('UpdatePolicy', { PolicyId: PolicyId!, Name: 'Other' }),
      refused('DuplicatePolicy'),
    )
    const changed = await manage('UpdatePolicy', { PolicyId: PolicyId!, Description: 'changed' })
    assert.deepEqual(
      [changed.Policy!.PolicySummary!.Description, changed.Policy!.Content],
      ['changed', create.Content],
    )
    const { Policies } = await manage('ListPolicies', { Filter: scpType })
    assert.deepEqual(Policies!.map(({ Name, AwsManaged }) => [Name, AwsManaged]).toSorted(), [
      ['FullAWSAccess', true],
      ['N', false],
      ['Other', false],
    ])
    assert.deepEqual((await manage('ListPolicies', { Filter: 'TAG_POLICY' })).Policies, [])
    const immutable = refused('InvalidInput', 'IMMUTABLE_POLICY')
    await assert.rejects(manage('DeletePolicy', { PolicyId: 'p-FullAWSAccess' }), immutable)
    await assert.rejects(manage('UpdatePolicy', { PolicyId: 'p-FullAWSAccess', Name: 'x' }), immutable)
    await assert.rejects(manage('DescribePolicy', { PolicyId: 'p-00000000' }), refused('PolicyNotFound'))
    await assert.rejects(manage('CreatePolicy', { ...create, Type: 'TAG_POLICY' }), {
      code: 'NotImplemented',
      status: 501,
    })
  })

  test('are attached once, ten at most and one at least', async () => {
    const { manage, rootId } = organization
    const ids: string[] = []
    for (let at = 1; at < 10; at++) {
      ids.push(await attachNew(organization, rootId, { Action: `s3:Get${at}` }))
    }
    const again = { PolicyId: ids[0]!, TargetId: rootId }
    await assert.rejects(manage('AttachPolicy', again), refused('DuplicatePolicyAttachment'))
    await assert.rejects(
      attachNew(organization, rootId, { Action: 's3:Get10' }),
      refused('ConstraintViolation', 'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED'),
    )
    await assert.rejects(manage('DeletePolicy', { PolicyId: ids[0]! }), refused('PolicyInUse'))
    const { Policies } = await manage('ListPoliciesForTarget', { TargetId: rootId, Filter: scpType })
    assert.equal(Policies!.length, 10)
    const { Targets } = await manage('ListTargetsForPolicy', { PolicyId: ids[0]! })
    assert.deepEqual(Targets, [
      {
        TargetId: rootId,
        Arn: `arn:aws:organizations::${world.account}:root/${organization.id}/${rootId}`,
        Name: 'Root',
        Type: 'ROOT',
      },
    ])
    for (const PolicyId of ids) await manage('DetachPolicy', { PolicyId, TargetId: rootId })
    await assert.rejects(manage('DetachPolicy', again), refused('PolicyNotAttached'))
    await assert.rejects(
      manage('DetachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId: rootId }),
      refused('ConstraintViolation', 'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED'),
    )
    const nowhere = { PolicyId: ids[0]!, TargetId: 'ou-ab12-00000000' }
    await assert.rejects(manage('AttachPolicy', nowhere), refused('TargetNotFound'))
  })

  test('of a type that is disabled are detached, and begin anew when it is enabled', async () => {
    const { manage, rootId } = organization
    const member = world.otherAccount
    const PolicyId = await attachNew(organization, member, { Action: 's3:*' })
    const of = { RootId: rootId, PolicyType: scpType }
    await assert.rejects(manage('EnablePolicyType', of), refused('PolicyTypeAlreadyEnabled'))
    assert.deepEqual((await manage('DisablePolicyType', of)).Root!.PolicyTypes, [])
    await assert.rejects(manage('DisablePolicyType', of), refused('PolicyTypeNotEnabled'))
    await assert.rejects(
      manage('AttachPolicy', { PolicyId, TargetId: member }),
      refused('PolicyTypeNotEnabled'),
    )
    await manage('EnablePolicyType', of)
    const { Policies } = await manage('ListPoliciesForTarget', { TargetId: member, Filter: scpType })
    assert.deepEqual(
      Policies!.map(({ Name }) => Name),
      ['FullAWSAccess'],
    )
    await assert.rejects(manage('EnablePolicyType', { ...of, RootId: 'r-0000' }), refused('RootNotFound'))
  })

  test('RCPFullAWSAccess is everywhere and stays, one of five', async () => {
    const { manage, rootId } = organization
    await manage('EnablePolicyType', { RootId: rootId, PolicyType: rcpType })
    const { OrganizationalUnit } = await manage('CreateOrganizationalUnit', { ParentId: rootId, Name: 'U' })
    for (const TargetId of [rootId, OrganizationalUnit!.Id!, world.account, world.otherAccount]) {
      const { Policies } = await manage('ListPoliciesForTarget', { TargetId, Filter: rcpType })
      assert.deepEqual(
        Policies!.map(({ Id }) => Id),
        ['p-RCPFullAWSAccess'],
      )
      await assert.rejects(
        manage('DetachPolicy', { PolicyId: 'p-RCPFullAWSAccess', TargetId }),
        refused('InvalidInput', 'NON_DETACHABLE_POLICY'),
      )
    }
    const attach = (at: number) =>
      attachNew(organization, rootId, { Principal: '*', Action: `s3:Get${at}` }, rcpType)
    for (const at of [1, 2, 3, 4]) await attach(at)
    await assert.rejects(
      attach(5),
      refused('ConstraintViolation', 'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED'),
    )
  })

  const fits: [string, typeof scpType | typeof rcpType, string, boolean][] = [
    ['an SCP denies', scpType, document({}), true],
    [
      'an SCP allows with conditions',
      scpType,
      document({ Effect: 'Allow', Condition: { Bool: { 'aws:x': 'true' } } }),
      true,
    ],
    ['an SCP takes NotAction', scpType, document({ Action: undefined, NotAction: 'iam:*' }), true],
    ['an SCP names no principal', scpType, document({ Principal: '*' }), false],
    ['an SCP has the version', scpType, document({}, '2008-10-17'), false],
    ['an SCP has a resource', scpType, document({ Resource: undefined }), false],
    ['an SCP is JSON', scpType, '{', false],
    ['an RCP denies everybody', rcpType, document({ Principal: '*' }), true],
    [
      'an RCP takes NotResource',
      rcpType,
      document({ Principal: '*', Resource: undefined, NotResource: 'arn:aws:s3:::x' }),
      true,
    ],
    ['an RCP names resources as policies do', rcpType, document({ Principal: '*', Resource: 'x' }), false],
    [
      'an RCP has addresses that are some',
      rcpType,
      document({ Principal: '*', Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/33' } } }),
      false,
    ],
    ['an RCP does not allow', rcpType, document({ Effect: 'Allow', Principal: '*' }), false],
    ['an RCP names nobody', rcpType, document({ Principal: { AWS: '111122223333' } }), false],
    ['an RCP needs a principal', rcpType, document({}), false],
    [
      'an RCP has no NotAction',
      rcpType,
      document({ Principal: '*', Action: undefined, NotAction: 's3:*' }),
      false,
    ],
    ['an RCP has the version', rcpType, document({ Principal: '*' }, '2008-10-17'), false],
  ]
  for (const [about, type, text, isRight] of fits) {
    test(about, () => {
      if (isRight) checkPolicy(type, text)
      else assert.throws(() => checkPolicy(type, text), { code: 'MalformedPolicyDocumentException' })
    })
  }

  for (const [type, limit, text] of [
    [scpType, 10_240, document({})],
    [rcpType, 5120, document({ Principal: '*' })],
  ] as const) {
    test(`of type ${type} have ${limit} characters at most, white space counted`, () => {
      checkPolicy(type, text + ' '.repeat(limit - text.length))
      assert.throws(
        () => checkPolicy(type, text + ' '.repeat(limit + 1 - text.length)),
        refused('ConstraintViolation', 'POLICY_CONTENT_LIMIT_EXCEEDED'),
      )
    })
  }
})

describe('handshakes', () => {
  test('are answered once, by who received them, in their time', async () => {
    const { manage } = organization
    const third = '777788889999'
    await world.house.store.writeData((tx) =>
      insertAccount(tx, { id: third, name: 'third', alias: null, created: 0 }),
    )
    const there = organizer(world.house, third)
    const invite = async (Target: { Id: string; Type: 'ACCOUNT' | 'EMAIL' }) =>
      (await manage('InviteAccountToOrganization', { Target, Notes: 'come' })).Handshake!
    const byId = { Id: third, Type: 'ACCOUNT' as const }
    const first = await invite(byId)
    assert.deepEqual(first.Parties, [
      { Id: organization.id, Type: 'ORGANIZATION' },
      { Id: third, Type: 'ACCOUNT' },
    ])
    await assert.rejects(invite(byId), refused('DuplicateHandshake'))
    const HandshakeId = first.Id!
    await assert.rejects(manage('AcceptHandshake', { HandshakeId }), refused('AccessDenied'))
    await assert.rejects(there('CancelHandshake', { HandshakeId }), refused('AccessDenied'))
    const stranger = organizer(world.house, world.otherAccount)
    await assert.rejects(stranger('DescribeHandshake', { HandshakeId }), refused('HandshakeNotFound'))
    assert.equal((await there('DeclineHandshake', { HandshakeId })).Handshake!.State, 'DECLINED')
    await assert.rejects(there('DeclineHandshake', { HandshakeId }), refused('HandshakeAlreadyInState'))
    await assert.rejects(there('AcceptHandshake', { HandshakeId }), refused('InvalidHandshakeTransition'))

    const second = await invite({ Id: `account-${third}@understudy.invalid`, Type: 'EMAIL' })
    world.time.now += 16 * 86_400_000
    assert.equal((await there('DescribeHandshake', { HandshakeId: second.Id! })).Handshake!.State, 'EXPIRED')
    await assert.rejects(
      there('AcceptHandshake', { HandshakeId: second.Id! }),
      refused('InvalidHandshakeTransition'),
    )
    const canceled = await invite(byId)
    assert.equal(
      (await manage('CancelHandshake', { HandshakeId: canceled.Id! })).Handshake!.State,
      'CANCELED',
    )
    const last = await invite(byId)
    await there('AcceptHandshake', { HandshakeId: last.Id! })
    await assert.rejects(invite(byId), refused('HandshakeConstraintViolation', 'ALREADY_IN_AN_ORGANIZATION'))
    const { Handshakes } = await there('ListHandshakesForAccount', { Filter: { ActionType: 'INVITE' } })
    assert.equal(Handshakes!.length, 4)
    world.time.now += 60 * 86_400_000
    assert.deepEqual((await manage('ListHandshakesForOrganization', {})).Handshakes, [])
  })

  test('go to accounts that are there', async () => {
    const { manage } = organization
    const bad = [
      ['777788889999', 'ACCOUNT', 'TARGET_NOT_SUPPORTED'],
      ['nobody@example.com', 'EMAIL', 'TARGET_NOT_SUPPORTED'],
      ['nobody', 'EMAIL', 'INVALID_EMAIL_ADDRESS_TARGET'],
      ['x', 'ACCOUNT', 'INVALID_PATTERN'],
      [organization.id, 'ORGANIZATION', 'INVALID_PARTY_TYPE_TARGET'],
    ] as const
    for (const [Id, Type, reason] of bad) {
      const invite = manage('InviteAccountToOrganization', { Target: { Id, Type } })
      await assert.rejects(invite, refused('InvalidInput', reason), Id)
    }
  })
})
