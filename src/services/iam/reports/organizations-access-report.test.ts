import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, otherAccount, testAccount, testTime, type TestIam } from '../../../../test/fixtures/iam.ts'
import { makeOrganization, type TestOrganization } from '../../../../test/fixtures/organization.ts'
import { noteActionsUsed } from '../../../store/records/action-uses.ts'
import { findUserByName } from '../../../store/entities/users.ts'
import type { IamInput } from '../action.ts'

describe("an organization's access report", () => {
  let iam: TestIam
  let organization: TestOrganization
  let root: string
  let policyId: string
  before(async () => {
    iam = await makeIam()
    organization = await makeOrganization(iam.house, testAccount, [otherAccount])
    root = `${organization.id}/${organization.rootId}`
    const Content = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: ['s3:*', 'sqs:*', 'iam:*'], Resource: '*' },
    })
    const Type = 'SERVICE_CONTROL_POLICY' as const
    const { Policy } = await organization.manage('CreatePolicy', {
      Name: 'some',
      Description: '',
      Type,
      Content,
    })
    policyId = Policy!.PolicySummary!.Id!
    const TargetId = otherAccount
    await organization.manage('AttachPolicy', { PolicyId: policyId, TargetId })
    await organization.manage('DetachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId })
    for (const account of [testAccount, otherAccount]) {
      await iam.run('CreateUser', { UserName: 'ann' }, account)
      const { id: principalId } = (await findUserByName(iam.store.read, account, 'ann'))!
      await iam.store.writeData((tx) =>
        noteActionsUsed(tx, [
          { principalId, action: 's3:GetObject', time: testTime - 2000, region: 'us-east-1' },
          { principalId, action: 'ec2:RunInstances', time: testTime - 1000, region: 'eu-central-1' },
        ]),
      )
    }
  })
  after(() => iam.close())

  const report = async (
    EntityPath: string,
    OrganizationsPolicyId?: string,
    more: Partial<IamInput<'GetOrganizationsAccessReport'>> = {},
  ) => {
    const { JobId } = await iam.run('GenerateOrganizationsAccessReport', {
      EntityPath,
      OrganizationsPolicyId,
    })
    return iam.run('GetOrganizationsAccessReport', { JobId, MaxItems: 1000, ...more })
  }

  it('of the root tells of every service, and of the members only', async () => {
    const { JobStatus, NumberOfServicesAccessible, NumberOfServicesNotAccessed, AccessDetails } =
      await report(root)
    assert.equal(JobStatus, 'COMPLETED')
    assert.ok(NumberOfServicesAccessible! > 300)
    assert.equal(NumberOfServicesNotAccessed, NumberOfServicesAccessible! - 2)
    const ec2 = AccessDetails!.find(({ ServiceNamespace }) => ServiceNamespace === 'ec2')
    assert.deepEqual(ec2, {
      ServiceName: 'Amazon EC2',
      ServiceNamespace: 'ec2',
      TotalAuthenticatedEntities: 1,
      Region: 'eu-central-1',
      EntityPath: `${root}/${otherAccount}`,
      LastAuthenticatedTime: new Date(testTime - 1000),
    })
  })

  it('of an account tells of what the policies of all levels allow', async () => {
    const { AccessDetails } = await report(`${root}/${otherAccount}`)
    assert.deepEqual(
      AccessDetails!.map(({ ServiceNamespace, TotalAuthenticatedEntities: count }) => [
        ServiceNamespace,
        count,
      ]),
      [
        ['iam', 0],
        ['s3', 1],
        ['sqs', 0],
      ],
    )
  })

  it('of a policy tells of what it allows, to the accounts that it is attached to', async () => {
    const { AccessDetails } = await report(root, policyId, { SortKey: 'LAST_AUTHENTICATED_TIME_DESCENDING' })
    assert.deepEqual(AccessDetails!.map(({ ServiceNamespace }) => ServiceNamespace).join(), 's3,iam,sqs')
  })

  it('of the management account tells of every service, whatever policy is named', async () => {
    const { NumberOfServicesAccessible, AccessDetails } = await report(`${root}/${testAccount}`, policyId)
    assert.ok(NumberOfServicesAccessible! > 300)
    const ec2 = AccessDetails!.find(({ ServiceNamespace }) => ServiceNamespace === 'ec2')
    assert.equal(ec2!.EntityPath, `${root}/${testAccount}`)
  })

  it('is for the management account, about what is there', async () => {
    const generate = (EntityPath: string, account?: string, OrganizationsPolicyId?: string) =>
      iam.run('GenerateOrganizationsAccessReport', { EntityPath, OrganizationsPolicyId }, account)
    await assert.rejects(generate(root, otherAccount), { code: 'CallerIsNotManagementAccountException' })
    for (const path of [`${root}/ou-ab12-00000000`, `${root}/777788889999`, 'o-0000000000/r-0000']) {
      await assert.rejects(generate(path), { code: 'NoSuchEntity' }, path)
    }
    await assert.rejects(generate(root, testAccount, 'p-00000000'), { code: 'NoSuchEntity' })
    const { JobId } = await generate(root)
    await assert.rejects(iam.run('GetOrganizationsAccessReport', { JobId }, otherAccount), {
      code: 'NoSuchEntity',
    })
  })

  it('asks about the entity, with the policy', async () => {
    const asked = { EntityPath: root, OrganizationsPolicyId: policyId }
    assert.deepEqual(await iam.asks('GenerateOrganizationsAccessReport', asked), [
      {
        resource: `arn:aws:iam::${testAccount}:access-report/${root}`,
        keys: { 'iam:OrganizationsPolicyId': policyId },
      },
    ])
  })
})
