import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SummaryKeyType } from '@aws-sdk/client-iam'
import { makeIam, testAccount } from '../../../../test/fixtures/iam.ts'
import { deleteRootPassword, putRootPassword } from '../../../store/signin/root-passwords.ts'

test('GetAccountSummary has every key and counts what is there', async () => {
  const iam = await makeIam()
  await iam.run('CreateUser', { UserName: 'u' })
  await iam.run('CreateGroup', { GroupName: 'g' })
  await iam.run('CreateAccessKey', {})
  await iam.run('CreateVirtualMFADevice', { VirtualMFADeviceName: 'd' })
  const { SummaryMap } = await iam.run('GetAccountSummary', {})
  await iam.close()
  assert.deepEqual(Object.keys(SummaryMap!).toSorted(), Object.values(SummaryKeyType).toSorted())
  const { Users, Groups, Roles, MFADevices, MFADevicesInUse, AccountAccessKeysPresent, UsersQuota } =
    SummaryMap!
  assert.deepEqual(
    { Users, Groups, Roles, MFADevices, MFADevicesInUse, AccountAccessKeysPresent, UsersQuota },
    {
      Users: 1,
      Groups: 1,
      Roles: 0,
      MFADevices: 1,
      MFADevicesInUse: 0,
      AccountAccessKeysPresent: 1,
      UsersQuota: 5000,
    },
  )
})

test('GetAccountSummary tells whether root has a password', async () => {
  const iam = await makeIam()
  const isThere = async () => (await iam.run('GetAccountSummary', {})).SummaryMap!.AccountPasswordPresent
  const before = await isThere()
  await iam.store.write(testAccount, (tx) => putRootPassword(tx, testAccount, 'hash', 0))
  const given = await isThere()
  await iam.store.write(testAccount, (tx) => deleteRootPassword(tx, testAccount))
  const taken = await isThere()
  await iam.close()
  assert.deepEqual([before, given, taken], [0, 1, 0])
})
