import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { fromBase32 } from '../../test/fixtures/proofs/authenticator.ts'
import { makeConsole, password, type TestConsole } from '../../test/fixtures/console/console-person.ts'
import { testRequest } from '../../test/fixtures/house.ts'
import { allow, deny, refusedAs } from '../../test/fixtures/sts.ts'
import { cloudTrailEvent } from '../trail/cloudtrail-event.ts'
import { contextOf } from '../access/decision/context.ts'
import { openSession } from '../access/identity/credentials.ts'
import { codeAt, stepAt } from '../proof/totp.ts'
import { iam } from '../services/iam/index.ts'
import { deleteConsoleSession } from '../store/signin/console-sessions.ts'
import { putRootPassword } from '../store/signin/root-passwords.ts'
import {
  beginSession,
  consoleCredentials,
  openConsoleSession,
  showSession,
  type BegunSession,
} from './console-session.ts'

let sts: TestConsole
before(async () => void (sts = await makeConsole()))
after(() => sts.close())
beforeEach(() => void (sts.time.now += 120_000))

test('its credentials are the user itself, for an hour, and say when it signed in', async () => {
  const id = await sts.person('anna')
  const begun = await sts.enter('anna')
  sts.time.now += 1_800_000
  const credentials = consoleCredentials(sts.house, begun.row)
  assert.equal(credentials.expiration.getTime(), sts.time.now + 3_600_000)
  const { caller } = (await sts.callers.ofToken(credentials.sessionToken))!
  assert.deepEqual(
    [caller.kind, caller.arn, caller.userId, caller.accessKeyId],
    ['user', `arn:aws:iam::${sts.account}:user/anna`, id, credentials.accessKeyId],
  )
  assert.equal(caller.session!.kind, 'console')
  assert.equal(caller.session!.issued * 1000, begun.row.issued)
  const answer = await sts.as(caller, 'GetCallerIdentity')
  assert.deepEqual(answer, { UserId: id, Account: sts.account, Arn: caller.arn })
})

test('they call IAM without a second factor, and no GetSessionToken or GetFederationToken', async () => {
  await sts.person('berta')
  const caller = await sts.callerOf(await sts.enter('berta'))
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
  await sts.person('carl')
  const role = await sts.role('long', [{ Principal: { AWS: sts.account } }], { MaxSessionDuration: 43_200 })
  const caller = await sts.callerOf(await sts.enter('carl'))
  const input = { RoleArn: role, RoleSessionName: 'carl', DurationSeconds: 43_200 }
  const answer = await sts.as(caller, 'AssumeRole', input)
  assert.equal(openSession(sts.house, answer.Credentials.SessionToken)!.chained, undefined)
})

test('root signs in as root, which assumes no role', async () => {
  const hash = await sts.house.passwords.hash(password)
  await sts.house.store.write(sts.account, (tx) => putRootPassword(tx, sts.account, hash, 0))
  const caller = await sts.callerOf(await sts.enter(undefined))
  assert.equal(caller.kind, 'root')
  await sts.as(caller, 'ListUsers', {}, iam)
  const role = await sts.role('any', [{ Principal: { AWS: sts.account } }])
  const assumed = sts.as(caller, 'AssumeRole', { RoleArn: role, RoleSessionName: 'root' })
  await refusedAs(assumed, 'AccessDenied', 'Roles may not be assumed by root accounts.')
})

test('the second factor of the sign-in is that of every call', async () => {
  const unlessMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }
  const old = { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }
  await sts.person('dora', [allow('*'), deny('iam:ListUsers', unlessMfa), deny('iam:ListRoles', old)])
  const before = await sts.callerOf(await sts.enter('dora'))
  await refusedAs(sts.as(before, 'ListUsers', {}, iam), 'AccessDenied')
  const device = await sts.device('dora')
  const begun = await sts.enter('dora', { mfaCode: await device.code() })
  const caller = await sts.callerOf(begun)
  await sts.as(caller, 'ListUsers', {}, iam)
  await sts.as(caller, 'ListRoles', {}, iam)
  sts.time.now += 3_601_000
  await refusedAs(sts.as(await sts.callerOf(begun), 'ListRoles', {}, iam), 'AccessDenied')
})

