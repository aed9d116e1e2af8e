import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { makeHouse, type TestHouse } from '../../../test/fixtures/house.ts'
import { makeOrganization, organizer, refusedWith } from '../../../test/fixtures/organization.ts'
import { addUser, allow } from '../../../test/fixtures/worlds/small-world.ts'
import { userCaller } from '../../access/caller.ts'
import { putInlinePolicy } from '../../store/entities/inline-policies.ts'
import { findUserByName } from '../../store/entities/users.ts'

let world: TestHouse
let management: string
let member: string
beforeEach(async () => {
  world = await makeHouse()
  management = world.account
  member = world.otherAccount
})
afterEach(() => world.close())

describe('who may call', () => {
  test('an organization is made by who may also make its service-linked role', async () => {
    const { house } = world
    const arn = await addUser(house, management, 'maker', [allow('organizations:CreateOrganization', '*')])
    const row = (await findUserByName(house.store.read, management, arn.slice(arn.lastIndexOf('/') + 1)))!
    const caller = async () => userCaller((await house.principals.user(management, row.id))!)
    const make = async () => organizer(house, await caller())('CreateOrganization', {})
    await assert.rejects(make(), refusedWith('AccessDeniedForDependency'))
    const role = allow('iam:CreateServiceLinkedRole', '*', {
      StringEquals: { 'iam:AWSServiceName': 'organizations.amazonaws.com' },
    })
    const document = JSON.stringify(role)
    await house.store.write(management, (tx) =>
      putInlinePolicy(tx, { account: management, ownerId: row.id, name: 'role', document }),
    )
    assert.ok((await make()).Organization)
  })

  test('members see the organization only as far as they are delegated', async () => {
    const { house } = world
    const { manage } = await makeOrganization(house, management, [member])
    const there = organizer(house, member)
    const list = () => there('ListAccounts', {})
    await assert.rejects(list(), refusedWith('AccessDenied'))
    const delegate = { AccountId: member, ServicePrincipal: 'sso.amazonaws.com' }
    await assert.rejects(
      manage('RegisterDelegatedAdministrator', delegate),
      refusedWith('ConstraintViolation', 'SERVICE_ACCESS_NOT_ENABLED'),
    )
    await manage('EnableAWSServiceAccess', { ServicePrincipal: 'sso.amazonaws.com' })
    await manage('RegisterDelegatedAdministrator', delegate)
    await assert.rejects(
      manage('RegisterDelegatedAdministrator', delegate),
      refusedWith('AccountAlreadyRegistered'),
    )
    assert.equal((await list()).Accounts!.length, 2)
    const { DelegatedServices } = await manage('ListDelegatedServicesForAccount', { AccountId: member })
    assert.deepEqual(
      DelegatedServices!.map(({ ServicePrincipal }) => ServicePrincipal),
      ['sso.amazonaws.com'],
    )
    // It may look, not change.
    const create = {
      Name: 'x',
      Description: '',
      Type: 'SERVICE_CONTROL_POLICY' as const,
      Content: scp('s3:*'),
    }
    await assert.rejects(there('CreatePolicy', create), refusedWith('AccessDenied'))
    await assert.rejects(
      manage('RemoveAccountFromOrganization', { AccountId: member }),
      refusedWith('ConstraintViolation', 'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG'),
    )
    await manage('DeregisterDelegatedAdministrator', delegate)
    await assert.rejects(list(), refusedWith('AccessDenied'))
  })

  test('the resource policy delegates actions to accounts, and nothing else', async () => {
    const { house } = world
    const { manage, rootId } = await makeOrganization(house, management, [member])
    const there = organizer(house, member)
    const put = (statement: object) => {
      const Statement = [{ Effect: 'Allow', Principal: { AWS: member }, Resource: '*', ...statement }]
      return manage('PutResourcePolicy', { Content: JSON.stringify({ Version: '2012-10-17', Statement }) })
    }
    await assert.rejects(manage('DescribeResourcePolicy', {}), refusedWith('ResourcePolicyNotFound'))
    await put({ Action: ['organizations:CreatePolicy', 'organizations:List*'] })
    const input = {
      Name: 'x',
      Description: '',
      Type: 'SERVICE_CONTROL_POLICY' as const,
      Content: scp('s3:*'),
    }
    const { Policy } = await there('CreatePolicy', input)
    assert.match(Policy!.PolicySummary!.Arn!, new RegExp(`^arn:aws:organizations::${management}:policy/`))
    assert.equal((await there('ListAccounts', {})).Accounts!.length, 2)
    const attach = { PolicyId: Policy!.PolicySummary!.Id!, TargetId: rootId }
    await assert.rejects(there('AttachPolicy', attach), refusedWith('AccessDenied'))
    const bad: [object, string][] = [
      [{ Action: 'organizations:CreateAccount' }, 'UNSUPPORTED_ACTION_IN_RESOURCE_POLICY'],
      [{ Action: 'organizations:*' }, 'UNSUPPORTED_ACTION_IN_RESOURCE_POLICY'],
      [{ Action: 'organizations:ListRoots', Principal: '*' }, 'INVALID_PRINCIPAL'],
      [
        { Action: 'organizations:ListRoots', Resource: 'arn:aws:s3:::b' },
        'UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY',
      ],
      [{ Effect: 'Maybe', Action: 'organizations:ListRoots' }, 'INVALID_RESOURCE_POLICY_JSON'],
    ]
    for (const [statement, reason] of bad)
      await assert.rejects(put(statement), refusedWith('InvalidInput', reason))
    await manage('DeleteResourcePolicy', {})
    await assert.rejects(there('ListAccounts', {}), refusedWith('AccessDenied'))
  })
})

const scp = (Action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action, Resource: '*' }] })
