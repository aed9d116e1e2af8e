import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeIam, otherAccount, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'

let iam: TestIam
before(async () => (iam = await makeIam()))
after(() => iam.close())

test('outbound federation is turned on and off for one account, each once', async () => {
  const IssuerIdentifier = `http://127.0.0.1:4566/_understudy/oidc/${testAccount}`
  const off = 'Outbound web identity federation is not enabled for this account.'
  const on = 'Outbound web identity federation is already enabled for this account.'
  await iam.refuses('DisableOutboundWebIdentityFederation', {}, 'FeatureDisabled', off)
  assert.deepEqual(await iam.run('EnableOutboundWebIdentityFederation', {}), { IssuerIdentifier })
  await iam.refuses('EnableOutboundWebIdentityFederation', {}, 'FeatureEnabled', on)
  assert.deepEqual(await iam.run('GetOutboundWebIdentityFederationInfo', {}), {
    IssuerIdentifier,
    JwtVendingEnabled: true,
  })
  await assert.rejects(iam.run('GetOutboundWebIdentityFederationInfo', {}, otherAccount), { message: off })
  await iam.run('DisableOutboundWebIdentityFederation', {})
  await iam.refuses('GetOutboundWebIdentityFederationInfo', {}, 'FeatureDisabled', off)
})