test('root’s second factor counts in the same way', async () => {
  const hash = await sts.house.passwords.hash(password)
  await sts.house.store.write(sts.account, (tx) => putRootPassword(tx, sts.account, hash, 0))
  const factorOf = async (more: object) => {
    const caller = await sts.callerOf(await sts.enter(undefined, more))
    const facts = { house: sts.house, caller, request: testRequest(), ask: {}, action: 'iam:ListUsers' }
    const keys = contextOf({ ...facts, resourceAccount: sts.account, now: sts.time.now })
    return keys.get('aws:multifactorauthpresent')
  }
  assert.deepEqual(await factorOf({}), ['false'])
  const VirtualMFADeviceName = 'root-account-mfa-device'
  const { VirtualMFADevice } = await sts.iam('CreateVirtualMFADevice', { VirtualMFADeviceName })
  const { SerialNumber, Base32StringSeed } = VirtualMFADevice
  const seed = fromBase32(Buffer.from(Base32StringSeed).toString())
  const code = (distance: number) => codeAt(seed, stepAt(sts.time.now) + distance)
  const root = await sts.caller(sts.keys[sts.account]!.root)
  const codes = { AuthenticationCode1: code(-1), AuthenticationCode2: code(0) }
  await sts.as(root, 'EnableMFADevice', { UserName: sts.account, SerialNumber, ...codes }, iam)
  assert.deepEqual(await factorOf({ mfaCode: code(1) }), ['true'])
  await sts.as(root, 'DeactivateMFADevice', { SerialNumber }, iam)
})

test('a policy against sessions from before some time meets credentials that were made later', async () => {
  await sts.person('revoked')
  const begun = await sts.enter('revoked')
  sts.time.now += 600_000
  const before = { DateLessThan: { 'aws:TokenIssueTime': new Date(sts.time.now).toISOString() } }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [deny('*', before)] })
  await sts.iam('PutUserPolicy', { UserName: 'revoked', PolicyName: 'revoke', PolicyDocument })
  sts.time.now += 600_000
  await refusedAs(sts.as(await sts.callerOf(begun), 'ListUsers', {}, iam), 'AccessDenied')
  await sts.as(await sts.callerOf(await sts.enter('revoked')), 'ListUsers', {}, iam)
})

test('only its own secret opens it', async () => {
  await sts.person('hugo')
  const [one, other] = [await sts.enter('hugo'), await sts.enter('hugo')]
  for (const secret of [other.secret, '', one.row.secretHash]) {
    assert.equal(await openConsoleSession(sts.house, one.row.id, secret), undefined)
  }
  assert.equal(await openConsoleSession(sts.house, 'f'.repeat(32), one.secret), undefined)
})

test('of one user the latest twenty are kept, and the credentials of no other', async () => {
  await sts.person('many')
  const begun: BegunSession[] = []
  const tokens: string[] = []
  for (let n = 0; n < 21; n++) {
    sts.time.now += 1000
    begun.push(await sts.enter('many'))
    const { sessionToken } = consoleCredentials(sts.house, begun[n]!.row)
    assert.ok((await sts.callers.ofToken(sessionToken)) !== undefined)
    tokens.push(sessionToken)
  }
  assert.equal(await sts.callers.ofToken(tokens[0]!), undefined)
  assert.ok((await sts.callers.ofToken(tokens[1]!)) !== undefined)
  const open = await Promise.all(
    begun.map(({ row, secret }) => openConsoleSession(sts.house, row.id, secret)),
  )
  assert.deepEqual(
    open.map((row) => row !== undefined),
    [false, ...Array.from({ length: 20 }, () => true)],
  )
})

test('it is shown with the user as it is named today', async () => {
  await sts.person('ida')
  const { row } = await sts.enter('ida')
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
  await sts.person('tina')
  const begun = await sts.enter('tina')
  sts.time.now += 60_000
  const caller = await sts.callerOf(begun)
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
  await sts.person('jan')
  const assumed = await sts.as(await sts.callerOf(await sts.enter('jan')), 'AssumeRole', {
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
  assert.equal(await sts.callers.ofToken(sessionToken), undefined)
  assert.ok((await sts.callers.ofToken(assumed.Credentials.SessionToken)) !== undefined)
  await sts.iam('DeleteRole', { RoleName: 'visitor' })
  assert.equal(await showSession(sts.house, begun.row), undefined)
})
