import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, otherAccount, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'
import { makeOrganization, organizer, type TestOrganization } from '../../../../test/fixtures/organization.ts'

const operations = [
  'EnableOrganizationsRootCredentialsManagement',
  'DisableOrganizationsRootCredentialsManagement',
  'EnableOrganizationsRootSessions',
  'DisableOrganizationsRootSessions',
  'ListOrganizationsFeatures',
] as const
const refused = (code: string) => ({ code: `${code}Exception`, status: 400 })

describe('centralized root access', () => {
  let iam: TestIam
  let organization: TestOrganization
  before(async () => {
    iam = await makeIam()
  })
  after(() => iam.close())

  it('needs an organization', async () => {
    for (const name of operations) {
      await assert.rejects(iam.run(name, {}), refused('OrganizationNotFound'), name)
    }
    await assert.rejects(
      iam.run('GenerateOrganizationsAccessReport', { EntityPath: 'o-a1b2c3d4e5/r-f6g7' }),
      refused('OrganizationNotFound'),
    )
  })

  it('needs all features', async () => {
    const manage = organizer(iam.house, testAccount)
    await manage('CreateOrganization', { FeatureSet: 'CONSOLIDATED_BILLING' })
    for (const name of operations) {
      await assert.rejects(iam.run(name, {}), refused('OrganizationNotInAllFeaturesMode'), name)
    }
    await manage('DeleteOrganization', {})
  })

  it('needs trusted access for IAM, and the management account', async () => {
    organization = await makeOrganization(iam.house, testAccount, [otherAccount])
    for (const name of operations) {
      await assert.rejects(iam.run(name, {}), refused('ServiceAccessNotEnabled'), name)
      const wanted = refused('AccountNotManagementOrDelegatedAdministrator')
      await assert.rejects(iam.run(name, {}, otherAccount), wanted, name)
    }
  })

  it('is enabled feature by feature, and lists what is', async () => {
    await organization.manage('EnableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' })
    const both = ['RootCredentialsManagement', 'RootSessions']
    const { id: OrganizationId } = organization
    const answers = []
    for (const name of [
      'ListOrganizationsFeatures',
      'EnableOrganizationsRootSessions',
      'EnableOrganizationsRootCredentialsManagement',
      'EnableOrganizationsRootSessions',
      'ListOrganizationsFeatures',
      'DisableOrganizationsRootSessions',
    ] as const) {
      const answer = await iam.run(name, {})
      assert.equal(answer.OrganizationId, OrganizationId)
      answers.push(answer.EnabledFeatures)
    }
    assert.deepEqual(answers, [[], ['RootSessions'], both, both, both, ['RootCredentialsManagement']])
  })

  it("lets IAM's delegated administrator end features, but begin none", async () => {
    const delegate = { AccountId: otherAccount, ServicePrincipal: 'iam.amazonaws.com' }
    await organization.manage('RegisterDelegatedAdministrator', delegate)
    await assert.rejects(
      iam.run('EnableOrganizationsRootSessions', {}, otherAccount),
      refused('CallerIsNotManagementAccount'),
    )
    const { EnabledFeatures } = await iam.run(
      'DisableOrganizationsRootCredentialsManagement',
      {},
      otherAccount,
    )
    assert.deepEqual(EnabledFeatures, [])
  })
})
