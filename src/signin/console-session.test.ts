import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { testRequest } from '../../test/fixtures/house.ts'
import { allow, deny, makeSts, refusedAs, type TestSts } from '../../test/fixtures/sts.ts'
import type { Caller } from '../access/caller.ts'
import { createCallers } from '../access/callers.ts'
import { cloudTrailEvent } from '../access/cloudtrail-event.ts'
import { openSession } from '../access/credentials.ts'
import { iam } from '../services/iam/index.ts'
import { deleteConsoleSession } from '../store/console-sessions.ts'
import { putRootPassword } from '../store/root-passwords.ts'
import {
  beginSession,
  consoleCredentials,
  endSession,
  openConsoleSession,
  showSession,
  type BegunSession,
} from './console-session.ts'
import { createSignInMemory, signIn } from './sign-in.ts'

const password = 'Correct-horse-1'

let sts: TestSts
let callers: ReturnType<typeof createCallers>
before(async () => {
  sts = await makeSts()
  callers = createCallers(sts.house)
})
after(() => sts.close())
beforeEach(() => void (sts.time.now += 120_000))

async function enter(userName: string | undefined, more: object = {}): Promise<BegunSession> {
  const form = { account: sts.account, userName, password, ...more }
  const answer = await signIn(sts.house, createSignInMemory(sts.house), form, testRequest())
  return answer.status === 'signed-in' ? answer.begun : assert.fail(answer.status)
}

async function person(userName: string, statements: readonly object[] = [allow('*')]): Promise<string> {
  const { id } = await sts.user(userName, statements as Record<string, unknown>[])
  await sts.iam('CreateLoginProfile', { UserName: userName, Password: password })
  return id
}

/** Who signs with the credentials of a session: looked up as at a request. */
async function callerOf({ row }: BegunSession): Promise<Caller> {
  const { sessionToken } = consoleCredentials(sts.house, row)
  return (await callers.ofToken(sessionToken))!.caller
}

test('its credentials are the user itself, for an hour, and say when it signed in', async () => {
  const id = await person('anna')
  const begun = await enter('anna')
  sts.time.now += 1_800_000
  const credentials = consoleCredentials(sts.house, begun.row)
  assert.equal(credentials.expiration.getTime(), sts.time.now + 3_600_000)
  const { caller } = (await callers.ofToken(credentials.sessionToken))!
  assert.deepEqual(
    [caller.kind, caller.arn, caller.userId, caller.accessKeyId],
    ['user', `arn:aws:iam::${sts.account}:user/anna`, id, credentials.accessKeyId],
  )
  assert.equal(caller.session!.kind, 'console')
  assert.equal(caller.session!.issued * 1000, begun.row.issued)
  const answer = await sts.as(caller, 'GetCallerIdentity')
  assert.deepEqual(answer, { UserId: id, Account: sts.account, Arn: caller.arn })
})

test('its credentials do not outlive it', async () => {
  await person('late')
  const begun = await enter('late')
  sts.time.now = begun.row.expires - 90_000
  assert.equal(consoleCredentials(sts.house, begun.row).expiration.getTime(), begun.row.expires)
  sts.time.now = begun.row.expires
  assert.equal(await openConsoleSession(sts.house, begun.row.id, begun.secret), undefined)
})

test('they call IAM without a second factor, and no GetSessionToken or GetFederationToken', async () => {
  await person('berta')
  const caller = await callerOf(await enter('berta'))
  await sts.as(caller, 'GetUser', {}, iam)
  await refusedAs(
    sts.as(caller, 'GetSessionToken'),
    'AccessDenied',
    'Cannot call GetSessionToken with session credentials',
  )
  const federation = sts.as(caller, 'GetFederationToken', { Name: 'somebody' })
  await refusedAs(federation, 'AccessDenied', 'Cannot call GetFederationToken with session credentials')
})

test('a role that they assume is not chained, and may be assumed for twelve hours', async () => {
  await person('carl')
  const role = await sts.role('long', [{ Principal: { AWS: sts.account } }], { MaxSessionDuration: 43_200 })
  const caller = await callerOf(await enter('carl'))
  const input = { RoleArn: role, RoleSessionName: 'carl', DurationSeconds: 43_200 }
  const answer = await sts.as(caller, 'AssumeRole', input)
  assert.equal(openSession(sts.house, answer.Credentials.SessionToken)!.chained, undefined)
})

test('root signs in as root, which assumes no role', async () => {
  const hash = await sts.house.passwords.hash(password)
  await sts.house.store.write(sts.account, (tx) => putRootPassword(tx, sts.account, hash, 0))
  const caller = await callerOf(await enter(undefined))
  assert.equal(caller.kind, 'root')
  await sts.as(caller, 'ListUsers', {}, iam)
  const role = await sts.role('any', [{ Principal: { AWS: sts.account } }])
  const assumed = sts.as(caller, 'AssumeRole', { RoleArn: role, RoleSessionName: 'root' })
  await refusedAs(assumed, 'AccessDenied', 'Roles may not be assumed by root accounts.')
})

