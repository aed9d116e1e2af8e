import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Credentials } from '../../src/sigv4/sign.ts'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'
import { apiNamed, askElsewhere, told } from '../fixtures/elsewhere.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { runProgram } from '../fixtures/worlds/world.ts'

const account = '111122223333'
const roleArn = `arn:aws:iam::${account}:role/app`
const arn = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:${account}:${rest}`

/** What the application does: an order comes in, is kept, worked on, told and looked at. */
const work: readonly (readonly [api: string, operation: string, input: Record<string, unknown>])[] = [
  ['apigateway', 'GetRestApi', { restApiId: 'shop' }],
  ['sqs', 'SendMessage', { QueueUrl: `http://127.0.0.1/${account}/orders`, MessageBody: '1' }],
  [
    'sqs',
    'DeleteMessageBatch',
    {
      QueueUrl: `http://127.0.0.1/${account}/orders`,
      Entries: [{ Id: '1', ReceiptHandle: 'r' }],
    },
  ],
  ['dynamodb', 'PutItem', { TableName: 'orders', Item: { id: { S: '1' } } }],
  ['dynamodb', 'BatchGetItem', { RequestItems: { orders: { Keys: [] }, customers: { Keys: [] } } }],
  ['sns', 'Publish', { TopicArn: arn('sns', 'told'), Message: '1' }],
  ['kms', 'Decrypt', { KeyId: arn('kms', 'key/k'), CiphertextBlob: Buffer.from('x') }],
  ['lambda', 'Invoke', { FunctionName: 'price', Payload: Buffer.from('{}') }],
  ['secretsmanager', 'GetSecretValue', { SecretId: arn('secretsmanager', 'secret:db-a1b2c3') }],
  ['ssm', 'GetParameter', { Name: '/shop/rate' }],
  ['logs', 'PutLogEvents', { logGroupName: '/shop', logStreamName: 's', logEvents: [] }],
  ['events', 'PutEvents', { Entries: [{ Source: 'shop', DetailType: 'd', Detail: '{}' }] }],
  ['stepfunctions', 'StartExecution', { stateMachineArn: arn('states', 'stateMachine:ship') }],
  ['kinesis', 'PutRecord', { StreamName: 'clicks', Data: Buffer.from('1'), PartitionKey: 'p' }],
  ['cloudwatch', 'PutMetricData', { Namespace: 'shop', MetricData: [] }],
  ['ecr', 'BatchGetImage', { repositoryName: 'shop', imageIds: [] }],
  [
    'scheduler',
    'CreateSchedule',
    {
      Name: 'nightly',
      ScheduleExpression: 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: arn('sqs', 'orders'), RoleArn: `arn:aws:iam::${account}:role/nightly` },
    },
  ],
]

let server: TestServer
let admin: Sender
before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[account]!.admin!)
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
  })
  await ok('CreateRole', { RoleName: 'app', AssumeRolePolicyDocument })
  await ok('CreateRole', { RoleName: 'nightly', AssumeRolePolicyDocument })
})
after(() => server?.stop())

async function ok(operation: string, input: object, service = 'iam'): Promise<any> {
  const { code, message, output } = await admin(service, operation, input)
  assert.equal(code, undefined, `${operation}: ${message}`)
  return output
}

async function session(): Promise<Credentials> {
  const { Credentials } = await ok('AssumeRole', { RoleArn: roleArn, RoleSessionName: 'ci' }, 'sts')
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}

/** The parts of the application's work that are refused; what is allowed is just not there. */
async function refused(): Promise<string[]> {
  const keys = await session()
  const found: string[] = []
  for (const [api, operation, input] of work) {
    const answer = told(await askElsewhere(server.url, keys, apiNamed(api), operation, input))
    if (answer !== '501 NotImplemented') found.push(`${api} ${operation}: ${answer}`)
  }
  return found
}

const put = (name: string, document: object) =>
  ok('PutRolePolicy', { RoleName: 'app', PolicyName: name, PolicyDocument: JSON.stringify(document) })

test('what ran as an administrator is enough to write the least policy across services', async () => {
  const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'
  await ok('AttachRolePolicy', { RoleName: 'app', PolicyArn: administrator })
  assert.deepEqual(await refused(), [])
  await server.house.trail.flush()
  await ok('DetachRolePolicy', { RoleName: 'app', PolicyArn: administrator })
  assert.equal((await refused()).length, work.length)

  const { out, err } = await runProgram([
    'generate-policy',
    '--principal',
    'role/app',
    '--for',
    'inline-role',
    '--data-dir',
    server.dataDirectory,
  ])
  const policy = JSON.parse(out) as { Version: string; Statement: { Sid: string; Resource: unknown }[] }
  assert.ok(policy.Statement.length >= work.length, err)
  await put('least', policy)
  assert.deepEqual(await refused(), [], 'the generated policy alone is enough')
  const needless: string[] = []
  for (const statement of policy.Statement) {
    await put('least', { ...policy, Statement: policy.Statement.filter((one) => one !== statement) })
    if ((await refused()).length === 0) needless.push(statement.Sid)
  }
  assert.deepEqual(needless, [], 'no statement can be left out')
  const passing = policy.Statement.find(({ Sid }) => /PassRole/.test(Sid))
  assert.deepEqual(passing?.Resource, `arn:aws:iam::${account}:role/nightly`)
})
