import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fromBase32 } from '../../../../test/fixtures/proofs/authenticator.ts'
import { makeHouse, perform, testCall, testRequest, type TestHouse } from '../../../../test/fixtures/house.ts'
import { makeOrganization, type TestOrganization } from '../../../../test/fixtures/organization.ts'
import { decide } from '../../../access/decision/authorize.ts'
import type { Caller } from '../../../access/caller.ts'
import { codeAt, stepAt } from '../../../proof/totp.ts'
import { admit } from '../admit.ts'
import { assumeRoot } from './assume-root.ts'
import { sts } from '../index.ts'
import { enableOrganizationsRootSessions } from '../../iam/account/organizations-features.ts'
import { iam } from '../../iam/index.ts'

const task = (name: string) => ({ arn: `arn:aws:iam::aws:policy/root-task/${name}` })
const audit = task('IAMAuditRootUserCredentials')

let world: TestHouse
let organization: TestOrganization
let admin: Caller
let member: string

before(async () => {
  world = await makeHouse()
  member = world.otherAccount
  admin = await world.caller(world.keys[world.account]!.admin)
})
after(() => world.close())

const assume = (input: object, caller = admin, request = testRequest()) => {
  const call = testCall(
    world.house,
    caller,
    { TargetPrincipal: member, TaskPolicyArn: audit, ...input },
    request,
  )
  return perform(sts, 'AssumeRoot', assumeRoot, call)
}
const refused = { code: 'AccessDenied', status: 403 }

test('nobody assumes root before the organization has enabled root sessions', async () => {
  await assert.rejects(assume({}), refused, 'without an organization')
  organization = await makeOrganization(world.house, world.account, [member])
  await assert.rejects(assume({}), refused, 'without root sessions')
  await organization.manage('EnableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' })
  const enable = testCall(world.house, admin, {})
  await perform(iam, 'EnableOrganizationsRootSessions', enableOrganizationsRootSessions, enable)
  assert.ok((await assume({})).Credentials)
})

test('only a member of the organization is a target, by its id or its root ARN', async () => {
  assert.ok((await assume({ TargetPrincipal: `arn:aws:iam::${member}:root` })).Credentials)
  for (const TargetPrincipal of [world.account, '777788889999', 'somebody']) {
    await assert.rejects(assume({ TargetPrincipal }), refused, TargetPrincipal)
  }
  const memberAdmin = await world.caller(world.keys[member]!.admin)
  await assert.rejects(assume({}, memberAdmin), refused, 'from the member itself')
  assert.equal(admit(await world.caller(world.keys[world.account]!.root), 'AssumeRoot')?.code, 'AccessDenied')
})

test('it asks about the root user of the target, with the task', async () => {
  const call = testCall(world.house, admin, { TargetPrincipal: member, TaskPolicyArn: audit })
  assert.deepEqual(await assumeRoot.access(call), {
    all: [
      {
        resource: `arn:aws:iam::${member}:root`,
        keys: { 'sts:TaskPolicyArn': audit.arn, 'aws:ResourceAccount': member },
      },
    ],
  })
})

test('the session is the root user of the member, for fifteen minutes and just that task', async () => {
  const { Credentials } = await assume({})
  assert.equal(Credentials!.Expiration!.getTime(), world.house.clock.now() + 900_000)
  const caller = await world.callerOfToken(Credentials!.SessionToken!)
  assert.deepEqual([caller.kind, caller.arn, caller.userId], ['root', `arn:aws:iam::${member}:root`, member])
  const root = `arn:aws:iam::${member}:root`
  const { house } = world
  const may = (action: string, resource: string) => {
    const asking = { house, caller, request: testRequest(), action, now: house.clock.now() }
    return decide(asking, { resource }).decision
  }
  assert.equal(may('iam:ListAccessKeys', root).outcome, 'Allowed')
  assert.equal(may('iam:GetAccountSummary', '*').outcome, 'Allowed')
  const others = [
    may('iam:ListAccessKeys', `arn:aws:iam::${member}:user/x`),
    may('iam:DeleteAccessKey', root),
  ]
  for (const { outcome, layer } of others) assert.deepEqual([outcome, layer], ['ExplicitlyDenied', 'session'])
  const { question } = decide(
    { house, caller, request: testRequest(), action: 'iam:GetUser', now: house.clock.now() },
    {},
  )
  assert.deepEqual(question.keys.get('aws:assumedroot'), ['true'])
  assert.equal(admit(caller, 'AssumeRole')?.code, 'AccessDenied')
  assert.equal(admit(caller, 'GetCallerIdentity'), undefined)
})

