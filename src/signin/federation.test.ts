import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testRequest } from '../../test/fixtures/house.ts'
import { allow, makeSts, refusedAs, type TestSts, type TestUser } from '../../test/fixtures/sts.ts'
import { createCallers } from '../access/identity/callers.ts'
import { mintSession } from '../access/identity/credentials.ts'
import { consoleCredentials, type BegunSession } from './console-session.ts'
import { makeSignInToken, signInByToken } from './federation.ts'

let sts: TestSts
let anna: TestUser
let role: string
before(async () => {
  sts = await makeSts()
  anna = await sts.user('anna', [allow('*')])
  role = await sts.role('visitor', [{ Principal: { AWS: sts.account } }], { MaxSessionDuration: 43_200 })
})
after(() => sts.close())

const assume = async (more: object = {}) =>
  sts.as(await anna.caller(), 'AssumeRole', { RoleArn: role, RoleSessionName: 'anna', ...more })

/** The credentials of an answer of STS as the endpoint takes them. */
const sessionOf = ({ Credentials: { AccessKeyId, SecretAccessKey, SessionToken } }: any) =>
  JSON.stringify({ sessionId: AccessKeyId, sessionKey: SecretAccessKey, sessionToken: SessionToken })

const tokenFor = (session: string | undefined, duration?: string) =>
  makeSignInToken(sts.house, { session, duration }, testRequest())
const login = (token: string | undefined): Promise<BegunSession> =>
  signInByToken(sts.house, token, testRequest())

test('credentials of a role become a session that lasts as they do', async () => {
  const answer = await assume({ DurationSeconds: 1800 })
  const { row } = await login(await tokenFor(sessionOf(answer)))
  assert.equal(row.expires, answer.Credentials.Expiration.getTime())
  assert.equal(row.kind, 'federated')
  const caller = (await createCallers(sts.house).ofToken(consoleCredentials(sts.house, row).sessionToken))!
    .caller
  assert.equal(caller.arn, answer.AssumedRoleUser.Arn)
})

test('a SessionDuration lasts longer than the credentials, from 15 minutes to 12 hours', async () => {
  const session = sessionOf(await assume({ DurationSeconds: 900 }))
  for (const seconds of [900, 43_200]) {
    const { row } = await login(await tokenFor(session, String(seconds)))
    assert.equal(row.expires, sts.time.now + seconds * 1000)
  }
  for (const wrong of ['899', '43201', 'x', '-900', '900.5', '1e3']) {
    await refusedAs(tokenFor(session, wrong), 'InvalidRequest', /SessionDuration must be/)
  }
})

test('credentials of GetFederationToken sign in, but take no SessionDuration', async () => {
  const answer = await sts.as(await anna.caller(), 'GetFederationToken', {
    Name: 'guest',
    DurationSeconds: 900,
  })
  const { row } = await login(await tokenFor(sessionOf(answer)))
  assert.equal(row.expires, answer.Credentials.Expiration.getTime())
  await refusedAs(tokenFor(sessionOf(answer), '900'), 'InvalidRequest', /cannot be used/)
})

test('chained credentials sign in for as long as they last, and take no SessionDuration', async () => {
  const first = await sts.live(await assume())
  await sts.iam('PutRolePolicy', {
    RoleName: 'visitor',
    PolicyName: 'p',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [allow('*')] }),
  })
  const trusting = await sts.role('second', [{ Principal: { AWS: sts.account } }])
  const chained = await sts.as(await sts.live(await assume()), 'AssumeRole', {
    RoleArn: trusting,
    RoleSessionName: first.session!.name,
  })
  await refusedAs(tokenFor(sessionOf(chained), '900'), 'InvalidRequest', /cannot be used/)
  await login(await tokenFor(sessionOf(chained)))
})

test('credentials that the console gave out cannot prolong their session', async () => {
  const { row } = await login(await tokenFor(sessionOf(await assume())))
  const { accessKeyId, secretAccessKey, sessionToken } = consoleCredentials(sts.house, row)
  const session = JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken })
  await refusedAs(tokenFor(session, '43200'), 'InvalidRequest', /cannot be used/)
})

