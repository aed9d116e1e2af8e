import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { after, before, describe, test } from 'node:test'
import { makeHouse, testRequest, type TestHouse } from '../../../test/fixtures/house.ts'
import {
  insertOrganizationAttachments,
  insertOrganizationPolicy,
  updateOrganizationPolicy,
} from '../../store/organizations/organization-policies.ts'
import { insertOrganizationalUnit } from '../../store/organizations/organizational-units.ts'
import {
  insertMember,
  insertOrganization,
  updateOrganization,
} from '../../store/organizations/organizations.ts'
import type { ControlPolicyType } from '../../store/schema/schema-organizations.ts'
import type { Writer } from '../../store/store.ts'
import { decide } from './authorize.ts'
import { anonymous, rootCaller, serviceCaller, type Caller } from '../caller.ts'
import { attachedByDefault } from './organizations.ts'
import type { Ask } from '../questions.ts'
import { openSnapshot } from '../../insight/snapshot.ts'
import { hypotheticalQuestion } from '../../insight/hypothetical-question.ts'

const organizationId = 'o-a1b2c3d4e5'
const rootId = 'r-ab12'
const unit = 'ou-ab12-11111111'
const both = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const
const document = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Resource: '*', ...statement }] })

const allowAll = document({ Effect: 'Allow', Action: '*' })

let world: TestHouse
let management: string
let member: string
let admin: Caller

before(async () => {
  world = await makeHouse()
  management = world.account
  member = world.otherAccount
  admin = await world.caller(world.keys[member]!.admin)
  await world.house.store.writeOrganizations([], async (tx) => {
    const facts = { managementAccount: management, rootId, featureSet: 'ALL' as const, created: 0 }
    const flags = { scpsEnabled: 1, rcpsEnabled: 1, rootCredentials: 0, rootSessions: 0 }
    await insertOrganization(tx, { id: organizationId, ...facts, ...flags })
    await insertOrganizationalUnit(tx, { id: unit, organizationId, parentId: rootId, name: 'U', created: 0 })
    for (const [account, parentId] of [
      [management, rootId],
      [member, unit],
    ] as const) {
      await insertMember(tx, { account, organizationId, parentId, joinedMethod: 'INVITED', joined: 0 })
    }
    for (const type of both) {
      for (const target of [rootId, unit, management, member])
        await attach(tx, type, target, attachedByDefault[type])
    }
    await addPolicy(tx, 'p-scp00001', 'SERVICE_CONTROL_POLICY', document({ Action: 'ec2:*' }))
    const foreign = { StringNotEquals: { 'aws:PrincipalOrgID': organizationId } }
    const rcp = document({ Principal: '*', Action: 's3:*', Condition: foreign })
    await addPolicy(tx, 'p-rcp00001', 'RESOURCE_CONTROL_POLICY', rcp)
    await attach(tx, 'SERVICE_CONTROL_POLICY', unit, 'p-scp00001')
    await attach(tx, 'RESOURCE_CONTROL_POLICY', rootId, 'p-rcp00001')
  })
  await world.house.organizations.refresh()
})
after(() => world.close())

async function attach(
  tx: Writer,
  type: ControlPolicyType,
  targetId: string,
  policyId: string,
): Promise<void> {
  await insertOrganizationAttachments(tx, [{ organizationId, targetId, policyId, type, attached: 0 }])
}

async function addPolicy(tx: Writer, id: string, type: ControlPolicyType, content: string): Promise<void> {
  await insertOrganizationPolicy(tx, {
    id,
    organizationId,
    type,
    name: id,
    description: '',
    content,
    created: 0,
  })
}

function asked(caller: Caller, action: string, ask: Ask = {}) {
  const { house } = world
  return decide({ house, caller, request: testRequest(), action, now: house.clock.now() }, ask)
}
const outcome = (...given: Parameters<typeof asked>) => asked(...given).decision

