import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIam, otherAccount } from '../../../../test/fixtures/iam.ts'

test('the version of global tokens is the account’s own, 1 until it is set', async () => {
  const iam = await makeIam()
  const version = async (account?: string) =>
    (await iam.run('GetAccountSummary', {}, account)).SummaryMap!.GlobalEndpointTokenVersion
  assert.equal(await version(), 1)
  for (const [GlobalEndpointTokenVersion, shown] of [
    ['v2Token', 2],
    ['v1Token', 1],
    ['v2Token', 2],
  ] as const) {
    await iam.run('SetSecurityTokenServicePreferences', { GlobalEndpointTokenVersion })
    assert.equal(await version(), shown)
  }
  assert.equal(await version(otherAccount), 1)
  await iam.close()
})