test('the second factor of the sign-in is that of every call', async () => {
  const unlessMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }
  const old = { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }
  await person('dora', [allow('*'), deny('iam:ListUsers', unlessMfa), deny('iam:ListRoles', old)])
  const before = await callerOf(await enter('dora'))
  await refusedAs(sts.as(before, 'ListUsers', {}, iam), 'AccessDenied')
  const device = await sts.device('dora')
  const begun = await enter('dora', { mfaCode: await device.code() })
  const caller = await callerOf(begun)
  await sts.as(caller, 'ListUsers', {}, iam)
  await sts.as(caller, 'ListRoles', {}, iam)
  sts.time.now += 3_601_000
  await refusedAs(sts.as(await callerOf(begun), 'ListRoles', {}, iam), 'AccessDenied')
})

test('a policy against sessions from before some time meets credentials that were made later', async () => {
  await person('revoked')
  const begun = await enter('revoked')
  sts.time.now += 600_000
  const before = { DateLessThan: { 'aws:TokenIssueTime': new Date(sts.time.now).toISOString() } }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [deny('*', before)] })
  await sts.iam('PutUserPolicy', { UserName: 'revoked', PolicyName: 'revoke', PolicyDocument })
  sts.time.now += 600_000
  await refusedAs(sts.as(await callerOf(begun), 'ListUsers', {}, iam), 'AccessDenied')
  await sts.as(await callerOf(await enter('revoked')), 'ListUsers', {}, iam)
})

test('signing out ends it and the credentials that were made of it, on the spot', async () => {
  await person('emil')
  const [one, other] = [await enter('emil'), await enter('emil')]
  const { sessionToken } = consoleCredentials(sts.house, one.row)
  assert.ok((await callers.ofToken(sessionToken)) !== undefined)
  await endSession(sts.house, one.row)
  assert.equal(await callers.ofToken(sessionToken), undefined)
  assert.equal(await openConsoleSession(sts.house, one.row.id, one.secret), undefined)
  assert.ok((await openConsoleSession(sts.house, other.row.id, other.secret)) !== undefined)
})

const ends: Record<string, (userName: string) => Promise<unknown>> = {
  'deleting the password': (UserName) => sts.iam('DeleteLoginProfile', { UserName }),
  'changing the password': (UserName) =>
    sts.iam('UpdateLoginProfile', { UserName, Password: 'New-password-1' }),
  'a password of the same text': (UserName) =>
    sts.iam('UpdateLoginProfile', { UserName, Password: password }),
  'deleting the user': async (UserName) => {
    await sts.iam('DeleteLoginProfile', { UserName })
    await sts.iam('DeleteUserPolicy', { UserName, PolicyName: 'own' })
    for (const { AccessKeyId } of (await sts.iam('ListAccessKeys', { UserName })).AccessKeyMetadata) {
      await sts.iam('DeleteAccessKey', { UserName, AccessKeyId })
    }
    await sts.iam('DeleteUser', { UserName })
    await person(UserName)
  },
}
for (const [what, end] of Object.entries(ends)) {
  test(`${what} ends it and its credentials`, async () => {
    const userName = what.replaceAll(' ', '-')
    await person(userName)
    const begun = await enter(userName)
    const { sessionToken } = consoleCredentials(sts.house, begun.row)
    assert.ok((await callers.ofToken(sessionToken)) !== undefined)
    await end(userName)
    assert.equal(await callers.ofToken(sessionToken), undefined)
    assert.equal(await openConsoleSession(sts.house, begun.row.id, begun.secret), undefined)
  })
}

test('closing the account ends it, and lets nobody in', async () => {
  await person('closed')
  const begun = await enter('closed')
  const close = (closed: number | null) =>
    sts.house.store.write(sts.account, (tx) =>
      tx.updateTable('accounts').set({ closed }).where('id', '=', sts.account).execute(),
    )
  await close(sts.time.now)
  assert.equal(await openConsoleSession(sts.house, begun.row.id, begun.secret), undefined)
  await refusedAs(enter('closed'), 'AuthenticationFailed')
  await close(null)
  await enter('closed')
})

test('asking only that the password be changed next time ends nothing', async () => {
  await person('soft')
  const begun = await enter('soft')
  await sts.iam('UpdateLoginProfile', { UserName: 'soft', PasswordResetRequired: true })
  assert.ok((await openConsoleSession(sts.house, begun.row.id, begun.secret)) !== undefined)
})

