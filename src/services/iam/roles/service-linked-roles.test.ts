import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'
import { linkedRoleOf } from './linked-roles.ts'

describe('service-linked roles', () => {
  let iam: TestIam
  before(async () => {
    iam = await makeIam()
  })
  after(() => iam.close())

  it("have their service's name, path, trust and policy", async () => {
    const { Role } = await iam.run('CreateServiceLinkedRole', { AWSServiceName: 'acm.amazonaws.com' })
    assert.equal(Role!.RoleName, 'AWSServiceRoleForCertificateManager')
    assert.equal(Role!.Path, '/aws-service-role/acm.amazonaws.com/')
    const statement = {
      Effect: 'Allow',
      Principal: { Service: 'acm.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }
    const { Role: read } = await iam.run('GetRole', { RoleName: Role!.RoleName })
    assert.deepEqual(statementOf(read!), [statement])
    const inLists = {
      ...statement,
      Principal: { Service: ['acm.amazonaws.com'] },
      Action: ['sts:AssumeRole'],
    }
    assert.deepEqual(statementOf(Role!), [inLists], 'the answer of the creation writes lists')
    const { AttachedPolicies } = await iam.run('ListAttachedRolePolicies', { RoleName: Role!.RoleName })
    assert.deepEqual(
      AttachedPolicies!.map(({ PolicyName }) => PolicyName),
      ['CertificateManagerServiceRolePolicy'],
    )
  })

  it('exist once, with a suffix again where the service takes one', async () => {
    const AWSServiceName = 'autoscaling.amazonaws.com'
    await iam.run('CreateServiceLinkedRole', { AWSServiceName })
    await iam.refuses(
      'CreateServiceLinkedRole',
      { AWSServiceName },
      'InvalidInput',
      'Service role name AWSServiceRoleForAutoScaling has been taken in this account, ' +
        'please try a different suffix.',
    )
    const again = await iam.run('CreateServiceLinkedRole', { AWSServiceName, CustomSuffix: 'two' })
    assert.equal(again.Role!.RoleName, 'AWSServiceRoleForAutoScaling_two')
    await iam.refuses(
      'CreateServiceLinkedRole',
      { AWSServiceName: 'ecs.amazonaws.com', CustomSuffix: 'two' },
      'InvalidInput',
      'Custom suffix is not allowed for ecs.amazonaws.com',
    )
    for (const unknown of ['nothing.amazonaws.com', 'acm', 'toString.amazonaws.com']) {
      const create = iam.run('CreateServiceLinkedRole', { AWSServiceName: unknown })
      await assert.rejects(create, { code: 'InvalidInput' })
    }
  })

  it('are deleted by their own operation, whose task can be asked about', async () => {
    await iam.run('CreateServiceLinkedRole', { AWSServiceName: 'batch.amazonaws.com' })
    const RoleName = 'AWSServiceRoleForBatch'
    await assert.rejects(iam.run('DeleteRole', { RoleName }), { code: 'UnmodifiableEntity' })
    const { DeletionTaskId } = await iam.run('DeleteServiceLinkedRole', { RoleName })
    assert.match(
      DeletionTaskId!,
      /^task\/aws-service-role\/batch\.amazonaws\.com\/AWSServiceRoleForBatch\/[0-9a-f-]{36}$/,
    )
    const status = await iam.run('GetServiceLinkedRoleDeletionStatus', { DeletionTaskId })
    assert.deepEqual(status, { Status: 'SUCCEEDED' })
    await assert.rejects(iam.run('GetRole', { RoleName }), { code: 'NoSuchEntity' })
    const invented = { DeletionTaskId: DeletionTaskId!.replace(/[0-9a-f]$/, 'x') }
    await assert.rejects(iam.run('GetServiceLinkedRoleDeletionStatus', invented), { code: 'NoSuchEntity' })
    await iam.run('CreateServiceLinkedRole', { AWSServiceName: 'batch.amazonaws.com' })
  })

  it('are only those of services: a customer role is not deleted this way', async () => {
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    })
    await iam.run('CreateRole', { RoleName: 'Mine', AssumeRolePolicyDocument })
    const remove = iam.run('DeleteServiceLinkedRole', { RoleName: 'Mine' })
    await assert.rejects(remove, { code: 'NoSuchEntity' })
  })

  it('ask about the role that would be, with the service', async () => {
    assert.deepEqual(await iam.asks('CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' }), [
      {
        resource: `arn:aws:iam::${testAccount}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
        keys: { 'iam:AWSServiceName': 'ecs.amazonaws.com' },
      },
    ])
    const DeletionTaskId = 'task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/some-uuid'
    const [ask] = await iam.asks('GetServiceLinkedRoleDeletionStatus', { DeletionTaskId })
    const role = 'role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'
    assert.equal(ask!.resource, `arn:aws:iam::${testAccount}:${role}`)
  })

  it('have policies that AWS has', async () => {
    const PolicyArn = linkedRoleOf('ecs.amazonaws.com')!.policyArn
    assert.equal((await iam.run('GetPolicy', { PolicyArn })).Policy!.Path, '/aws-service-role/')
  })
})

/** What a role's trust policy states. */
function statementOf({
  AssumeRolePolicyDocument,
}: {
  AssumeRolePolicyDocument?: string | undefined
}): unknown {
  const policy = JSON.parse(decodeURIComponent(AssumeRolePolicyDocument!)) as { Statement: unknown }
  return policy.Statement
}
