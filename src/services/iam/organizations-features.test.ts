import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIam, testAccount } from '../../../test/fixtures/iam.ts'

test('an account that is in no organization is told so', async () => {
  const iam = await makeIam()
  const EntityPath = 'o-a1b2c3d4e5/r-f6g7'
  const refused = { code: 'OrganizationNotFoundException', status: 400 }
  for (const name of [
    'EnableOrganizationsRootCredentialsManagement',
    'DisableOrganizationsRootCredentialsManagement',
    'EnableOrganizationsRootSessions',
    'DisableOrganizationsRootSessions',
    'ListOrganizationsFeatures',
  ] as const) {
    await assert.rejects(iam.run(name, {}), refused, name)
  }
  await assert.rejects(iam.run('GenerateOrganizationsAccessReport', { EntityPath }), refused)
  const JobId = '00000000-0000-4000-8000-000000000000'
  await assert.rejects(iam.run('GetOrganizationsAccessReport', { JobId }), { code: 'NoSuchEntity' })
  const OrganizationsPolicyId = 'p-12345678'
  assert.deepEqual(
    await iam.asks('GenerateOrganizationsAccessReport', { EntityPath, OrganizationsPolicyId }),
    [
      {
        resource: `arn:aws:iam::${testAccount}:access-report/${EntityPath}`,
        keys: { 'iam:OrganizationsPolicyId': OrganizationsPolicyId },
      },
    ],
  )
  await iam.close()
})