test('a changed policy is obeyed by credentials from before', async () => {
  await person('gina')
  const begun = await enter('gina')
  const { sessionToken } = consoleCredentials(sts.house, begun.row)
  const live = async () => (await callers.ofToken(sessionToken))!.caller
  await sts.as(await live(), 'ListUsers', {}, iam)
  await sts.iam('DeleteUserPolicy', { UserName: 'gina', PolicyName: 'own' })
  await refusedAs(sts.as(await live(), 'ListUsers', {}, iam), 'AccessDenied')
})

test('only its own secret opens it', async () => {
  await person('hugo')
  const [one, other] = [await enter('hugo'), await enter('hugo')]
  for (const secret of [other.secret, '', one.row.secretHash]) {
    assert.equal(await openConsoleSession(sts.house, one.row.id, secret), undefined)
  }
  assert.equal(await openConsoleSession(sts.house, 'f'.repeat(32), one.secret), undefined)
})

test('of one user the latest twenty are kept', async () => {
  await person('many')
  const begun: BegunSession[] = []
  for (let n = 0; n < 21; n++) {
    sts.time.now += 1000
    begun.push(await enter('many'))
  }
  const open = await Promise.all(
    begun.map(({ row, secret }) => openConsoleSession(sts.house, row.id, secret)),
  )
  assert.deepEqual(
    open.map((row) => row !== undefined),
    [false, ...Array.from({ length: 20 }, () => true)],
  )
})

test('it is shown with the user as it is named today', async () => {
  await person('ida')
  const { row } = await enter('ida')
  await sts.iam('UpdateUser', { UserName: 'ida', NewUserName: 'ines', NewPath: '/staff/' })
  assert.deepEqual(await showSession(sts.house, row), {
    sessionId: row.id,
    kind: 'user',
    account: sts.account,
    alias: undefined,
    arn: `arn:aws:iam::${sts.account}:user/staff/ines`,
    name: 'ines',
    mfa: false,
    expires: new Date(row.expires).toISOString(),
  })
})

test('its calls are in the trail as the console’s', async () => {
  await person('tina')
  const begun = await enter('tina')
  sts.time.now += 60_000
  const caller = await callerOf(begun)
  const answered = {
    service: 'iam',
    operation: 'ListUsers',
    request: testRequest(),
    time: sts.time.now,
    asked: [],
  }
  const event = cloudTrailEvent({ ...answered, caller }) as Record<string, any>
  assert.equal(event.sessionCredentialFromConsole, 'true')
  const creationDate = new Date(begun.row.issued).toISOString().replace(/\.\d+Z/, 'Z')
  assert.deepEqual(event.userIdentity.sessionContext, {
    attributes: { creationDate, mfaAuthenticated: 'false' },
  })
  const byKey = await sts.caller(sts.keys[sts.account]!.admin)
  assert.ok(!('sessionCredentialFromConsole' in cloudTrailEvent({ ...answered, caller: byKey })))
})

test('one that came from a role has the role’s session, and ends with either', async () => {
  const role = await sts.role('visitor', [{ Principal: { AWS: sts.account } }])
  await person('jan')
  const assumed = await sts.as(await callerOf(await enter('jan')), 'AssumeRole', {
    RoleArn: role,
    RoleSessionName: 'jan',
    Policy: JSON.stringify({ Version: '2012-10-17', Statement: [allow('s3:*')] }),
  })
  const session = openSession(sts.house, assumed.Credentials.SessionToken)!
  const begun = await sts.house.store.writeData((tx) =>
    beginSession(sts.house, tx, {
      kind: 'federated',
      account: sts.account,
      principalId: session.principalId,
      passwordHash: null,
      mfaAt: null,
      expires: sts.time.now + 600_000,
      session,
    }),
  )
  const shown = await showSession(sts.house, begun.row)
  assert.deepEqual([shown!.name, shown!.arn], ['visitor/jan', assumed.AssumedRoleUser.Arn])
  const { sessionToken, expiration } = consoleCredentials(sts.house, begun.row)
  assert.equal(expiration.getTime(), begun.row.expires)
  const minted = openSession(sts.house, sessionToken)!
  assert.notEqual(minted.secret, session.secret)
  assert.deepEqual(
    [minted.kind, minted.principalId, minted.name, minted.policy, minted.issued],
    ['role', session.principalId, 'jan', session.policy, session.issued],
  )
  await sts.house.store.write(sts.account, (tx) => deleteConsoleSession(tx, begun.row.id))
  assert.equal(await callers.ofToken(sessionToken), undefined)
  assert.ok((await callers.ofToken(assumed.Credentials.SessionToken)) !== undefined)
  await sts.iam('DeleteRole', { RoleName: 'visitor' })
  assert.equal(await showSession(sts.house, begun.row), undefined)
})
