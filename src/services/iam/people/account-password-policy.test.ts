import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeIam, otherAccount, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())

const defaults = {
  MinimumPasswordLength: 6,
  RequireSymbols: false,
  RequireNumbers: false,
  RequireUppercaseCharacters: false,
  RequireLowercaseCharacters: false,
  AllowUsersToChangePassword: false,
  ExpirePasswords: false,
  MaxPasswordAge: undefined,
  PasswordReusePrevention: undefined,
  HardExpiry: undefined,
}

test('an update replaces every field: what it leaves out goes back to the default', async () => {
  const custom = { MinimumPasswordLength: 10, RequireSymbols: true, MaxPasswordAge: 60, HardExpiry: true }
  await iam.run('UpdateAccountPasswordPolicy', custom)
  const first = await iam.run('GetAccountPasswordPolicy', {})
  assert.deepEqual(first.PasswordPolicy, { ...defaults, ...custom, ExpirePasswords: true })
  await iam.run('UpdateAccountPasswordPolicy', {})
  assert.deepEqual((await iam.run('GetAccountPasswordPolicy', {})).PasswordPolicy, defaults)
})

test('a policy is one account’s, and can be deleted once', async () => {
  await iam.run('UpdateAccountPasswordPolicy', {})
  await assert.rejects(iam.run('GetAccountPasswordPolicy', {}, otherAccount), { code: 'NoSuchEntity' })
  await iam.run('DeleteAccountPasswordPolicy', {})
  const none = `The Password Policy with domain name ${testAccount} cannot be found.`
  await iam.refuses('GetAccountPasswordPolicy', {}, 'NoSuchEntity', none)
  const gone = 'The account policy with name PasswordPolicy cannot be found.'
  await iam.refuses('DeleteAccountPasswordPolicy', {}, 'NoSuchEntity', gone)
})
