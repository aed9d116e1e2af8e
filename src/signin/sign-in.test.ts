import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { fromBase32 } from '../../test/fixtures/proofs/authenticator.ts'
import { testRequest } from '../../test/fixtures/house.ts'
import { allow, deny, makeSts, refusedAs, type TestSts } from '../../test/fixtures/sts.ts'
import { codeAt, stepAt } from '../proof/totp.ts'
import { iam } from '../services/iam/index.ts'
import { putRootPassword } from '../store/signin/root-passwords.ts'
import { createSignInMemory, signIn, type SignInAnswer, type SignInForm } from './sign-in.ts'

const wrong = 'Your authentication information is incorrect. Please try again.'
const good = 'Correct-horse-1'
const fresh = 'Another-horse-2'

let sts: TestSts
before(async () => void (sts = await makeSts()))
after(() => sts.close())

let memory: ReturnType<typeof createSignInMemory>
beforeEach(() => {
  memory = createSignInMemory(sts.house)
  sts.time.now += 120_000
})

const enter = (form: Partial<SignInForm>, address = '192.0.2.1'): Promise<SignInAnswer> =>
  signIn(
    sts.house,
    memory,
    { account: sts.account, password: good, ...form },
    testRequest({ sourceIp: address, userAgent: 'browser' }),
  )

async function statusOf(form: Partial<SignInForm>): Promise<string> {
  return (await enter(form)).status
}

async function begun(form: Partial<SignInForm>) {
  const answer = await enter(form)
  assert.equal(answer.status, 'signed-in')
  return answer.status === 'signed-in' ? answer.begun : assert.fail()
}

/** A user with that password. */
async function person(userName: string, more: { reset?: boolean; may?: object[] } = {}): Promise<void> {
  await sts.user(userName, (more.may ?? []) as Record<string, unknown>[])
  const PasswordResetRequired = more.reset ?? false
  await sts.iam('CreateLoginProfile', { UserName: userName, Password: good, PasswordResetRequired })
}

describe('a user with a password', () => {
  before(() => person('anna'))

  test('signs in by the id of the account or its alias, for twelve hours', async () => {
    await sts.iam('CreateAccountAlias', { AccountAlias: 'acme' })
    for (const account of [sts.account, 'acme', 'ACME']) {
      const { row, secret } = await begun({ account, userName: 'Anna' })
      assert.equal(row.expires, sts.time.now + 12 * 3_600_000)
      assert.deepEqual([row.kind, row.account, row.mfaAt], ['user', sts.account, null])
      assert.match(secret, /^[\w-]{43}$/)
      assert.ok(!JSON.stringify(row).includes(secret))
    }
  })

  test('is told the same sentence whatever is wrong, and waits as long for it', async () => {
    await sts.user('without-password')
    const attempts: Partial<SignInForm>[] = [
      { userName: 'anna', password: 'wrong' },
      { userName: 'nobody' },
      { userName: 'without-password' },
      { userName: '' },
      { userName: 'anna', account: '999999999999' },
      { userName: 'anna', account: 'nowhere' },
      { userName: 'anna', account: '' },
      { userName: 'anna', account: sts.otherAccount },
      { userName: undefined },
      { userName: 'anna', password: '' },
      { userName: 'anna', password: 'wrong', mfaCode: '123456', newPassword: fresh },
    ]
    for (const form of attempts) {
      let verified = 0
      const passwords = {
        ...sts.house.passwords,
        verify: (...given: Parameters<typeof sts.house.passwords.verify>) => {
          verified += 1
          return sts.house.passwords.verify(...given)
        },
      }
      const asked = signIn(
        { ...sts.house, passwords },
        createSignInMemory(sts.house),
        { account: sts.account, password: good, ...form },
        testRequest(),
      )
      await refusedAs(asked, 'AuthenticationFailed', wrong)
      assert.equal(verified, 1, JSON.stringify(form))
    }
  })

  test('has when it signed in noted, and a failure is no use', async () => {
    await begun({ userName: 'anna' })
    const used = sts.time.now
    sts.time.now += 60_000
    await refusedAs(enter({ userName: 'anna', password: 'wrong' }), 'AuthenticationFailed')
    const { User } = await sts.iam('GetUser', { UserName: 'anna' })
    assert.equal(User.PasswordLastUsed.getTime(), used)
  })

  test('is locked out after five failures, with the right password too, until the time is over', async () => {
    for (let n = 0; n < 5; n++)
      await refusedAs(enter({ userName: 'anna', password: 'wrong' }), 'AuthenticationFailed')
    await refusedAs(enter({ userName: 'anna' }), 'TooManyAttempts', /in 1 seconds/)
    await refusedAs(enter({ userName: 'anna', account: 'acme' }, '203.0.113.9'), 'TooManyAttempts')
    sts.time.now += 1000
    await begun({ userName: 'anna' })
    await begun({ userName: 'anna' })
  })

  test('a name nobody has is locked out in the same way', async () => {
    for (let n = 0; n < 5; n++) await refusedAs(enter({ userName: 'ghost' }), 'AuthenticationFailed')
    await refusedAs(enter({ userName: 'ghost' }), 'TooManyAttempts', /in 1 seconds/)
  })
})