describe('organizations', () => {
  test('an SCP on a unit binds users and root of a member account, not the management account', async () => {
    for (const caller of [admin, rootCaller(member)]) {
      const { decision, policies } = asked(caller, 'ec2:RunInstances')
      assert.deepEqual([decision.outcome, decision.layer], ['ExplicitlyDenied', 'scp'])
      assert.equal(policies.scps.length, 3)
      const { id } = decision.statements[0]!.source
      assert.equal(
        id,
        `arn:aws:organizations::${management}:policy/${organizationId}/service_control_policy/p-scp00001`,
      )
      assert.equal(outcome(caller, 's3:ListAllMyBuckets').outcome, 'Allowed')
    }
    assert.equal(outcome(rootCaller(management), 'ec2:RunInstances').outcome, 'Allowed')
    assert.deepEqual(asked(rootCaller(management), 'ec2:RunInstances').policies.scps, [])
  })

  test('an RCP keeps strangers off the resources of members, whatever their own policies say', () => {
    const open = { text: document({ Effect: 'Allow', Principal: '*', Action: 's3:*' }), id: 'bucket' }
    const ask = { resource: 'arn:aws:s3:::b/x', policy: open }
    const stranger = rootCaller('777788889999')
    for (const caller of [stranger, anonymous]) {
      const { outcome: found, layer } = outcome(caller, 's3:GetObject', { ...ask, resourceAccount: member })
      assert.deepEqual([found, layer], ['ExplicitlyDenied', 'rcp'])
      assert.equal(
        outcome(caller, 's3:GetObject', { ...ask, resourceAccount: management }).outcome,
        'Allowed',
      )
    }
    assert.equal(outcome(admin, 's3:GetObject', { ...ask, resourceAccount: member }).outcome, 'Allowed')
    assert.equal(
      outcome(rootCaller(management), 's3:GetObject', { ...ask, resourceAccount: member }).outcome,
      'Allowed',
    )
    // IAM has no RCPs.
    assert.equal(outcome(admin, 'iam:ListUsers').outcome, 'Allowed')
  })

  test('an RCP for STS keeps strangers from a role that trusts everybody', async () => {
    const { house } = world
    await house.store.writeOrganizations([], async (tx) => {
      const foreign = { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId } }
      const rcp = document({ Principal: '*', Action: 'sts:AssumeRole', Condition: foreign })
      await addPolicy(tx, 'p-rcp00002', 'RESOURCE_CONTROL_POLICY', rcp)
      await attach(tx, 'RESOURCE_CONTROL_POLICY', member, 'p-rcp00002')
    })
    await house.organizations.refresh()
    const trust = document({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: undefined })
    const everything = { id: 'all', type: 'user' as const, policy: house.policies.get(allowAll) }
    const role = (account: string): Ask => ({
      resource: `arn:aws:iam::${account}:role/open`,
      resourceAccount: account,
      policyKind: 'trust-policy',
      policy: { text: trust, id: 'trust' },
    })
    const stranger = { ...admin, account: '777788889999', policies: { identity: [everything] } }
    const principal = { ...admin.principal, account: '777788889999', arn: 'arn:aws:iam::777788889999:user/x' }
    const { outcome: found, layer } = outcome({ ...stranger, principal }, 'sts:AssumeRole', role(member))
    assert.deepEqual([found, layer], ['ExplicitlyDenied', 'rcp'])
    assert.equal(outcome({ ...stranger, principal }, 'sts:AssumeRole', role(management)).outcome, 'Allowed')
    assert.equal(outcome(admin, 'sts:AssumeRole', role(member)).outcome, 'Allowed')
    assert.equal(outcome(serviceCaller('ec2.amazonaws.com'), 'sts:AssumeRole', role(member)).layer, 'rcp')
  })

  test('the keys of the organization are there for members and their resources, and for nobody else', () => {
    const keys = (caller: Caller, resourceAccount: string) => {
      const { question } = asked(caller, 's3:GetObject', { resourceAccount })
      return ['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths', 'aws:ResourceOrgID', 'aws:ResourceOrgPaths'].map(
        (name) => question.keys.get(name.toLowerCase())?.join(),
      )
    }
    const path = `${organizationId}/${rootId}/${unit}/`
    assert.deepEqual(keys(admin, member), [organizationId, path, organizationId, path])
    const atRoot = `${organizationId}/${rootId}/`
    assert.deepEqual(keys(rootCaller(management), '777788889999'), [
      organizationId,
      atRoot,
      undefined,
      undefined,
    ])
    assert.deepEqual(keys(serviceCaller('ec2.amazonaws.com'), member), [
      undefined,
      undefined,
      organizationId,
      path,
    ])
  })

  test('what is written counts once the organizations are refreshed, and they know when they are not', async () => {
    const { house } = world
    await house.store.writeOrganizations([], (tx) =>
      updateOrganizationPolicy(tx, 'p-scp00001', { content: document({ Action: 'sqs:*' }) }),
    )
    assert.equal(house.organizations.areCurrent(), false)
    await house.organizations.refresh()
    assert.equal(house.organizations.areCurrent(), true)
    assert.equal(outcome(admin, 'ec2:RunInstances').outcome, 'Allowed')
    assert.equal(outcome(admin, 'sqs:SendMessage').outcome, 'ExplicitlyDenied')
  })

  test('a snapshot decides by the same policies', async () => {
    const models = fileURLToPath(new URL('../../../models', import.meta.url))
    const snapshot = await openSnapshot(world.house.dataDirectory, models)
    const { policies, question } = hypotheticalQuestion(snapshot, admin, { action: 'sqs:SendMessage' })
    assert.equal(policies.scps[1]!.length, 2)
    assert.deepEqual(question.keys.get('aws:principalorgid'), [organizationId])
    await snapshot.close()
  })

  test('a type of policy that is not enabled binds nobody', async () => {
    const { house } = world
    const none = { scpsEnabled: 0, rcpsEnabled: 0 }
    await house.store.writeOrganizations([], (tx) => updateOrganization(tx, organizationId, none))
    await house.organizations.refresh()
    const { decision, policies } = asked(admin, 'sqs:SendMessage')
    assert.equal(decision.outcome, 'Allowed')
    assert.deepEqual([policies.scps, policies.rcps], [[], []])
  })
})
