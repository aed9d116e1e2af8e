import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeHouse, perform, testCall } from '../../../test/fixtures/house.ts'
import { assumeRoot } from './assume-root.ts'
import { sts } from './index.ts'

const TaskPolicyArn = { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' }

test('nobody assumes root, for no account is a member of an organization', async () => {
  const { house, keys, account, otherAccount, caller, close } = await makeHouse()
  const admin = await caller(keys[account]!.admin)
  for (const TargetPrincipal of [otherAccount, `arn:aws:iam::${otherAccount}:root`, account]) {
    const call = testCall(house, admin, { TargetPrincipal, TaskPolicyArn })
    await assert.rejects(perform(sts, 'AssumeRoot', assumeRoot, call), { code: 'AccessDenied', status: 403 })
  }
  await close()
})

test('it asks about the root user of the target, with the task', async () => {
  const { house, keys, account, otherAccount, caller, close } = await makeHouse()
  const admin = await caller(keys[account]!.admin)
  const call = testCall(house, admin, { TargetPrincipal: otherAccount, TaskPolicyArn })
  assert.deepEqual(await assumeRoot.access(call), {
    all: [
      { resource: `arn:aws:iam::${otherAccount}:root`, keys: { 'sts:TaskPolicyArn': TaskPolicyArn.arn } },
    ],
  })
  await close()
})
