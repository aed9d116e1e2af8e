import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import {
  makeIam,
  roleCaller,
  rootCaller,
  testAccount as account,
  type TestIam,
} from '../../../../test/fixtures/iam.ts'
import { findLoginProfile } from '../../../store/credentials/login-profiles.ts'
import { findUserByName } from '../../../store/entities/users.ts'

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())

let number = 0
let UserName = ''
beforeEach(async () => {
  UserName = `User-${++number}`
  await iam.run('CreateUser', { UserName })
})

const Password = 'Secret-123'
const create = (more: object = {}) => iam.run('CreateLoginProfile', { UserName, Password, ...more })

async function passwordIs(password: string): Promise<boolean> {
  const user = await findUserByName(iam.store.read, account, UserName)
  const profile = await findLoginProfile(iam.store.read, user!.id)
  return iam.house.passwords.verify(password, profile?.passwordHash)
}

async function change(OldPassword: string, NewPassword: string): Promise<unknown> {
  return iam.runAs(await iam.user(UserName), 'ChangePassword', { OldPassword, NewPassword })
}

/** Runs something under an account password policy and takes the policy away again. */
async function under(policy: object, work: () => Promise<void>): Promise<void> {
  await iam.run('UpdateAccountPasswordPolicy', policy)
  try {
    await work()
  } finally {
    await iam.run('DeleteAccountPasswordPolicy', {})
  }
}

test('CreateLoginProfile answers the profile, GetLoginProfile the same, and the password is only a hash', async () => {
  const { LoginProfile } = await create()
  assert.deepEqual(LoginProfile, { UserName, CreateDate: new Date(iam.now), PasswordResetRequired: false })
  assert.deepEqual((await iam.run('GetLoginProfile', { UserName })).LoginProfile, LoginProfile)
  assert.ok(await passwordIs(Password))
})

test('a user has one login profile', async () => {
  await create()
  const message = `Login Profile for user ${UserName} already exists.`
  await iam.refuses('CreateLoginProfile', { UserName, Password }, 'EntityAlreadyExists', message)
})

test('two that make a profile at once make one', async () => {
  const both = await Promise.allSettled([create(), create()])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
})

test('UpdateLoginProfile changes only what it is given', async () => {
  await create()
  await iam.run('UpdateLoginProfile', { UserName, PasswordResetRequired: true })
  assert.ok(await passwordIs(Password))
  await iam.run('UpdateLoginProfile', { UserName, Password: 'Other-456' })
  assert.ok(await passwordIs('Other-456'))
  const { LoginProfile } = await iam.run('GetLoginProfile', { UserName })
  assert.equal(LoginProfile!.PasswordResetRequired, true)
})

test('a renamed user keeps its profile', async () => {
  await create()
  await iam.run('UpdateUser', { UserName, NewUserName: `${UserName}-new` })
  const { LoginProfile } = await iam.run('GetLoginProfile', { UserName: `${UserName}-new` })
  assert.equal(LoginProfile!.UserName, `${UserName}-new`)
})

test('a profile that is not there is NoSuchEntity everywhere', async () => {
  const message = `Login Profile for User ${UserName} cannot be found.`
  await iam.refuses('GetLoginProfile', { UserName }, 'NoSuchEntity', message)
  await iam.refuses('UpdateLoginProfile', { UserName, Password }, 'NoSuchEntity', message)
  await iam.refuses('DeleteLoginProfile', { UserName }, 'NoSuchEntity', message)
  await assert.rejects(change(Password, 'Other-456'), { code: 'NoSuchEntity', message })
  await create()
  await iam.run('DeleteLoginProfile', { UserName })
  await iam.refuses('GetLoginProfile', { UserName }, 'NoSuchEntity', message)
})

test('root must name the user', async () => {
  const message = 'Must specify userName when calling with non-User credentials'
  await iam.refuses('CreateLoginProfile', { Password }, 'ValidationError', message)
})

