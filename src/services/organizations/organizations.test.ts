import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { makeHouse, testCall, testRequest, type TestHouse } from '../../../test/fixtures/house.ts'
import {
  makeOrganization,
  organizer,
  refusedWith,
  type Organizer,
} from '../../../test/fixtures/organization.ts'
import { decide } from '../../access/decision/authorize.ts'
import { rootCaller } from '../../access/caller.ts'
import { findRoleByName } from '../../store/entities/roles.ts'
import { askAbout } from './standing.ts'

let world: TestHouse
let management: string
let member: string
beforeEach(async () => {
  world = await makeHouse()
  management = world.account
  member = world.otherAccount
})
afterEach(() => world.close())

/** A created account's id. */
async function createAccount(manage: Organizer, name: string, more: object = {}): Promise<string> {
  const { CreateAccountStatus: made } = await manage('CreateAccount', {
    AccountName: name,
    Email: `${name}@example.com`,
    ...more,
  })
  const { CreateAccountStatus } = await manage('DescribeCreateAccountStatus', {
    CreateAccountRequestId: made!.Id!,
  })
  return CreateAccountStatus!.AccountId!
}

describe('an organization', () => {
  test('is one for each account, shows itself to its members and goes when they have gone', async () => {
    const { id, manage } = await makeOrganization(world.house, management, [member])
    await assert.rejects(manage('CreateOrganization', {}), refusedWith('AlreadyInOrganization'))
    const { Organization } = await organizer(world.house, member)('DescribeOrganization', {})
    assert.deepEqual(Organization, {
      Id: id,
      Arn: `arn:aws:organizations::${management}:organization/${id}`,
      FeatureSet: 'ALL',
      MasterAccountArn: `arn:aws:organizations::${management}:account/${id}/${management}`,
      MasterAccountId: management,
      MasterAccountEmail: `account-${management}@understudy.invalid`,
      AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
    })
    await assert.rejects(manage('DeleteOrganization', {}), refusedWith('OrganizationNotEmpty'))
    await assert.rejects(manage('LeaveOrganization', {}), refusedWith('MasterCannotLeaveOrganization'))
    await organizer(world.house, member)('LeaveOrganization', {})
    await manage('DeleteOrganization', {})
    await assert.rejects(manage('DescribeOrganization', {}), refusedWith('AWSOrganizationsNotInUse'))
    assert.ok((await manage('CreateOrganization', {})).Organization)
  })

  test('for billing alone has no policies', async () => {
    const manage = organizer(world.house, management)
    const { Organization } = await manage('CreateOrganization', { FeatureSet: 'CONSOLIDATED_BILLING' })
    assert.deepEqual(Organization!.AvailablePolicyTypes, [])
    const { Roots } = await manage('ListRoots', {})
    assert.deepEqual(Roots![0]!.PolicyTypes, [])
    const PolicyType = 'SERVICE_CONTROL_POLICY'
    const enable = manage('EnablePolicyType', { RootId: Roots![0]!.Id!, PolicyType })
    await assert.rejects(enable, refusedWith('PolicyTypeNotAvailableForOrganization'))
    await assert.rejects(
      manage('EnableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' }),
      refusedWith('ConstraintViolation', 'ORGANIZATION_NOT_IN_ALL_FEATURES_MODE'),
    )
  })

  test('gives every account its service-linked role', async () => {
    const { house } = world
    await makeOrganization(house, management, [member])
    for (const account of [management, member]) {
      const role = await findRoleByName(house.store.read, account, 'AWSServiceRoleForOrganizations')
      assert.equal(role?.path, '/aws-service-role/organizations.amazonaws.com/')
    }
  })
})

