import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserCredentials } from './credential-report.ts'
import { roleFindings, rootFindings, userFindings } from './findings.ts'

const now = new Date('2026-11-20T00:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const nothing: UserCredentials = { name: 'x', mfa: false, activeKeys: [] }

const cases: [name: string, user: Partial<UserCredentials>, ids: string[]][] = [
  ['a user without credentials', {}, []],
  ['a password without MFA', { passwordChanged: daysAgo(1) }, ['no-mfa']],
  ['a password with MFA', { passwordChanged: daysAgo(100), passwordUsed: daysAgo(1), mfa: true }, []],
  ['a password nobody used', { passwordChanged: daysAgo(91), mfa: true }, ['unused-passwords']],
  ['a key in use', { activeKeys: [{ made: daysAgo(90), used: daysAgo(1) }] }, []],
  ['an old key in use', { activeKeys: [{ made: daysAgo(91), used: daysAgo(1) }] }, ['old-keys']],
  ['a key nobody used', { activeKeys: [{ made: daysAgo(1) }] }, ['unused-keys']],
]
for (const [name, user, ids] of cases) {
  test(`${name} gives ${ids.join(', ') || 'no finding'}`, () => {
    const findings = userFindings([{ ...nothing, ...user }], now)
    assert.deepEqual(
      findings.map(({ id }) => id),
      ids,
    )
  })
}

test('root is to have MFA and no access keys', () => {
  const ids = (summary: Record<string, number>) => rootFindings(summary).map(({ id }) => id)
  assert.deepEqual(ids({ AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 }), [])
  assert.deepEqual(ids({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 1 }), ['root-keys', 'root-mfa'])
})

test('a role that was never used is told, unless it is a service’s own', () => {
  const roles = [
    { name: 'a', used: false, linked: false },
    { name: 'b', used: true, linked: false },
    { name: 'c', used: false, linked: true },
  ]
  assert.deepEqual(roleFindings(roles)[0]?.names, ['a'])
  assert.deepEqual(roleFindings(roles.slice(1)), [])
})