test('a task removes the lost device of a member’s root, and gives it none', async () => {
  const doAs = (caller: Caller, operation: string, input: object) => {
    const action = iam.actions[operation]
    assert.ok(action !== undefined && action !== 'not yet')
    return perform(iam, operation, action, testCall(world.house, caller, input)) as Promise<any>
  }
  const root = await world.caller(world.keys[member]!.root)
  const VirtualMFADeviceName = 'root-account-mfa-device'
  const { VirtualMFADevice } = await doAs(root, 'CreateVirtualMFADevice', { VirtualMFADeviceName })
  const { SerialNumber, Base32StringSeed } = VirtualMFADevice
  const seed = fromBase32(Buffer.from(Base32StringSeed).toString())
  const [AuthenticationCode1, AuthenticationCode2] = [-1, 0].map((distance) =>
    codeAt(seed, stepAt(world.time.now) + distance),
  )
  const enable = { UserName: member, SerialNumber, AuthenticationCode1, AuthenticationCode2 }
  const { Credentials } = await assume({ TaskPolicyArn: task('IAMDeleteRootUserCredentials') })
  const session = await world.callerOfToken(Credentials!.SessionToken!)
  await assert.rejects(doAs(session, 'EnableMFADevice', enable), refused)
  await doAs(root, 'EnableMFADevice', enable)
  assert.equal((await doAs(session, 'ListMFADevices', {})).MFADevices.length, 1)
  await doAs(session, 'DeactivateMFADevice', { SerialNumber })
  await doAs(session, 'DeleteVirtualMFADevice', { SerialNumber })
  assert.deepEqual((await doAs(root, 'ListVirtualMFADevices', {})).VirtualMFADevices, [])
})

test('only the tasks of AWS are tasks, and only Regional endpoints take them', async () => {
  const invalid = { code: 'ValidationError', status: 400 }
  for (const name of ['Other', '../AdministratorAccess']) {
    await assert.rejects(assume({ TaskPolicyArn: task(name) }), invalid)
  }
  const AdministratorAccess = { arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }
  await assert.rejects(assume({ TaskPolicyArn: AdministratorAccess }), invalid)
  await assert.rejects(assume({}, admin, testRequest({ host: 'sts.amazonaws.com' })), invalid)
})

test('a delegated administrator of IAM may, and of another service may not', async () => {
  const { CreateAccountStatus } = await organization.manage('CreateAccount', {
    Email: 'third@example.com',
    AccountName: 'third',
  })
  const status = await organization.manage('DescribeCreateAccountStatus', {
    CreateAccountRequestId: CreateAccountStatus!.Id!,
  })
  const third = status.CreateAccountStatus!.AccountId!
  const memberAdmin = await world.caller(world.keys[member]!.admin)
  await organization.manage('EnableAWSServiceAccess', { ServicePrincipal: 'sso.amazonaws.com' })
  const AccountId = member
  await organization.manage('RegisterDelegatedAdministrator', {
    AccountId,
    ServicePrincipal: 'sso.amazonaws.com',
  })
  await assert.rejects(assume({ TargetPrincipal: third }, memberAdmin), refused)
  await organization.manage('RegisterDelegatedAdministrator', {
    AccountId,
    ServicePrincipal: 'iam.amazonaws.com',
  })
  assert.ok((await assume({ TargetPrincipal: third }, memberAdmin)).Credentials)
})
