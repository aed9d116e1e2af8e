import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const policy = (...statements: object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
  })

describe("IAM's reports and simulations of what was really asked", () => {
  let server: TestServer
  let admin: Sender
  let worker: Sender
  const arnOf = (resource: string): string => `arn:aws:iam::${server.account}:${resource}`

  async function output(who: Sender, service: string, operation: string, input: object): Promise<any> {
    const { output: found, code, message } = await who(service, operation, input)
    assert.equal(code, undefined, `${operation}: ${message}`)
    return found
  }

  before(async () => {
    server = await startServer()
    admin = sender(server.url, server.keys[server.account]!.admin!)
    await output(admin, 'iam', 'CreateUser', { UserName: 'worker' })
    const { AccessKey } = await output(admin, 'iam', 'CreateAccessKey', { UserName: 'worker' })
    const keys = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
    worker = sender(server.url, keys)
    const PolicyDocument = policy(
      { Action: 's3:ListAllMyBuckets', Resource: '*' },
      { Action: 'sts:AssumeRole', Resource: arnOf('role/*') },
      { Action: 'iam:GetUser', Resource: arnOf('user/${aws:username}') },
    )
    await output(admin, 'iam', 'PutUserPolicy', { UserName: 'worker', PolicyName: 'work', PolicyDocument })
    for (const [RoleName, AWS] of [
      ['ours', arnOf('user/worker')],
      ['theirs', arnOf('user/admin')],
    ]) {
      const AssumeRolePolicyDocument = policy({ Principal: { AWS }, Action: 'sts:AssumeRole' })
      await output(admin, 'iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument })
    }
  })
  after(() => server?.stop())

  const lastUses = async (Arn: string): Promise<Record<string, string[]>> => {
    const { JobId } = await output(admin, 'iam', 'GenerateServiceLastAccessedDetails', {
      Arn,
      Granularity: 'ACTION_LEVEL',
    })
    const { ServicesLastAccessed } = await output(admin, 'iam', 'GetServiceLastAccessedDetails', { JobId })
    return Object.fromEntries(
      ServicesLastAccessed.map((service: any) => [
        service.ServiceNamespace,
        (service.TrackedActionsLastAccessed ?? []).map(({ ActionName }: any) => ActionName),
      ]),
    )
  }

  test('an action was used at once, allowed or not; one of a session by its role', async () => {
    assert.deepEqual(await lastUses(arnOf('user/worker')), { iam: [], s3: [], sts: [] })
    await output(worker, 's3', 'ListBuckets', {})
    assert.equal((await worker('iam', 'ListUsers', {})).code, 'AccessDenied')
    const { Credentials } = await output(worker, 'sts', 'AssumeRole', {
      RoleArn: arnOf('role/ours'),
      RoleSessionName: 'work',
    })
    const session = sender(server.url, {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
    })
    assert.equal((await session('iam', 'ListRoles', {})).code, 'AccessDenied')
    assert.deepEqual(await lastUses(arnOf('user/worker')), {
      iam: ['ListUsers'],
      s3: ['ListAllMyBuckets'],
      sts: ['AssumeRole'],
    })
    const PolicyDocument = policy({ Action: 'iam:List*', Resource: '*' })
    await output(admin, 'iam', 'PutRolePolicy', { RoleName: 'ours', PolicyName: 'p', PolicyDocument })
    assert.deepEqual(await lastUses(arnOf('role/ours')), { iam: ['ListRoles'] })
  })

  test('the credential report knows the use of a key', async () => {
    await output(worker, 'iam', 'GetUser', {})
    assert.equal((await output(admin, 'iam', 'GenerateCredentialReport', {})).State, 'STARTED')
    const { Content } = await output(admin, 'iam', 'GetCredentialReport', {})
    const row = new TextDecoder()
      .decode(Content)
      .split('\n')
      .find((line) => line.startsWith('worker,'))
    assert.match(row!, /,true,[^,]+,\d{4}-[^,]+Z,us-east-1,iam,false,N\/A,/)
  })

  test('a simulation says what the request itself is then answered', async () => {
    const rows: [action: string, resource: string, ask: () => ReturnType<Sender>][] = [
      ['s3:ListAllMyBuckets', '*', () => worker('s3', 'ListBuckets', {})],
      ['iam:GetUser', arnOf('user/worker'), () => worker('iam', 'GetUser', {})],
      ['iam:GetUser', arnOf('user/admin'), () => worker('iam', 'GetUser', { UserName: 'admin' })],
      ...['ours', 'theirs'].map((role): [string, string, () => ReturnType<Sender>] => {
        const RoleArn = arnOf(`role/${role}`)
        return [
          'sts:AssumeRole',
          RoleArn,
          () => worker('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'work' }),
        ]
      }),
    ]
    const decisions: string[] = []
    for (const [action, resource, ask] of rows) {
      const { EvaluationResults } = await output(admin, 'iam', 'SimulatePrincipalPolicy', {
        PolicySourceArn: arnOf('user/worker'),
        ActionNames: [action],
        ResourceArns: [resource],
      })
      const { EvalDecision } = EvaluationResults[0]
      const { status } = await ask()
      assert.equal(EvalDecision === 'allowed', status === 200, `${action} ${resource}: ${EvalDecision}`)
      decisions.push(EvalDecision)
    }
    assert.deepEqual(decisions, ['allowed', 'allowed', 'implicitDeny', 'allowed', 'implicitDeny'])
  })
})