describe('units', () => {
  test('nest five levels deep, with names that differ under one parent', async () => {
    const { id, rootId, manage } = await makeOrganization(world.house, management)
    let ParentId = rootId
    const path = [id, rootId]
    for (const Name of ['1', '2', '3', '4', '5']) {
      const { OrganizationalUnit: unit } = await manage('CreateOrganizationalUnit', { ParentId, Name })
      path.push(unit!.Id!)
      assert.equal(unit!.Path, `${path.join('/')}/`)
      await assert.rejects(
        manage('CreateOrganizationalUnit', { ParentId, Name }),
        refusedWith('DuplicateOrganizationalUnit'),
      )
      ParentId = unit!.Id!
    }
    await assert.rejects(
      manage('CreateOrganizationalUnit', { ParentId, Name: '6' }),
      refusedWith('ConstraintViolation', 'OU_DEPTH_LIMIT_EXCEEDED'),
    )
    const { Parents } = await manage('ListParents', { ChildId: path.at(-1)! })
    assert.deepEqual(Parents, [{ Id: path.at(-2), Type: 'ORGANIZATIONAL_UNIT' }])
    const { Children } = await manage('ListChildren', { ParentId: rootId, ChildType: 'ORGANIZATIONAL_UNIT' })
    assert.deepEqual(Children, [{ Id: path[2], Type: 'ORGANIZATIONAL_UNIT' }])
    await assert.rejects(
      manage('DeleteOrganizationalUnit', { OrganizationalUnitId: path[2]! }),
      refusedWith('OrganizationalUnitNotEmpty'),
    )
    await manage('DeleteOrganizationalUnit', { OrganizationalUnitId: ParentId })
    const gone = manage('DescribeOrganizationalUnit', { OrganizationalUnitId: ParentId })
    await assert.rejects(gone, refusedWith('OrganizationalUnitNotFound'))
    const { OrganizationalUnit } = await manage('UpdateOrganizationalUnit', {
      OrganizationalUnitId: path[2]!,
      Name: 'renamed',
    })
    assert.equal(OrganizationalUnit!.Name, 'renamed')
  })

  test('are listed page by page', async () => {
    const { rootId: ParentId, manage } = await makeOrganization(world.house, management)
    for (let at = 0; at < 5; at++) await manage('CreateOrganizationalUnit', { ParentId, Name: String(at) })
    const names: string[] = []
    let NextToken: string | undefined
    let pages = 0
    do {
      const page = await manage('ListOrganizationalUnitsForParent', { ParentId, MaxResults: 2, NextToken })
      names.push(...page.OrganizationalUnits!.map(({ Name }) => Name!))
      NextToken = page.NextToken
      pages += 1
    } while (NextToken !== undefined)
    assert.deepEqual([names.toSorted(), pages], [['0', '1', '2', '3', '4'], 3])
    const bad = manage('ListOrganizationalUnitsForParent', { ParentId, NextToken: 'x' })
    await assert.rejects(bad, refusedWith('InvalidInput', 'INVALID_NEXT_TOKEN'))
  })
})

