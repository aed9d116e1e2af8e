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
import { findMfaDevice, useStep } from '../../../store/credentials/mfa-devices.ts'

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())

let number = 0
let UserName = ''
beforeEach(async () => {
  UserName = `User-${++number}`
  iam.now += 10 * 60_000
  await iam.run('CreateUser', { UserName })
})

const serialOf = (name: string, path = '/') => `arn:aws:iam::${account}:mfa${path}${name}`

async function create(more: object = {}): Promise<string> {
  const { VirtualMFADevice } = await iam.run('CreateVirtualMFADevice', {
    VirtualMFADeviceName: UserName,
    ...more,
  })
  return VirtualMFADevice!.SerialNumber!
}

/** The code the device shows, that many steps from now. */
async function code(serial: string, distance: number): Promise<string> {
  const device = await findMfaDevice(iam.store.read, serial)
  const seed = iam.house.sealer.open('mfa-seed', serial, device!.seed)
  return codeAt(seed!, stepAt(iam.now) + distance)
}

async function codes(serial: string, first: number, second: number) {
  return { AuthenticationCode1: await code(serial, first), AuthenticationCode2: await code(serial, second) }
}

async function enable(serial: string, name = UserName): Promise<void> {
  await iam.run('EnableMFADevice', { UserName: name, SerialNumber: serial, ...(await codes(serial, -1, 0)) })
}

test('CreateVirtualMFADevice gives seed and picture once', async () => {
  const input = { VirtualMFADeviceName: UserName, Path: '/p/' }
  const { VirtualMFADevice } = await iam.run('CreateVirtualMFADevice', input)
  assert.equal(VirtualMFADevice!.SerialNumber, serialOf(UserName, '/p/'))
  assert.match(Buffer.from(VirtualMFADevice!.Base32StringSeed!).toString(), /^[A-Z2-7]{64}$/)
  assert.equal(Buffer.from(VirtualMFADevice!.QRCodePNG!).subarray(1, 4).toString(), 'PNG')
  const { VirtualMFADevices } = await iam.run('ListVirtualMFADevices', {})
  const listed = VirtualMFADevices!.find((one) => one.SerialNumber === VirtualMFADevice!.SerialNumber)
  assert.equal(listed!.Base32StringSeed, undefined)
})

test('a name is used once a path', async () => {
  await create()
  const message = 'MFA device already exists.'
  await iam.refuses(
    'CreateVirtualMFADevice',
    { VirtualMFADeviceName: UserName },
    'EntityAlreadyExists',
    message,
  )
  await create({ Path: '/other/' })
})

test('a serial number is never longer than AWS takes', async () => {
  await create({ VirtualMFADeviceName: 'x'.repeat(226) })
  await assert.rejects(create({ VirtualMFADeviceName: 'y'.repeat(227) }), { code: 'ValidationError' })
})

test('two consecutive codes enable a device, and its holder is shown', async () => {
  const SerialNumber = await create()
  await enable(SerialNumber)
  const EnableDate = new Date(iam.now)
  const shown = { UserName, SerialNumber, EnableDate }
  assert.deepEqual(await iam.run('ListMFADevices', { UserName }), { MFADevices: [shown], IsTruncated: false })
  assert.deepEqual(await iam.run('GetMFADevice', { UserName, SerialNumber }), shown)
  const { VirtualMFADevices } = await iam.run('ListVirtualMFADevices', { AssignmentStatus: 'Assigned' })
  const device = VirtualMFADevices!.find((one) => one.SerialNumber === SerialNumber)!
  assert.deepEqual([device.User!.UserName, device.EnableDate], [UserName, EnableDate])
})

test('other codes do not enable it', async () => {
  const SerialNumber = await create()
  const message = 'Authentication code for device is not valid.'
  for (const [first, second] of [
    [0, 0],
    [0, -1],
    [-1, 1],
    [-5, -4],
    [4, 5],
  ] as const) {
    const input = { UserName, SerialNumber, ...(await codes(SerialNumber, first, second)) }
    await iam.refuses('EnableMFADevice', input, 'InvalidAuthenticationCode', message)
  }
})

test('the codes that enabled a device are used up', async () => {
  const SerialNumber = await create()
  await enable(SerialNumber)
  const resync = { UserName, SerialNumber, ...(await codes(SerialNumber, -1, 0)) }
  await assert.rejects(iam.run('ResyncMFADevice', resync), { code: 'InvalidAuthenticationCode' })
  assert.equal(await iam.store.writeData((tx) => useStep(tx, SerialNumber, stepAt(iam.now))), false)
  iam.now += 60_000
  await iam.run('ResyncMFADevice', { UserName, SerialNumber, ...(await codes(SerialNumber, -1, 0)) })
})

test('a code that was used while the clock ran a day ahead shuts nobody out', async () => {
  const SerialNumber = await create()
  const right = iam.now
  iam.now += 86_400_000
  await enable(SerialNumber)
  iam.now = right
  await iam.run('ResyncMFADevice', { UserName, SerialNumber, ...(await codes(SerialNumber, -1, 0)) })
  // What is used from now on counts again.
  const resync = { UserName, SerialNumber, ...(await codes(SerialNumber, -1, 0)) }
  await assert.rejects(iam.run('ResyncMFADevice', resync), { code: 'InvalidAuthenticationCode' })
})

