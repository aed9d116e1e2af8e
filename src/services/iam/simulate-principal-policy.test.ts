import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, otherAccount, testAccount, type TestIam } from '../../../test/fixtures/iam.ts'
import { attachNew, makeOrganization } from '../../../test/fixtures/organization.ts'
import type { IamInput } from './action.ts'

const policy = (...statements: object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement })),
  })

const readBucket = policy({ Action: ['s3:GetObject', 's3:ListBucket'] })
const arnOf = (resource: string): string => `arn:aws:iam::${testAccount}:${resource}`
const bob = arnOf('user/bob')
const object = 'arn:aws:s3:::data/x'

describe('SimulatePrincipalPolicy', () => {
  let iam: TestIam
  before(async () => {
    iam = await makeIam()
    await iam.run('CreateUser', { UserName: 'bob', Tags: [{ Key: 'Team', Value: 'red' }] })
    await iam.run('CreateGroup', { GroupName: 'readers' })
    await iam.run('AddUserToGroup', { GroupName: 'readers', UserName: 'bob' })
    await iam.run('PutUserPolicy', { UserName: 'bob', PolicyName: 'read', PolicyDocument: readBucket })
    const tagged = policy({
      Action: 'ec2:*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
    })
    await iam.run('PutGroupPolicy', { GroupName: 'readers', PolicyName: 'ec2', PolicyDocument: tagged })
    const PolicyArn = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess'
    await iam.run('AttachGroupPolicy', { GroupName: 'readers', PolicyArn })
    const trust = (principal: string): string =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' },
      })
    await iam.run('CreateRole', { RoleName: 'open', AssumeRolePolicyDocument: trust(bob) })
    await iam.run('CreateRole', { RoleName: 'closed', AssumeRolePolicyDocument: trust(arnOf('role/open')) })
    await iam.run('PutRolePolicy', {
      RoleName: 'open',
      PolicyName: 'assume',
      PolicyDocument: policy({ Action: 'sts:AssumeRole' }),
    })
  })
  after(() => iam.close())

  const decide = async (action: string, input: Partial<IamInput<'SimulatePrincipalPolicy'>> = {}) => {
    const given = { PolicySourceArn: bob, ActionNames: [action], ...input }
    const { EvaluationResults } = await iam.run('SimulatePrincipalPolicy', given)
    const [{ EvalDecision, MatchedStatements }] = EvaluationResults as [any]
    return [EvalDecision, MatchedStatements.map((one: any) => one.SourcePolicyId).join()]
  }

  it("takes a user's policies and its groups', named as AWS names them, and its tags", async () => {
    assert.deepEqual(await decide('s3:GetObject'), ['allowed', 'user_bob_read'])
    assert.deepEqual(await decide('iam:GetUser'), ['allowed', 'IAMReadOnlyAccess'])
    assert.deepEqual(await decide('ec2:RunInstances'), ['allowed', 'group_readers_ec2'])
    assert.deepEqual(await decide('s3:PutObject'), ['implicitDeny', ''])
  })

  it('takes the policies of a group or a role', async () => {
    const PolicySourceArn = arnOf('group/readers')
    assert.deepEqual(await decide('iam:GetUser', { PolicySourceArn }), ['allowed', 'IAMReadOnlyAccess'])
    assert.deepEqual(await decide('s3:GetObject', { PolicySourceArn }), ['implicitDeny', ''])
    const role = { PolicySourceArn: arnOf('role/open') }
    assert.deepEqual(await decide('sts:AssumeRole', role), ['allowed', 'role_open_assume'])
  })

  it('adds the policies it is given', async () => {
    const PolicyInputList = [policy({ Action: 's3:PutObject' })]
    assert.deepEqual(await decide('s3:PutObject', { PolicyInputList }), ['allowed', 'PolicyInputList.1'])
  })

  it('lets another user call as if it had the policies', async () => {
    const ResourcePolicy = policy({
      Principal: { AWS: arnOf('user/eve') },
      Action: 's3:PutObject',
      Resource: object,
    })
    const input = { ResourcePolicy, ResourceArns: [object] }
    assert.deepEqual(await decide('s3:PutObject', input), ['implicitDeny', ''])
    const CallerArn = arnOf('user/eve')
    assert.deepEqual(await decide('s3:PutObject', { ...input, CallerArn }), ['allowed', 'ResourcePolicy'])
  })

  it("holds AssumeRole against the trust policies of the account's roles", async () => {
    const PolicyInputList = [policy({ Action: 'sts:AssumeRole' })]
    const assume = (role: string, PolicySourceArn = bob) =>
      decide('sts:AssumeRole', { PolicyInputList, PolicySourceArn, ResourceArns: [arnOf(`role/${role}`)] })
    assert.deepEqual(await assume('open'), [
      'allowed',
      'PolicyInputList.1,role_open_AssumeRolePolicyDocument',
    ])
    assert.deepEqual(await assume('closed'), ['implicitDeny', ''])
    assert.deepEqual((await assume('closed', arnOf('role/open')))[0], 'allowed')
    // Of a role that is not there only the caller's side is known.
    assert.deepEqual(await assume('absent'), ['allowed', 'PolicyInputList.1'])
  })

  it("has the entity's boundary, and another over it", async () => {
    await iam.run('CreatePolicy', { PolicyName: 'limit', PolicyDocument: policy({ Action: 'iam:*' }) })
    await iam.run('CreateUser', { UserName: 'amy', PermissionsBoundary: arnOf('policy/limit') })
    await iam.run('PutUserPolicy', { UserName: 'amy', PolicyName: 'read', PolicyDocument: readBucket })
    const PolicySourceArn = arnOf('user/amy')
    assert.deepEqual(await decide('s3:GetObject', { PolicySourceArn }), ['implicitDeny', ''])
    const PermissionsBoundaryPolicyInputList = [policy({ Action: 's3:*' })]
    const over = await decide('s3:GetObject', { PolicySourceArn, PermissionsBoundaryPolicyInputList })
    assert.equal(over[0], 'allowed')
  })

  it('refuses who is not there, and ARNs of something else', async () => {
    const ActionNames = ['s3:GetObject']
    const refuses = (PolicySourceArn: string, code: string, message: string) =>
      iam.refuses('SimulatePrincipalPolicy', { PolicySourceArn, ActionNames }, code, message)
    await refuses(arnOf('user/none'), 'NoSuchEntity', 'The user with name none cannot be found.')
    await refuses(arnOf('user/path/bob'), 'NoSuchEntity', 'The user with name bob cannot be found.')
    const session = `arn:aws:sts::${testAccount}:assumed-role/open/s`
    const unclear = 'does not clearly define entity type and name.'
    await refuses(session, 'InvalidInput', `Invalid Entity Arn: ${session} ${unclear}`)
    const PolicySourceArn = arnOf('group/readers')
    const ResourcePolicy = policy({ Principal: '*', Action: '*' })
    await assert.rejects(
      iam.run('SimulatePrincipalPolicy', { PolicySourceArn, ActionNames, ResourcePolicy }),
      { code: 'InvalidInput' },
    )
  })

  it('holds the service control policies on the account against it, with their conditions', async () => {
    const organization = await makeOrganization(iam.house, otherAccount, [testAccount])
    const simulate = async (
      operation: 'SimulatePrincipalPolicy' | 'SimulateCustomPolicy',
      action: string,
      given: object = {},
    ) => {
      const policies =
        operation === 'SimulatePrincipalPolicy' ? { PolicySourceArn: bob } : { PolicyInputList: [readBucket] }
      const { EvaluationResults } = await iam.run(operation, {
        ...policies,
        ActionNames: [action],
        ...given,
      } as never)
      const [{ EvalDecision, OrganizationsDecisionDetail, MissingContextValues }] = EvaluationResults as [any]
      return [EvalDecision, OrganizationsDecisionDetail?.AllowedByOrganizations, MissingContextValues.join()]
    }
    const of = (value: string) => ({
      ContextEntries: [{ ContextKeyName: 'aws:RequestedRegion', ContextKeyValues: [value] }],
    })
    const Condition = { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } }
    const PrincipalIsOutside = { StringNotEquals: { 'aws:PrincipalOrgID': organization.id } }
    await attachNew(organization, testAccount, { Action: 's3:ListBucket', Condition })
    await attachNew(organization, testAccount, { Action: '*', Condition: PrincipalIsOutside })
    for (const operation of ['SimulatePrincipalPolicy', 'SimulateCustomPolicy'] as const) {
      const detail = (action: string, given?: object) => simulate(operation, action, given)
      assert.deepEqual(await detail('s3:GetObject'), ['allowed', true, 'aws:RequestedRegion'], operation)
      const unknown = ['explicitDeny', false, 'aws:RequestedRegion']
      assert.deepEqual(await detail('s3:ListBucket'), unknown, operation)
      assert.deepEqual(await detail('s3:ListBucket', of('us-east-1')), ['explicitDeny', false, ''], operation)
      assert.deepEqual(await detail('s3:ListBucket', of('eu-central-1')), ['allowed', true, ''], operation)
    }
    // What binds another account is not to be learned by naming one of its users.
    const CallerArn = `arn:aws:iam::${otherAccount}:user/eve`
    const [, foreign] = await simulate('SimulateCustomPolicy', 's3:ListBucket', { CallerArn })
    assert.equal(foreign, undefined)
    await organization.manage('RemoveAccountFromOrganization', { AccountId: testAccount })
    assert.deepEqual(await simulate('SimulateCustomPolicy', 's3:ListBucket'), ['allowed', undefined, ''])
  })

  it('asks about the entity', async () => {
    const [ask] = await iam.asks('SimulatePrincipalPolicy', {
      PolicySourceArn: bob,
      ActionNames: ['s3:GetObject'],
    })
    assert.equal(ask!.resource, bob)
    const foreign = `arn:aws:iam::${otherAccount}:user/bob`
    const [other] = await iam.asks('GetContextKeysForPrincipalPolicy', { PolicySourceArn: foreign })
    assert.deepEqual([other!.resource, other!.resourceAccount], [foreign, otherAccount])
  })
})
