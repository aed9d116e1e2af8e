import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { allow, deny, makeSts, refusedAs, type TestSts, type TestUser } from '../../../test/fixtures/sts.ts'
import type { Caller } from '../../access/caller.ts'
import { updateMfaDevice } from '../../store/credentials/mfa-devices.ts'
import { iam } from '../iam/index.ts'

const badCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code. '
const badDevice =
  'MultiFactorAuthentication failed, unable to validate MFA code.  ' +
  'Please verify your MFA serial number is valid and associated with this user.'

let sts: TestSts
let anna: TestUser
let device: Awaited<ReturnType<TestSts['device']>>
let guarded: string
let open: string
before(async () => {
  sts = await makeSts()
  anna = await sts.user('anna', [allow('*')])
  device = await sts.device('anna')
  const trusted = { Principal: { AWS: sts.account } }
  guarded = await sts.role('guarded', [
    { ...trusted, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
  ])
  open = await sts.role('open', [trusted])
})
after(() => sts.close())
beforeEach(() => void (sts.time.now += 120_000))

const shown = async () => ({ SerialNumber: device.serial, TokenCode: await device.code() })
const assume = (by: Caller, RoleArn: string, more: object = {}) =>
  sts.as(by, 'AssumeRole', { RoleArn, RoleSessionName: 'session', ...more })

test('a role that asks for a second factor opens with a code and stays shut without', async () => {
  const by = await anna.caller()
  await refusedAs(assume(by, guarded), 'AccessDenied', /not authorized to perform: sts:AssumeRole/)
  await assume(by, guarded, await shown())
})

test('the session of a role has no second factor, with whatever it was assumed', async () => {
  const session = await sts.live(await assume(await anna.caller(), open, await shown()))
  assert.equal(session.session!.mfaAt, undefined)
})

test('a code works once, for whatever it was shown', async () => {
  const by = await anna.caller()
  const factor = await shown()
  await assume(by, open, factor)
  await refusedAs(assume(by, open, factor), 'AccessDenied', badCode)
  await refusedAs(sts.as(by, 'GetSessionToken', factor), 'AccessDenied', badCode)
})

test('of several requests that show one code at once, one is let in', async () => {
  const by = await anna.caller()
  const factor = await shown()
  const asked = await Promise.allSettled(Array.from({ length: 8 }, () => assume(by, guarded, factor)))
  assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('a code counts a step before and after its time, and no further', async () => {
  const by = await anna.caller()
  for (const [distance, good] of [
    [-2, false],
    [2, false],
    [-1, true],
    [1, true],
  ] as const) {
    sts.time.now += 300_000
    const input = { SerialNumber: device.serial, TokenCode: await device.code(distance) }
    if (good) await assume(by, open, input)
    else await refusedAs(assume(by, open, input), 'AccessDenied', badCode)
  }
})

test('an older code is no good once a later one was shown', async () => {
  const by = await anna.caller()
  const older = { SerialNumber: device.serial, TokenCode: await device.code(-1) }
  await assume(by, open, await shown())
  await refusedAs(assume(by, open, older), 'AccessDenied', badCode)
})

test('who has guessed ten codes waits, and the right one is then no better than a wrong one', async () => {
  const cora = await sts.user('cora', [allow('*')])
  const { serial: SerialNumber, code } = await sts.device('cora')
  const by = await cora.caller()
  const right = await code()
  const wrong = Array.from({ length: 40 }, (_, n) => String(n).padStart(6, '0')).filter(
    (one) => one !== right,
  )
  for (const TokenCode of wrong.slice(0, 10)) {
    await refusedAs(sts.as(by, 'GetSessionToken', { SerialNumber, TokenCode }), 'AccessDenied', badCode)
  }
  const shownLate = async () => ({ SerialNumber, TokenCode: await code() })
  await refusedAs(sts.as(by, 'GetSessionToken', await shownLate()), 'AccessDenied', badCode)
  await assume(await anna.caller(), open, await shown())
  sts.time.now += 300_000
  await sts.as(by, 'GetSessionToken', await shownLate())
})

test('the device must be the own one of a user: no session of a role has one', async () => {
  const bert = await sts.user('bert', [allow('*')])
  await refusedAs(assume(await bert.caller(), open, await shown()), 'AccessDenied', badDevice)
  const session = await sts.live(await assume(await anna.caller(), open))
  await refusedAs(assume(session, guarded, await shown()), 'AccessDenied', badDevice)
  const nobodys = { SerialNumber: `${device.serial}x`, TokenCode: '123456' }
  await refusedAs(assume(await anna.caller(), open, nobodys), 'AccessDenied', badDevice)
})

test('serial number and code come together', async () => {
  const { SerialNumber, TokenCode } = await shown()
  for (const half of [{ SerialNumber }, { TokenCode }]) {
    for (const operation of ['AssumeRole', 'GetSessionToken']) {
      const input = { ...(operation === 'AssumeRole' && { RoleArn: open, RoleSessionName: 's1' }), ...half }
      await refusedAs(sts.as(await anna.caller(), operation, input), 'AccessDenied', /must provide both MFA/)
    }
  }
})

test('a session that was begun with a second factor opens guarded roles, and tells its age', async () => {
  const with_ = await sts.live(await sts.as(await anna.caller(), 'GetSessionToken', await shown()))
  const without = await sts.live(await sts.as(await anna.caller(), 'GetSessionToken'))
  await assume(with_, guarded)
  await refusedAs(assume(without, guarded), 'AccessDenied')
  const fresh = await sts.role('fresh', [
    {
      Principal: { AWS: sts.account },
      Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '60' } },
    },
  ])
  await assume(with_, fresh)
  sts.time.now += 61_000
  await refusedAs(assume(with_, fresh), 'AccessDenied')
  await assume(with_, fresh, await shown())
})

test("AWS's force-MFA policy bars IAM to a key and lets the session with a second factor in", async () => {
  const barring = {
    ...deny('x', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
    NotAction: 'sts:GetSessionToken',
    Action: undefined,
  }
  const carl = await sts.user('carl', [allow('iam:*'), barring])
  const own = await sts.device('carl')
  await refusedAs(sts.as(await carl.caller(), 'ListUsers', {}, iam), 'AccessDenied', /explicit deny/)
  const input = { SerialNumber: own.serial, TokenCode: await own.code() }
  const session = await sts.live(await sts.as(await carl.caller(), 'GetSessionToken', input))
  await sts.as(session, 'ListUsers', {}, iam)
})

test("root shows root's own device, not a user's", async () => {
  const root = await sts.caller(sts.keys[sts.account]!.root)
  await refusedAs(sts.as(root, 'GetSessionToken', await shown()), 'AccessDenied', badDevice)
  const spare = await sts.user('spare')
  const rooted = await sts.device('spare')
  await sts.house.store.write(sts.account, (tx) =>
    updateMfaDevice(tx, rooted.serial, { userId: sts.account }),
  )
  const input = { SerialNumber: rooted.serial, TokenCode: await rooted.code() }
  await refusedAs(sts.as(await spare.caller(), 'GetSessionToken', input), 'AccessDenied', badDevice)
  const session = await sts.live(await sts.as(root, 'GetSessionToken', input))
  assert.equal(session.kind, 'root')
  assert.equal(session.session!.mfaAt, sts.time.now / 1000)
})