test('passwords keep AWS’s default policy where the account has none', async () => {
  const message = 'Password should have a minimum length of 8'
  await iam.refuses('CreateLoginProfile', { UserName, Password: 'Ab1!' }, 'PasswordPolicyViolation', message)
})

test('the account’s own policy holds for create, update and change', async () => {
  await create()
  await under({ MinimumPasswordLength: 20 }, async () => {
    const message = 'Password should have a minimum length of 20'
    await iam.refuses('UpdateLoginProfile', { UserName, Password }, 'PasswordPolicyViolation', message)
    await assert.rejects(change(Password, 'Other-456'), { code: 'PasswordPolicyViolation', message })
  })
})

test('a password is not used again while the policy remembers it', async () => {
  await create()
  await under({ PasswordReusePrevention: 2 }, async () => {
    const again = 'Password does not conform to the account password policy.'
    await assert.rejects(change(Password, Password), { code: 'PasswordPolicyViolation', message: again })
    await change(Password, 'Second-2')
    await assert.rejects(change('Second-2', Password), { message: again })
    await change('Second-2', 'Third-3')
    await change('Third-3', Password)
    assert.ok(await passwordIs(Password))
  })
})

test('ChangePassword wants the old password and ends the need to reset', async () => {
  await create({ PasswordResetRequired: true })
  await assert.rejects(change('Wrong-123', 'Other-456'), { code: 'AccessDenied', status: 403 })
  assert.ok(await passwordIs(Password))
  await change(Password, 'Other-456')
  assert.ok(await passwordIs('Other-456'))
  assert.equal((await iam.run('GetLoginProfile', { UserName })).LoginProfile!.PasswordResetRequired, false)
})

test('who guesses the old password is slowed down, and whoever knows it after them', async () => {
  await create()
  const guesses = Array.from({ length: 12 }, () => change('Wrong-123', 'Other-456'))
  const codes = (await Promise.allSettled(guesses)).map((one) => one.status === 'rejected' && one.reason.code)
  assert.deepEqual(codes.toSorted(), [...Array(10).fill('AccessDenied'), 'Throttling', 'Throttling'])
  await assert.rejects(change(Password, 'Other-456'), { code: 'Throttling', status: 400 })
  iam.now += 5 * 60_000
  await change(Password, 'Other-456')
})

test('of two changes at once from the same old password one holds', async () => {
  await create()
  const both = await Promise.allSettled([change(Password, 'First-111'), change(Password, 'Second-22')])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
})

test('only users change passwords', async () => {
  const input = { OldPassword: Password, NewPassword: 'Other-456' }
  for (const caller of [rootCaller(account), roleCaller('r')]) {
    await assert.rejects(iam.runAs(caller, 'ChangePassword', input), { code: 'InvalidUserType', status: 400 })
  }
})

test('a policy that lets users change passwords grants it, and reading the policy, to users alone', async () => {
  const input = { OldPassword: Password, NewPassword: 'Other-456' }
  const user = await iam.user(UserName)
  const asks = [{ resource: `arn:aws:iam::${account}:user/${UserName}`, label: `user ${UserName}` }]
  const reading = [{ resource: '*', label: undefined }]
  assert.deepEqual(await iam.asksAs(user, 'ChangePassword', input), { all: asks })
  await under({ AllowUsersToChangePassword: true }, async () => {
    assert.deepEqual(await iam.asksAs(user, 'ChangePassword', input), { unlessDenied: asks })
    assert.deepEqual(await iam.asksAs(user, 'GetAccountPasswordPolicy', {}), { unlessDenied: reading })
    assert.deepEqual(await iam.asksAs(roleCaller('r'), 'GetAccountPasswordPolicy', {}), { all: reading })
  })
  await under({ AllowUsersToChangePassword: false }, async () => {
    assert.deepEqual(await iam.asksAs(user, 'ChangePassword', input), { all: asks })
  })
})