describe('who has a device', () => {
  let device: Awaited<ReturnType<TestSts['device']>>
  before(async () => {
    await person('mia')
    device = await sts.device('mia')
  })

  test('is asked for its code once the password is right, and not before', async () => {
    assert.equal(await statusOf({ userName: 'mia' }), 'mfa-required')
    await refusedAs(enter({ userName: 'mia', password: 'wrong' }), 'AuthenticationFailed', wrong)
  })

  test('signs in with a code, once', async () => {
    const mfaCode = await device.code()
    const { row } = await begun({ userName: 'mia', mfaCode })
    assert.equal(row.mfaAt, sts.time.now)
    await refusedAs(enter({ userName: 'mia', mfaCode }), 'AuthenticationFailed', wrong)
  })

  test('is locked out by wrong codes, which asking for the code in between does not forgive', async () => {
    for (let n = 0; n < 5; n++) {
      assert.equal(await statusOf({ userName: 'mia' }), 'mfa-required')
      await refusedAs(enter({ userName: 'mia', mfaCode: '000000' }), 'AuthenticationFailed', wrong)
    }
    await refusedAs(enter({ userName: 'mia' }), 'TooManyAttempts')
  })

  test('a code that two show at once lets one in', async () => {
    const mfaCode = await device.code()
    const asked = await Promise.allSettled([1, 2, 3, 4].map(() => enter({ userName: 'mia', mfaCode })))
    assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 1)
  })
})