test('a step is used once, by whoever is first', async () => {
  const serial = await create()
  const use = () => iam.store.writeData((tx) => useStep(tx, serial, 7))
  assert.deepEqual((await Promise.all([use(), use()])).toSorted(), [false, true])
  assert.equal(await iam.store.writeData((tx) => useStep(tx, serial, 6)), false)
  assert.equal(await iam.store.writeData((tx) => useStep(tx, serial, 8)), true)
  await iam.store.writeData((tx) => useStep(tx, serial, 1000))
  const back = () => iam.store.writeData((tx) => useStep(tx, serial, 9, 10))
  assert.deepEqual((await Promise.all([back(), back()])).toSorted(), [false, true])
})

test('a device has one holder, and a user eight devices', async () => {
  const serials = []
  for (let i = 0; i < 9; i++) serials.push(await create({ VirtualMFADeviceName: `${UserName}-${i}` }))
  for (const serial of serials.slice(0, 8)) await enable(serial)
  await assert.rejects(enable(serials[0]!), { code: 'EntityAlreadyExists' })
  const message = 'Cannot exceed quota for MFADevicesPerUser: 8'
  await assert.rejects(enable(serials[8]!), { code: 'LimitExceeded', message })
})

test('a device is deactivated by its holder’s name, and only then deleted', async () => {
  const SerialNumber = await create()
  await enable(SerialNumber)
  await iam.run('CreateUser', { UserName: `${UserName}-other` })
  const missing = `MFA Device with serial number ${SerialNumber} does not exist.`
  const wrong = { UserName: `${UserName}-other`, SerialNumber }
  await iam.refuses('DeactivateMFADevice', wrong, 'NoSuchEntity', missing)
  const inUse = 'MFA VirtualDevice in use. Must deactivate first.'
  await iam.refuses('DeleteVirtualMFADevice', { SerialNumber }, 'DeleteConflict', inUse)
  const conflict = 'Cannot delete entity, must delete MFA device first.'
  await iam.refuses('DeleteUser', { UserName }, 'DeleteConflict', conflict)
  await iam.run('DeactivateMFADevice', { UserName, SerialNumber })
  assert.deepEqual((await iam.run('ListMFADevices', { UserName })).MFADevices, [])
  await iam.run('DeleteVirtualMFADevice', { SerialNumber })
  const gone = `VirtualMFADevice with serial number ${SerialNumber} doesn't exist.`
  await iam.refuses('DeleteVirtualMFADevice', { SerialNumber }, 'NoSuchEntity', gone)
})

test('the user is missed before the device', async () => {
  const SerialNumber = await create()
  const input = {
    UserName: 'nobody',
    SerialNumber,
    AuthenticationCode1: '000000',
    AuthenticationCode2: '000000',
  }
  const nobody = 'The user with name nobody cannot be found.'
  await iam.refuses('EnableMFADevice', input, 'NoSuchEntity', nobody)
  await iam.refuses('DeactivateMFADevice', { UserName: 'nobody', SerialNumber }, 'NoSuchEntity', nobody)
})

test('another account sees no device of this one', async () => {
  const SerialNumber = await create({ Tags: [{ Key: 'k', Value: 'v' }] })
  const stranger = rootCaller(otherAccount)
  const calls = [
    iam.runAs(stranger, 'DeleteVirtualMFADevice', { SerialNumber }),
    iam.runAs(stranger, 'ListMFADeviceTags', { SerialNumber }),
    iam.runAs(stranger, 'TagMFADevice', { SerialNumber, Tags: [{ Key: 'x', Value: 'y' }] }),
  ]
  for (const call of calls) await assert.rejects(call, { code: 'NoSuchEntity' })
  assert.deepEqual((await iam.runAs(stranger, 'ListVirtualMFADevices', {})).VirtualMFADevices, [])
  const asks = await iam.asksAs(stranger, 'DeleteVirtualMFADevice', { SerialNumber })
  assert.deepEqual(asks, { all: [{ resource: SerialNumber, resourceTags: [] }] })
})

test('devices are tagged like everything else, and a new one of the same name has no old tags', async () => {
  const SerialNumber = await create({ Tags: [{ Key: 'a', Value: '1' }] })
  await iam.run('TagMFADevice', { SerialNumber, Tags: [{ Key: 'A', Value: '2' }] })
  await iam.run('UntagMFADevice', { SerialNumber, TagKeys: ['a', 'none'] })
  const { Tags } = await iam.run('ListMFADeviceTags', { SerialNumber })
  assert.deepEqual(Tags, [{ Key: 'A', Value: '2' }])
  await iam.run('DeleteVirtualMFADevice', { SerialNumber })
  await create()
  assert.deepEqual((await iam.run('ListMFADeviceTags', { SerialNumber })).Tags, [])
})

test('ListVirtualMFADevices pages by serial number', async () => {
  const before = (await iam.run('ListVirtualMFADevices', {})).VirtualMFADevices!
  const seen = []
  let Marker: string | undefined
  do {
    const page = await iam.run('ListVirtualMFADevices', { MaxItems: 3, Marker })
    seen.push(...page.VirtualMFADevices!)
    Marker = page.Marker
  } while (Marker !== undefined)
  assert.ok(before.length > 3)
  assert.deepEqual(seen, before)
})

test('creation asks about the ARN that is to be, and about tagging where it tags', async () => {
  const Tags = [{ Key: 'k', Value: 'v' }]
  const ask = { resource: serialOf('d', '/p/'), requestTags: Tags, resourceTags: Tags }
  const all = await iam.asks('CreateVirtualMFADevice', { VirtualMFADeviceName: 'd', Path: '/p/', Tags })
  assert.deepEqual(all, [ask, { ...ask, action: 'iam:TagMFADevice' }])
})
