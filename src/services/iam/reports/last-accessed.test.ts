import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, roleCaller, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'
import { noteActionsUsed } from '../../../store/records/action-uses.ts'

const day = 86_400_000
const policy = (Action: string | string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] })
const arnOf = (resource: string): string => `arn:aws:iam::${testAccount}:${resource}`

describe('service last accessed details', () => {
  let iam: TestIam
  const ids: Record<string, string> = {}
  before(async () => {
    iam = await makeIam()
    await iam.run('CreateGroup', { GroupName: 'team' })
    for (const UserName of ['amy', 'bob']) {
      ids[UserName] = (await iam.run('CreateUser', { UserName })).User!.UserId!
      await iam.run('AddUserToGroup', { GroupName: 'team', UserName })
    }
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    })
    ids['role'] = (await iam.run('CreateRole', { RoleName: 'role', AssumeRolePolicyDocument })).Role!.RoleId!
    const PolicyDocument = policy(['s3:*', 'iam:Get*'])
    const PolicyArn = (await iam.run('CreatePolicy', { PolicyName: 'p', PolicyDocument })).Policy!.Arn
    await iam.run('AttachGroupPolicy', { GroupName: 'team', PolicyArn })
    await iam.run('AttachRolePolicy', { RoleName: 'role', PolicyArn })
    await iam.run('PutUserPolicy', { UserName: 'amy', PolicyName: 'i', PolicyDocument: policy('sqs:*') })
    const use = (name: string, action: string, daysAgo: number, region: string) => ({
      principalId: ids[name]!,
      action,
      time: iam.now - daysAgo * day,
      region,
    })
    await iam.store.writeData((tx) =>
      noteActionsUsed(tx, [
        use('amy', 's3:CreateBucket', 2, 'us-east-1'),
        use('amy', 's3:GetObject', 1, 'eu-west-1'),
        use('amy', 'ec2:RunInstances', 1, 'us-east-1'),
        use('bob', 's3:CreateBucket', 3, 'us-west-2'),
        use('bob', 'iam:GetUser', 401, 'us-east-1'),
      ]),
    )
  })
  after(() => iam.close())

  const generate = async (Arn: string, Granularity?: 'ACTION_LEVEL') =>
    (await iam.run('GenerateServiceLastAccessedDetails', { Arn, Granularity })).JobId!
  const details = async (Arn: string, Granularity?: 'ACTION_LEVEL') =>
    iam.run('GetServiceLastAccessedDetails', { JobId: await generate(Arn, Granularity) })

  it('lists every service that the policies allow, with the last use of each', async () => {
    const { JobStatus, JobType, JobCompletionDate, ServicesLastAccessed } = await details(arnOf('user/amy'))
    assert.deepEqual([JobStatus, JobType], ['COMPLETED', 'SERVICE_LEVEL'])
    assert.deepEqual(JobCompletionDate, new Date(iam.now))
    assert.deepEqual(ServicesLastAccessed, [
      {
        ServiceName: 'AWS Identity and Access Management (IAM)',
        ServiceNamespace: 'iam',
        TotalAuthenticatedEntities: 0,
      },
      {
        ServiceName: 'Amazon S3',
        ServiceNamespace: 's3',
        LastAuthenticated: new Date(iam.now - day),
        LastAuthenticatedEntity: arnOf('user/amy'),
        LastAuthenticatedRegion: 'eu-west-1',
        TotalAuthenticatedEntities: 1,
        TrackedActionsLastAccessed: undefined,
      },
      { ServiceName: 'Amazon SQS', ServiceNamespace: 'sqs', TotalAuthenticatedEntities: 0 },
    ])
  })

  it('tells the actions where it is asked to, without those on objects', async () => {
    const { ServicesLastAccessed } = await details(arnOf('group/team'), 'ACTION_LEVEL')
    const [, s3] = ServicesLastAccessed!
    assert.equal(s3!.TotalAuthenticatedEntities, 2)
    assert.deepEqual(s3!.TrackedActionsLastAccessed, [
      {
        ActionName: 'CreateBucket',
        LastAccessedEntity: arnOf('user/amy'),
        LastAccessedTime: new Date(iam.now - 2 * day),
        LastAccessedRegion: 'us-east-1',
      },
    ])
  })

  it('names the entities that could use a policy or group, the latest first', async () => {
    const entities = async (Arn: string, ServiceNamespace: string) => {
      const JobId = await generate(Arn)
      const page = await iam.run('GetServiceLastAccessedDetailsWithEntities', { JobId, ServiceNamespace })
      return page.EntityDetailsList!.map(
        ({ EntityInfo, LastAuthenticated }) =>
          `${EntityInfo!.Type} ${EntityInfo!.Name} ${LastAuthenticated?.toISOString().slice(0, 10)}`,
      )
    }
    const both = ['USER amy 2026-06-30', 'USER bob 2026-06-28']
    assert.deepEqual(await entities(arnOf('group/team'), 's3'), both)
    assert.deepEqual(await entities(arnOf('policy/p'), 's3'), [...both, 'ROLE role undefined'])
    assert.deepEqual(await entities(arnOf('group/team'), 'sqs'), [])
    assert.deepEqual(await entities(arnOf('role/role'), 's3'), ['ROLE role undefined'])
    await assert.rejects(entities(arnOf('role/role'), 'nonsense'), { code: 'InvalidInput' })
  })

  it('counts an administrator as allowed everything, page by page', async () => {
    const JobId = await generate('arn:aws:iam::aws:policy/AdministratorAccess')
    const all: string[] = []
    let Marker: string | undefined
    do {
      const page = await iam.run('GetServiceLastAccessedDetails', { JobId, MaxItems: 200, Marker })
      all.push(...page.ServicesLastAccessed!.map((service) => service.ServiceNamespace!))
      Marker = page.Marker
    } while (Marker !== undefined)
    assert.deepEqual(all, [...iam.house.serviceNames.prefixes()])
  })

  it('is read only by who had it made, for a day', async () => {
    const amy = await iam.user('amy')
    const Arn = arnOf('user/bob')
    const { JobId } = await iam.runAs(amy, 'GenerateServiceLastAccessedDetails', { Arn })
    const read = { JobId: JobId! }
    await iam.runAs(amy, 'GetServiceLastAccessedDetails', read)
    for (const other of [await iam.user('bob'), roleCaller('role')]) {
      const refused = iam.runAs(other, 'GetServiceLastAccessedDetails', read)
      await assert.rejects(refused, { code: 'NoSuchEntity' })
    }
    const message = `The job with id ${JobId} cannot be found.`
    await iam.refuses('GetServiceLastAccessedDetails', read, 'NoSuchEntity', message)
    iam.now += day
    await assert.rejects(iam.runAs(amy, 'GetServiceLastAccessedDetails', read), { code: 'NoSuchEntity' })
    iam.now -= day
  })

  it('is about something that exists', async () => {
    for (const Arn of [arnOf('user/none'), arnOf('policy/none'), 'arn:aws:iam::aws:policy/None']) {
      await assert.rejects(generate(Arn), { code: 'NoSuchEntity' }, Arn)
    }
    await assert.rejects(generate('arn:aws:s3:::a-bucket-name'), { code: 'InvalidInput' })
  })

  it('has its companion: the policies that grant access to services', async () => {
    const list = (Arn: string, ServiceNamespaces: string[]) =>
      iam.run('ListPoliciesGrantingServiceAccess', { Arn, ServiceNamespaces })
    const managed = { PolicyName: 'p', PolicyType: 'MANAGED', PolicyArn: arnOf('policy/p') }
    assert.deepEqual(await list(arnOf('user/amy'), ['sqs', 's3', 'ec2']), {
      PoliciesGrantingServiceAccess: [
        {
          ServiceNamespace: 'sqs',
          Policies: [{ PolicyName: 'i', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'amy' }],
        },
        { ServiceNamespace: 's3', Policies: [managed] },
        { ServiceNamespace: 'ec2', Policies: [] },
      ],
      IsTruncated: false,
    })
    await assert.rejects(list(arnOf('role/role'), ['nonsense']), { code: 'InvalidInput' })
  })
})