describe('who must change the password', () => {
  const own = [allow('iam:ChangePassword')]

  test('is asked for a new one, which then is the password', async () => {
    await person('carl', { reset: true, may: own })
    assert.equal(await statusOf({ userName: 'carl' }), 'new-password-required')
    await refusedAs(
      enter({ userName: 'carl', password: 'wrong', newPassword: fresh }),
      'AuthenticationFailed',
    )
    await begun({ userName: 'carl', newPassword: fresh })
    await refusedAs(enter({ userName: 'carl' }), 'AuthenticationFailed')
    await begun({ userName: 'carl', password: fresh })
  })

  test('may not take one that breaks the policy, nor any without iam:ChangePassword', async () => {
    await person('dora', { reset: true, may: own })
    await refusedAs(
      enter({ userName: 'dora', newPassword: 'short' }),
      'PasswordPolicyViolation',
      /minimum length/,
    )
    await person('emil', { reset: true })
    await refusedAs(
      enter({ userName: 'emil', newPassword: fresh }),
      'PasswordPolicyViolation',
      /not authorized/,
    )
    assert.equal(await statusOf({ userName: 'emil' }), 'new-password-required')
    await sts.iam('UpdateAccountPasswordPolicy', {
      AllowUsersToChangePassword: true,
      PasswordReusePrevention: 2,
    })
    await refusedAs(
      enter({ userName: 'emil', newPassword: good }),
      'PasswordPolicyViolation',
      /does not conform/,
    )
    await begun({ userName: 'emil', newPassword: fresh })
    await sts.iam('DeleteAccountPasswordPolicy', {})
  })

  test('shows the second factor first, whose code then counts for as long as a new password takes', async () => {
    const unlessMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }
    await person('fred', { reset: true, may: [...own, deny('*', unlessMfa)] })
    const device = await sts.device('fred')
    const mfaCode = await device.code()
    assert.equal(await statusOf({ userName: 'fred', newPassword: fresh }), 'mfa-required')
    assert.equal(await statusOf({ userName: 'fred', mfaCode }), 'new-password-required')
    sts.time.now += 9 * 60_000
    await refusedAs(
      enter({ userName: 'fred', mfaCode: '000000', newPassword: fresh }),
      'AuthenticationFailed',
    )
    const { row } = await begun({ userName: 'fred', mfaCode, newPassword: fresh })
    assert.equal(row.mfaAt, sts.time.now)
    await refusedAs(enter({ userName: 'fred', password: fresh, mfaCode }), 'AuthenticationFailed')
  })

  test('is whoever has a password that is too old; a hard expiry leaves it to the administrator', async () => {
    await person('gina', { may: own })
    await sts.iam('UpdateAccountPasswordPolicy', { MaxPasswordAge: 30 })
    await begun({ userName: 'gina' })
    sts.time.now += 30 * 86_400_000
    assert.equal(await statusOf({ userName: 'gina' }), 'new-password-required')
    await sts.iam('UpdateAccountPasswordPolicy', { MaxPasswordAge: 30, HardExpiry: true })
    await refusedAs(enter({ userName: 'gina' }), 'PasswordExpired')
    await refusedAs(enter({ userName: 'gina', newPassword: fresh }), 'PasswordExpired')
    await sts.iam('UpdateAccountPasswordPolicy', { MaxPasswordAge: 30, HardExpiry: false })
    await begun({ userName: 'gina', newPassword: fresh })
    await sts.iam('DeleteAccountPasswordPolicy', {})
  })
})

/** Gives root a virtual device; answers how to read it. */
async function rootDevice(): Promise<() => string> {
  const VirtualMFADeviceName = 'root-account-mfa-device'
  const { VirtualMFADevice } = await sts.iam('CreateVirtualMFADevice', { VirtualMFADeviceName })
  const { SerialNumber, Base32StringSeed } = VirtualMFADevice
  const seed = fromBase32(Buffer.from(Base32StringSeed).toString())
  const code = (distance = 0) => codeAt(seed, stepAt(sts.time.now) + distance)
  const codes = { AuthenticationCode1: code(-1), AuthenticationCode2: code() }
  const root = await sts.caller(sts.keys[sts.account]!.root)
  await sts.as(root, 'EnableMFADevice', { UserName: sts.account, SerialNumber, ...codes }, iam)
  return code
}

describe('root', () => {
  before(async () => {
    const hash = await sts.house.passwords.hash('Root-password-1')
    await sts.house.store.write(sts.account, (tx) => putRootPassword(tx, sts.account, hash, sts.time.now))
  })
  const asRoot = { userName: undefined, password: 'Root-password-1' }

  test('signs in with its own password, and where it has a device, with its code', async () => {
    assert.equal((await begun(asRoot)).row.kind, 'root')
    const code = await rootDevice()
    assert.equal(await statusOf(asRoot), 'mfa-required')
    sts.time.now += 60_000
    assert.notEqual((await begun({ ...asRoot, mfaCode: code() })).row.mfaAt, null)
  })

  test('of an account without a root password cannot sign in', async () => {
    await refusedAs(enter({ ...asRoot, account: sts.otherAccount }), 'AuthenticationFailed', wrong)
  })
})