test('credentials of GetSessionToken, long-term keys and forged ones do not', async () => {
  const own = await sts.as(await anna.caller(), 'GetSessionToken')
  await refusedAs(tokenFor(sessionOf(own)), 'InvalidRequest', /Only credentials of AssumeRole/)
  const { accessKeyId, secretAccessKey } = sts.keys[sts.account]!.admin
  const good = JSON.parse(sessionOf(await assume()))
  const other = JSON.parse(sessionOf(await assume()))
  const bad: [string | undefined, RegExp][] = [
    [JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey }), /Session must be JSON/],
    [JSON.stringify({ ...good, sessionToken: '' }), /not valid/],
    [JSON.stringify({ ...good, sessionKey: other.sessionKey }), /not valid/],
    [JSON.stringify({ ...good, sessionId: other.sessionId }), /not valid/],
    [JSON.stringify({ ...good, sessionToken: other.sessionToken }), /not valid/],
    [JSON.stringify({ ...good, sessionKey: 1 }), /Session must be JSON/],
    ['null', /Session must be JSON/],
    ['{', /Session must be JSON/],
    [undefined, /Session must be JSON/],
  ]
  for (const [session, message] of bad) await refusedAs(tokenFor(session), 'InvalidRequest', message)
  for (const token of [undefined, '', 'x', good.sessionToken]) {
    await refusedAs(login(token), 'InvalidRequest', /not valid/)
  }
})

test('a sign-in token is good once, also for many at once, and for fifteen minutes', async () => {
  const session = sessionOf(await assume())
  const token = await tokenFor(session)
  const asked = await Promise.allSettled([1, 2, 3, 4].map(() => login(token)))
  assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 1)
  await refusedAs(login(token), 'InvalidRequest', /has been used/)
  const late = await tokenFor(session)
  sts.time.now += 15 * 60_000
  await refusedAs(login(late), 'InvalidRequest', /has expired/)
  await refusedAs(login(token), 'InvalidRequest', /has expired/)
})

test('expired credentials make no token, and a token none once its role is gone', async () => {
  const session = sessionOf(await assume({ DurationSeconds: 900 }))
  const token = await tokenFor(session, '43200')
  sts.time.now += 900_000
  await refusedAs(tokenFor(session), 'InvalidRequest', /have expired/)
  const { row } = await login(await tokenFor(sessionOf(await assume())))
  await sts.iam('CreateRole', {
    RoleName: 'gone',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: sts.account }, Action: 'sts:AssumeRole' }],
    }),
  })
  const gone = await assume({ RoleArn: role.replace('visitor', 'gone') })
  const dead = await tokenFor(sessionOf(gone))
  await sts.iam('DeleteRole', { RoleName: 'gone' })
  await refusedAs(login(dead), 'InvalidRequest', /not valid/)
  assert.ok(row.expires > sts.time.now)
  await refusedAs(login(token), 'InvalidRequest', /has expired/)
})

test('the trail has both steps under the role’s session', async () => {
  const answer = await assume()
  const token = await tokenFor(sessionOf(answer))
  const made = (await sts.house.trail.find(sts.account))!.event as Record<string, any>
  assert.deepEqual([made.eventName, made.userIdentity.arn], ['GetSigninToken', answer.AssumedRoleUser.Arn])
  await login(token)
  const used = (await sts.house.trail.find(sts.account))!.event as Record<string, any>
  assert.deepEqual([used.eventName, used.userIdentity.type], ['ConsoleLogin', 'AssumedRole'])
  const text = JSON.stringify([made, used])
  assert.ok(!text.includes(token) && !text.includes(answer.Credentials.SecretAccessKey))
})

test('a session token of another purpose is no sign-in token', async () => {
  const { sessionToken } = mintSession(
    sts.house,
    { kind: 'role', account: sts.account, principalId: 'AROA' },
    900,
  )
  await refusedAs(login(sessionToken), 'InvalidRequest', /not valid/)
})