describe('accounts', () => {
  test('are moved between units that are there, from where they are', async () => {
    const { rootId, manage } = await makeOrganization(world.house, management, [member])
    const { OrganizationalUnit } = await manage('CreateOrganizationalUnit', { ParentId: rootId, Name: 'U' })
    const unit = OrganizationalUnit!.Id!
    const move = (SourceParentId: string, DestinationParentId: string, AccountId = member) =>
      manage('MoveAccount', { AccountId, SourceParentId, DestinationParentId })
    await assert.rejects(move(unit, rootId), refusedWith('SourceParentNotFound'))
    await assert.rejects(move(rootId, `${unit}x`), refusedWith('DestinationParentNotFound'))
    await assert.rejects(move(rootId, rootId), refusedWith('DuplicateAccount'))
    await assert.rejects(move(rootId, unit, '777788889999'), refusedWith('AccountNotFound'))
    await move(rootId, unit)
    const { Accounts } = await manage('ListAccountsForParent', { ParentId: unit })
    assert.deepEqual(
      Accounts!.map(({ Id, JoinedMethod, Status }) => [Id, JoinedMethod, Status]),
      [[member, 'INVITED', 'ACTIVE']],
    )
  })

  test('that are created stay for a week, and no two have one address', async () => {
    const { manage } = await makeOrganization(world.house, management)
    const account = await createAccount(manage, 'made', { RoleName: 'Access' })
    const { CreateAccountStatus: second } = await manage('CreateAccount', {
      AccountName: 'second',
      Email: 'made@example.com',
    })
    assert.equal(second!.State, 'IN_PROGRESS')
    const { CreateAccountStatuses } = await manage('ListCreateAccountStatus', { States: ['FAILED'] })
    assert.deepEqual(
      CreateAccountStatuses!.map(({ Id, FailureReason }) => [Id, FailureReason]),
      [[second!.Id, 'EMAIL_ALREADY_EXISTS']],
    )
    const remove = () => manage('RemoveAccountFromOrganization', { AccountId: account })
    await assert.rejects(remove(), refusedWith('ConstraintViolation', 'WAIT_PERIOD_ACTIVE'))
    world.time.now += 8 * 86_400_000
    await remove()
    await assert.rejects(manage('DescribeAccount', { AccountId: account }), refusedWith('AccountNotFound'))
    assert.ok(await findRoleByName(world.house.store.read, account, 'Access'))
  })

  test('that are closed are suspended after a while, and their credentials are dead at once', async () => {
    const { manage } = await makeOrganization(world.house, management, [member])
    const key = world.keys[member]!
    await world.caller(key.root)
    await manage('CloseAccount', { AccountId: member })
    for (const one of [key.root, key.admin]) await assert.rejects(world.caller(one), TypeError)
    const status = async () => (await manage('DescribeAccount', { AccountId: member })).Account!.Status
    assert.equal(await status(), 'PENDING_CLOSURE')
    world.time.now += 120_000
    assert.equal(await status(), 'SUSPENDED')
    await assert.rejects(manage('CloseAccount', { AccountId: member }), refusedWith('AccountAlreadyClosed'))
    await assert.rejects(
      manage('CloseAccount', { AccountId: management }),
      refusedWith('ConstraintViolation', 'CANNOT_CLOSE_MANAGEMENT_ACCOUNT'),
    )
  })
})

describe('tags', () => {
  test('are kept on roots, units, accounts and policies, and decide as resource tags', async () => {
    const { house } = world
    const { id, rootId, manage } = await makeOrganization(house, management)
    const { OrganizationalUnit: unit } = await manage('CreateOrganizationalUnit', {
      ParentId: rootId,
      Name: 'U',
      Tags: [{ Key: 'team', Value: 'red' }],
    })
    const ResourceId = unit!.Id!
    await manage('TagResource', { ResourceId, Tags: [{ Key: 'stage', Value: '' }] })
    const tags = async () => (await manage('ListTagsForResource', { ResourceId })).Tags
    assert.deepEqual(await tags(), [
      { Key: 'stage', Value: '' },
      { Key: 'team', Value: 'red' },
    ])
    await manage('UntagResource', { ResourceId, TagKeys: ['stage', 'none'] })
    assert.deepEqual(await tags(), [{ Key: 'team', Value: 'red' }])
    const many = Array.from({ length: 50 }, (_, at) => ({ Key: `k${at}`, Value: '' }))
    await assert.rejects(
      manage('TagResource', { ResourceId, Tags: many }),
      refusedWith('ConstraintViolation', 'MAX_TAG_LIMIT_EXCEEDED'),
    )
    for (const [Tags, reason] of [
      [[{ Key: 'aws:x', Value: '' }], 'INVALID_SYSTEM_TAGS_PARAMETER'],
      [[many[0]!, many[0]!], 'DUPLICATE_TAG_KEY'],
    ] as const) {
      await assert.rejects(
        manage('TagResource', { ResourceId, Tags: [...Tags] }),
        refusedWith('InvalidInput', reason),
      )
    }
    const missing = manage('ListTagsForResource', { ResourceId: '777788889999' })
    await assert.rejects(missing, refusedWith('TargetNotFound'))
    const [ask] = await askAbout(testCall(house, rootCaller(management), {}), [ResourceId])
    const caller = rootCaller(management)
    const { question } = decide({ house, caller, request: testRequest(), action: 'x:y', now: 0 }, ask!)
    assert.deepEqual(question.keys.get('aws:resourcetag/team'), ['red'])
    assert.equal(question.resource, `arn:aws:organizations::${management}:ou/${id}/${ResourceId}`)
  })
})
