import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import {
  makeIam,
  otherAccount,
  rootCaller,
  testAccount as account,
  type TestIam,
} from '../../../../test/fixtures/iam.ts'
import { codeAt, stepAt } from '../../../proof/totp.ts'
import { findMfaDevice } from '../../../store/credentials/mfa-devices.ts'

const rootArn = `arn:aws:iam::${account}:root`
const asRoot = { UserName: account }

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())
beforeEach(() => void (iam.now += 10 * 60_000))

async function create(VirtualMFADeviceName: string): Promise<string> {
  const { VirtualMFADevice } = await iam.run('CreateVirtualMFADevice', { VirtualMFADeviceName })
  return VirtualMFADevice!.SerialNumber!
}

/** The device and two codes in a row that it shows, the second one now. */
async function shown(SerialNumber: string) {
  const device = await findMfaDevice(iam.store.read, SerialNumber)
  const seed = iam.house.sealer.open('mfa-seed', SerialNumber, device!.seed)!
  const [AuthenticationCode1, AuthenticationCode2] = [-1, 0].map((n) => codeAt(seed, stepAt(iam.now) + n))
  return {
    SerialNumber,
    AuthenticationCode1: AuthenticationCode1!,
    AuthenticationCode2: AuthenticationCode2!,
  }
}

async function remove(SerialNumber: string, more: object = {}): Promise<void> {
  await iam.run('DeactivateMFADevice', { SerialNumber, ...more })
  await iam.run('DeleteVirtualMFADevice', { SerialNumber })
}

async function rootOfReport(): Promise<string[]> {
  iam.now += 5 * 3600_000
  while ((await iam.run('GenerateCredentialReport', {})).State !== 'COMPLETE');
  const { Content } = await iam.run('GetCredentialReport', {})
  return Buffer.from(Content!).toString().split('\n')[1]!.split(',')
}

async function mfaOfSummary(): Promise<number | undefined> {
  const { SummaryMap } = await iam.run('GetAccountSummary', {})
  return (SummaryMap as Record<string, number>).AccountMFAEnabled
}

test('root gives itself a device by its account’s id, and everything tells so', async () => {
  const SerialNumber = await create('root-account-mfa-device')
  assert.equal(await mfaOfSummary(), 0)
  assert.equal((await rootOfReport())[7], 'false')
  await iam.run('EnableMFADevice', { ...asRoot, ...(await shown(SerialNumber)) })
  const EnableDate = new Date(iam.now)
  for (const input of [{}, asRoot]) {
    const { MFADevices } = await iam.run('ListMFADevices', input)
    assert.deepEqual(MFADevices, [{ UserName: undefined, SerialNumber, EnableDate }])
    const device = await iam.run('GetMFADevice', { ...input, SerialNumber })
    assert.equal(device.SerialNumber, SerialNumber)
  }
  const { VirtualMFADevices } = await iam.run('ListVirtualMFADevices', { AssignmentStatus: 'Assigned' })
  assert.deepEqual(
    VirtualMFADevices!.map(({ User }) => [User!.Arn, User!.UserId]),
    [[rootArn, account]],
  )
  assert.equal(await mfaOfSummary(), 1)
  assert.equal((await rootOfReport())[7], 'true')
  const inUse = 'MFA VirtualDevice in use. Must deactivate first.'
  await iam.refuses('DeleteVirtualMFADevice', { SerialNumber }, 'DeleteConflict', inUse)
  await remove(SerialNumber)
  assert.equal(await mfaOfSummary(), 0)
})

test('codes of root’s device are used up, wrong ones enable nothing, new ones bring it into step', async () => {
  const SerialNumber = await create('root-codes')
  const codes = await shown(SerialNumber)
  const wrong = { ...codes, AuthenticationCode1: codes.AuthenticationCode2 }
  await assert.rejects(iam.run('EnableMFADevice', { ...asRoot, ...wrong }), {
    code: 'InvalidAuthenticationCode',
  })
  await iam.run('EnableMFADevice', { ...asRoot, ...codes })
  const again = iam.run('ResyncMFADevice', { ...asRoot, ...codes })
  await assert.rejects(again, { code: 'InvalidAuthenticationCode' })
  iam.now += 60_000
  await iam.run('ResyncMFADevice', { ...asRoot, ...(await shown(SerialNumber)) })
  await remove(SerialNumber, asRoot)
})

test('root has eight devices at most', async () => {
  const serials = []
  for (let i = 0; i < 9; i++) serials.push(await create(`root-${i}`))
  const enable = async (serial: string) => iam.run('EnableMFADevice', { ...asRoot, ...(await shown(serial)) })
  for (const serial of serials.slice(0, 8)) await enable(serial)
  const message = 'Cannot exceed quota for MFADevicesPerUser: 8'
  await assert.rejects(enable(serials[8]!), { code: 'LimitExceeded', message })
  for (const serial of serials.slice(0, 8)) await remove(serial)
})

test('only root itself is meant by its account’s id', async () => {
  const SerialNumber = await create('not-for-others')
  const input = { ...asRoot, ...(await shown(SerialNumber)) }
  await iam.run('CreateUser', { UserName: 'admin' })
  const message = `The user with name ${account} cannot be found.`
  const assumed = { ...rootCaller(account), session: { kind: 'root' } as never }
  const others = [await iam.user('admin'), assumed]
  for (const caller of others) {
    await assert.rejects(iam.runAs(caller, 'EnableMFADevice', input), { code: 'NoSuchEntity', message })
    await assert.rejects(iam.runAs(caller, 'ResyncMFADevice', input), { code: 'NoSuchEntity', message })
    await assert.rejects(iam.runAs(caller, 'ListMFADevices', asRoot), { code: 'NoSuchEntity', message })
  }
  const stranger = iam.runAs(rootCaller(otherAccount), 'EnableMFADevice', input)
  await assert.rejects(stranger, { code: 'NoSuchEntity', message })
  const own = { ...input, UserName: otherAccount }
  const theirs = iam.runAs(rootCaller(otherAccount), 'EnableMFADevice', own)
  await assert.rejects(theirs, { code: 'NoSuchEntity' })
  await iam.refuses(
    'EnableMFADevice',
    { ...input, UserName: 'root' },
    'NoSuchEntity',
    message.replace(account, 'root'),
  )
})

test('a user whose name is the account’s id is the one who is meant', async () => {
  await iam.run('CreateUser', asRoot)
  const SerialNumber = await create('of-the-user')
  await iam.run('EnableMFADevice', { ...asRoot, ...(await shown(SerialNumber)) })
  assert.equal(await mfaOfSummary(), 0)
  assert.deepEqual((await iam.run('ListMFADevices', {})).MFADevices, [])
  const [device] = (await iam.run('ListMFADevices', asRoot)).MFADevices!
  assert.equal(device!.SerialNumber, SerialNumber)
  await remove(SerialNumber, asRoot)
  await iam.run('DeleteUser', asRoot)
})

test('it asks about root where root is meant, and about the user where not', async () => {
  const input = {
    SerialNumber: `arn:aws:iam::${account}:mfa/x`,
    AuthenticationCode1: '1',
    AuthenticationCode2: '2',
  }
  const [root] = await iam.asks('EnableMFADevice', { ...asRoot, ...input })
  assert.equal(root!.resource, rootArn)
  const caller = await iam.user('admin')
  const questions = await iam.asksAs(caller, 'EnableMFADevice', { ...asRoot, ...input })
  assert.ok('all' in questions)
  assert.equal(questions.all[0]!.resource, `arn:aws:iam::${account}:user/${account}`)
})
