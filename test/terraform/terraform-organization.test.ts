import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sender } from '../fixtures/clients/sdk.ts'
import { startServer } from '../fixtures/server.ts'
import { apply, findTerraform, nothingToDo, ok, openWorkspace } from '../fixtures/clients/terraform.ts'

const terraform = findTerraform()

test('Terraform builds an organization, changes it and takes it down', { skip: terraform.skip }, async () => {
  const server = await startServer()
  const admin = server.keys[server.account]!.admin!
  const work = openWorkspace(terraform, 'organization', server.url, admin)
  try {
    await ok(work, ['init'])
    for (const [generation, unit, policy, features] of [
      [1, 'Workloads', 'iam:CreateUser', ['RootCredentialsManagement', 'RootSessions']],
      [2, 'Renamed', ['iam:CreateUser', 'iam:CreateRole'], ['RootCredentialsManagement']],
    ] as const) {
      const { organization } = await apply(work, { generation })
      assert.deepEqual(organization.units, [unit])
      assert.deepEqual([organization.policy].flat().toSorted(), [policy].flat().toSorted())
      assert.deepEqual(organization.features, features)
      await nothingToDo(work, { generation })
    }
    // What was created has to stay for a week.
    const week = JSON.stringify({ advanceSeconds: 8 * 86_400 })
    await fetch(`${server.url}/_understudy/clock`, { method: 'POST', body: week })
    await ok(work, ['destroy', '-auto-approve'], { generation: 2 })
    const left = await sender(server.url, admin)('organizations', 'DescribeOrganization', {})
    assert.equal(left.code, 'AWSOrganizationsNotInUseException')
  } finally {
    work.remove()
    await server.stop()
  }
})
