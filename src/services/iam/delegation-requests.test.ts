import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIam, testAccount } from '../../../test/fixtures/iam.ts'

test('where no partner asks for anything, there is no delegation request', async () => {
  const iam = await makeIam()
  const DelegationRequestId = '0123456789abcdef'
  const arn = `arn:aws:iam::${testAccount}:delegation-request/${DelegationRequestId}`
  for (const name of [
    'AcceptDelegationRequest',
    'AssociateDelegationRequest',
    'GetDelegationRequest',
    'RejectDelegationRequest',
    'SendDelegationToken',
  ] as const) {
    assert.deepEqual(await iam.asks(name, { DelegationRequestId }), [{ resource: arn }])
    await assert.rejects(iam.run(name, { DelegationRequestId }), { code: 'NoSuchEntity', status: 404 }, name)
  }
  const none = { DelegationRequests: [], isTruncated: false }
  assert.deepEqual(await iam.run('ListDelegationRequests', {}), none)
  await assert.rejects(iam.run('ListDelegationRequests', { Marker: 'invented' }), { code: 'ValidationError' })
  await assert.rejects(iam.run('GetHumanReadableSummary', { EntityArn: arn }), { code: 'NoSuchEntity' })
  const EntityArn = `arn:aws:iam::${testAccount}:user/bob`
  await assert.rejects(iam.run('GetHumanReadableSummary', { EntityArn }), { code: 'InvalidInput' })
  await iam.close()
})
