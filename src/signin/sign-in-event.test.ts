import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testRequest } from '../../test/fixtures/house.ts'
import { allow, makeSts, refusedAs, type TestSts } from '../../test/fixtures/sts.ts'
import { createSignInMemory, signIn, type SignInForm } from './sign-in.ts'

const good = 'Correct-horse-1'
const fresh = 'Another-horse-2'

let sts: TestSts
before(async () => void (sts = await makeSts()))
after(() => sts.close())

const enter = (form: Partial<SignInForm>) =>
  signIn(
    sts.house,
    createSignInMemory(sts.house),
    { account: sts.account, password: good, ...form },
    testRequest({ sourceIp: '192.0.2.1', userAgent: 'browser' }),
  )

/** The latest event of the account's trail. */
async function lastEvent(): Promise<Record<string, any>> {
  const entry = await sts.house.trail.find(sts.account)
  return entry!.event as Record<string, any>
}

/** A user with that password. */
async function person(
  userName: string,
  PasswordResetRequired = false,
  may: Record<string, unknown>[] = [],
): Promise<void> {
  await sts.user(userName, may)
  await sts.iam('CreateLoginProfile', { UserName: userName, Password: good, PasswordResetRequired })
}

test('the trail has sign-ins as CloudTrail tells them', async () => {
  await person('tina')
  assert.equal((await enter({ userName: 'tina' })).status, 'signed-in')
  const event = await lastEvent()
  assert.equal(event.eventName, 'ConsoleLogin')
  assert.equal(event.eventSource, 'signin.amazonaws.com')
  assert.equal(event.eventType, 'AwsConsoleSignIn')
  assert.deepEqual(event.responseElements, { ConsoleLogin: 'Success' })
  assert.equal(event.additionalEventData.MFAUsed, 'No')
  assert.equal(event.userIdentity.arn, `arn:aws:iam::${sts.account}:user/tina`)
  assert.equal(event.sourceIPAddress, '192.0.2.1')
  assert.equal(event.userAgent, 'browser')
})

test('the trail has failures, and no name that nobody has', async () => {
  await person('tom')
  await refusedAs(enter({ userName: 'tom', password: 'Secret-99' }), 'AuthenticationFailed')
  const failed = await lastEvent()
  assert.deepEqual(failed.responseElements, { ConsoleLogin: 'Failure' })
  assert.equal(failed.errorMessage, 'Failed authentication')
  assert.equal(failed.userIdentity.userName, 'tom')
  await refusedAs(enter({ userName: 'my-password-by-mistake' }), 'AuthenticationFailed')
  const unknown = await lastEvent()
  assert.equal(unknown.userIdentity.userName, 'HIDDEN_DUE_TO_SECURITY_REASONS')
  assert.equal(unknown.errorMessage, 'No username found in supplied account')
  assert.ok(!JSON.stringify([failed, unknown]).includes('Secret-99'))
  assert.ok(!JSON.stringify(unknown).includes('by-mistake'))
})

test('the trail tells the permission that a new password takes at sign-in, whether it was granted or not', async () => {
  await person('hanna', true, [allow('iam:ChangePassword')])
  assert.equal((await enter({ userName: 'hanna', newPassword: fresh })).status, 'signed-in')
  await person('ivo', true)
  await refusedAs(enter({ userName: 'ivo', newPassword: fresh }), 'PasswordPolicyViolation')
  const query = { account: sts.account, term: 'EventName=ChangePassword', from: 0, until: Infinity }
  const { rows } = await sts.house.trail.history(query, 2)
  const told = rows.map(({ event, questions }) => {
    const { userIdentity, errorCode } = JSON.parse(event)
    const [{ action, outcome }] = JSON.parse(questions)
    return [userIdentity.userName, action, outcome, errorCode]
  })
  assert.deepEqual(told, [
    ['ivo', 'iam:ChangePassword', 'ImplicitlyDenied', 'PasswordPolicyViolation'],
    ['hanna', 'iam:ChangePassword', 'Allowed', undefined],
  ])
  assert.ok(!JSON.stringify(rows).includes(fresh))
})
