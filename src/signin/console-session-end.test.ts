import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { makeConsole, password, type TestConsole } from '../../test/fixtures/console/console-person.ts'
import { refusedAs } from '../../test/fixtures/sts.ts'
import { iam } from '../services/iam/index.ts'
import { consoleCredentials, endSession, openConsoleSession } from './console-session.ts'

let sts: TestConsole
before(async () => void (sts = await makeConsole()))
after(() => sts.close())
beforeEach(() => void (sts.time.now += 120_000))

test('its credentials do not outlive it', async () => {
  await sts.person('late')
  const begun = await sts.enter('late')
  sts.time.now = begun.row.expires - 90_000
  assert.equal(consoleCredentials(sts.house, begun.row).expiration.getTime(), begun.row.expires)
  sts.time.now = begun.row.expires
  assert.equal(await openConsoleSession(sts.house, begun.row.id, begun.secret), undefined)
})

test('signing out ends it and the credentials that were made of it, on the spot', async () => {
  await sts.person('emil')
  const [one, other] = [await sts.enter('emil'), await sts.enter('emil')]
  const { sessionToken } = consoleCredentials(sts.house, one.row)
  assert.ok((await sts.callers.ofToken(sessionToken)) !== undefined)
  await endSession(sts.house, one.row)
  assert.equal(await sts.callers.ofToken(sessionToken), undefined)
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
    await sts.person(UserName)
  },
}
for (const [what, end] of Object.entries(ends)) {
  test(`${what} ends it and its credentials`, async () => {
    const userName = what.replaceAll(' ', '-')
    await sts.person(userName)
    const begun = await sts.enter(userName)
    const { sessionToken } = consoleCredentials(sts.house, begun.row)
    assert.ok((await sts.callers.ofToken(sessionToken)) !== undefined)
    await end(userName)
    assert.equal(await sts.callers.ofToken(sessionToken), undefined)
    assert.equal(await openConsoleSession(sts.house, begun.row.id, begun.secret), undefined)
  })
}

test('closing the account ends it, and lets nobody in', async () => {
  await sts.person('closed')
  const begun = await sts.enter('closed')
  const close = (closed: number | null) =>
    sts.house.store.write(sts.account, (tx) =>
      tx.updateTable('accounts').set({ closed }).where('id', '=', sts.account).execute(),
    )
  await close(sts.time.now)
  assert.equal(await openConsoleSession(sts.house, begun.row.id, begun.secret), undefined)
  await refusedAs(sts.enter('closed'), 'AuthenticationFailed')
  await close(null)
  await sts.enter('closed')
})

test('asking only that the password be changed next time ends nothing', async () => {
  await sts.person('soft')
  const begun = await sts.enter('soft')
  await sts.iam('UpdateLoginProfile', { UserName: 'soft', PasswordResetRequired: true })
  assert.ok((await openConsoleSession(sts.house, begun.row.id, begun.secret)) !== undefined)
})

test('a changed policy is obeyed by credentials from before', async () => {
  await sts.person('gina')
  const begun = await sts.enter('gina')
  const { sessionToken } = consoleCredentials(sts.house, begun.row)
  const live = async () => (await sts.callers.ofToken(sessionToken))!.caller
  await sts.as(await live(), 'ListUsers', {}, iam)
  await sts.iam('DeleteUserPolicy', { UserName: 'gina', PolicyName: 'own' })
  await refusedAs(sts.as(await live(), 'ListUsers', {}, iam), 'AccessDenied')
})
