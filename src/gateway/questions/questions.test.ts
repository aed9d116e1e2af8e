import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rootCaller } from '../../access/caller.ts'
import type { Call } from '../../access/action.ts'
import { openServiceCatalogue } from '../../access/decision/service-catalogue.ts'
import { modelsDirectory } from '../../main.ts'
import { openApis } from '../apis.ts'
import { questionsOf } from './questions.ts'

const apis = openApis(modelsDirectory)
const catalogue = openServiceCatalogue(modelsDirectory)
const account = '111122223333'
const other = '444455556666'
const arn = (service: string, rest: string, owner = account) =>
  `arn:aws:${service}:us-east-1:${owner}:${rest}`

/** The questions of an operation, `action resource` each. */
function asks(name: string, operation: string, input: object, request: object = {}) {
  const api = apis.all.find((one) => one.api === name)!
  const row = api.row(operation)
  assert.ok(row, `${name} ${operation}`)
  const call = {
    input,
    caller: rootCaller(account),
    house: { catalogue },
    request: { region: 'us-east-1', method: 'POST', path: '/', ...request },
  } as unknown as Call<object>
  return questionsOf(api, operation, row, call, undefined)
}

type Row = [api: string, operation: string, input: object, ...expected: string[]]

const table: Row[] = [
  ['sqs', 'SendMessageBatch', { QueueUrl: `http://h:1/${account}/q` }, `sqs:SendMessage ${arn('sqs', 'q')}`],
  ['sqs', 'SendMessage', { QueueUrl: `https://h/${other}/q` }, `sqs:SendMessage ${arn('sqs', 'q', other)}`],
  ['sqs', 'SendMessage', { QueueUrl: 'https://h/a/b/c/q' }, 'sqs:SendMessage *'],
  ['sqs', 'ListQueues', {}, 'sqs:ListQueues *'],
  ['sns', 'Publish', { TopicArn: arn('sns', 't') }, `sns:Publish ${arn('sns', 't')}`],
  ['sns', 'Unsubscribe', { SubscriptionArn: arn('sns', 't:5a') }, `sns:Unsubscribe ${arn('sns', 't')}`],
  ['dynamodb', 'GetItem', { TableName: 'T' }, `dynamodb:GetItem ${arn('dynamodb', 'table/T')}`],
  [
    'dynamodb',
    'GetItem',
    { TableName: arn('dynamodb', 'table/T') },
    `dynamodb:GetItem ${arn('dynamodb', 'table/T')}`,
  ],
  // What is no table's ARN is nothing that a policy could name.
  ['dynamodb', 'GetItem', { TableName: arn('sqs', 'T') }, 'dynamodb:GetItem *'],
  [
    'dynamodb',
    'Query',
    { TableName: 'T', IndexName: 'I' },
    `dynamodb:Query ${arn('dynamodb', 'table/T/index/I')}`,
  ],
  [
    'dynamodb',
    'BatchWriteItem',
    { RequestItems: { A: [], B: [] } },
    `dynamodb:BatchWriteItem ${arn('dynamodb', 'table/A')}`,
    `dynamodb:BatchWriteItem ${arn('dynamodb', 'table/B')}`,
  ],
  [
    'dynamodb',
    'TransactWriteItems',
    { TransactItems: [{ Put: { TableName: 'A' } }, { Delete: { TableName: 'B' } }] },
    `dynamodb:PutItem ${arn('dynamodb', 'table/A')}`,
    `dynamodb:DeleteItem ${arn('dynamodb', 'table/B')}`,
  ],
  [
    'dynamodb',
    'ExecuteStatement',
    { Statement: 'SELECT id FROM "Orders"."ById" WHERE id=?' },
    `dynamodb:PartiQLSelect ${arn('dynamodb', 'table/Orders/index/ById')}`,
  ],
  ['kms', 'Encrypt', { KeyId: 'k' }, `kms:Encrypt ${arn('kms', 'key/k')}`],
  ['kms', 'Encrypt', { KeyId: arn('kms', 'key/k', other) }, `kms:Encrypt ${arn('kms', 'key/k', other)}`],
  ['kms', 'Encrypt', { KeyId: 'alias/a' }, 'kms:Encrypt *'],
  [
    'kms',
    'ReEncrypt',
    { SourceKeyId: 'a', DestinationKeyId: 'b' },
    `kms:ReEncryptFrom ${arn('kms', 'key/a')}`,
    `kms:ReEncryptTo ${arn('kms', 'key/b')}`,
  ],
  ['lambda', 'Invoke', { FunctionName: 'f' }, `lambda:InvokeFunction ${arn('lambda', 'function:f')}`],
  [
    'lambda',
    'Invoke',
    { FunctionName: `${other}:function:f` },
    `lambda:InvokeFunction ${arn('lambda', 'function:f', other)}`,
  ],
  [
    'lambda',
    'Invoke',
    { FunctionName: 'f:prod' },
    `lambda:InvokeFunction ${arn('lambda', 'function:f:prod')}`,
  ],
  [
    'lambda',
    'CreateFunction',
    { FunctionName: 'f', Role: `arn:aws:iam::${account}:role/r`, Tags: { a: 'b' } },
    `lambda:CreateFunction ${arn('lambda', 'function:f')}`,
    `lambda:TagResource ${arn('lambda', 'function:f')}`,
    `iam:PassRole arn:aws:iam::${account}:role/r`,
  ],
  [
    'secretsmanager',
    'GetSecretValue',
    { SecretId: 's' },
    `secretsmanager:GetSecretValue ${arn('secretsmanager', 'secret:s-??????')}`,
  ],
  [
    'ssm',
    'GetParameters',
    { Names: ['/a', 'b:3'] },
    `ssm:GetParameters ${arn('ssm', 'parameter/a')}`,
    `ssm:GetParameters ${arn('ssm', 'parameter/b')}`,
  ],
  [
    'logs',
    'PutLogEvents',
    { logGroupName: '/g', logStreamName: 's' },
    `logs:PutLogEvents ${arn('logs', 'log-group:/g:log-stream:s')}`,
  ],
  [
    'events',
    'PutEvents',
    { Entries: [{}, { EventBusName: 'b' }] },
    `events:PutEvents ${arn('events', 'event-bus/default')}`,
    `events:PutEvents ${arn('events', 'event-bus/b')}`,
  ],
  ['events', 'PutRule', { Name: 'r', EventBusName: 'b' }, `events:PutRule ${arn('events', 'rule/b/r')}`],
  ['events', 'PutRule', { Name: 'r', EventBusName: 'default' }, `events:PutRule ${arn('events', 'rule/r')}`],
  ['ecs', 'RunTask', { taskDefinition: 'td:1' }, `ecs:RunTask ${arn('ecs', 'task-definition/td:1')}`],
  ['ecs', 'UpdateService', { service: 's' }, `ecs:UpdateService ${arn('ecs', 'service/default/s')}`],
  ['rds', 'DescribeDBInstances', {}, `rds:DescribeDBInstances ${arn('rds', 'db:*')}`],
  [
    'route53',
    'GetHostedZone',
    { Id: '/hostedzone/Z1' },
    'route53:GetHostedZone arn:aws:route53:::hostedzone/Z1',
  ],
  [
    'cloudformation',
    'DeleteStack',
    { StackName: 's' },
    `cloudformation:DeleteStack ${arn('cloudformation', 'stack/s/*')}`,
  ],
  [
    'cloudformation',
    'DeleteStack',
    { StackName: arn('cloudformation', 'stack/s/5a') },
    `cloudformation:DeleteStack ${arn('cloudformation', 'stack/s/5a')}`,
  ],
  ['s3', 'GetObject', { Bucket: 'b', Key: '/k' }, 's3:GetObject arn:aws:s3:::b//k'],
  ['s3', 'GetObject', { Bucket: 'b', Key: 'k', VersionId: 'v' }, 's3:GetObjectVersion arn:aws:s3:::b/k'],
  [
    's3',
    'CopyObject',
    { Bucket: 'b', Key: 'k', CopySource: '/from/a%20b' },
    's3:GetObject arn:aws:s3:::from/a b',
    's3:PutObject arn:aws:s3:::b/k',
  ],
  ['s3', 'ListObjectsV2', { Bucket: 'b' }, 's3:ListBucket arn:aws:s3:::b'],
]

test('an operation asks the action and the resources that AWS asks about', () => {
  for (const [api, operation, input, ...expected] of table) {
    const { all } = asks(api, operation, input)
    const got = all.map(({ action, resource }) => `${action} ${resource}`)
    assert.deepEqual(got, expected, `${api} ${operation} ${JSON.stringify(input)}`)
  }
})

test('API Gateway asks the method on the path', () => {
  const request = { method: 'DELETE', path: '/restapis/a/stages/prod' }
  const { all } = asks('apigateway', 'DeleteStage', { restApiId: 'a', stageName: 'prod' }, request)
  assert.equal(all[0]!.action, 'apigateway:DELETE')
  assert.equal(all[0]!.resource, 'arn:aws:apigateway:us-east-1::/restapis/a/stages/prod')
})

test('keys that the request tells are told, and the others that AWS lists are not to be known', () => {
  const subscribe = asks('sns', 'Subscribe', { TopicArn: arn('sns', 't'), Protocol: 'sqs', Endpoint: 'e' })
    .all[0]!
  assert.equal(subscribe.keys!['sns:Protocol'], 'sqs')
  assert.deepEqual(subscribe.unknown, ['aws:resourcetag/'])
  const encrypt = asks('kms', 'Encrypt', { KeyId: 'k', EncryptionContext: { app: 'x' } }).all[0]!
  assert.equal(encrypt.keys!['kms:EncryptionContext:app'], 'x')
  assert.ok(encrypt.unknown!.includes('kms:resourcealiases'))
  assert.ok(!encrypt.unknown!.includes('kms:encryptioncontextkeys'))
  const create = asks('sqs', 'CreateQueue', { QueueName: 'q', tags: { a: 'b' } }).all[0]!
  assert.deepEqual(create.requestTags, [{ Key: 'a', Value: 'b' }])
  assert.deepEqual(create.unknown, [])
})

test('a role that is passed says to whom', () => {
  const roles = { taskRoleArn: 'worker', executionRoleArn: `arn:aws:iam::${account}:role/p/run` }
  const { all } = asks('ecs', 'RegisterTaskDefinition', { family: 'f', containerDefinitions: [], ...roles })
  const passed = all.filter(({ action }) => action === 'iam:PassRole')
  assert.deepEqual(
    passed.map(({ resource, keys }) => `${resource} ${keys!['iam:PassedToService']}`).toSorted(),
    [
      `arn:aws:iam::${account}:role/p/run ecs-tasks.amazonaws.com`,
      `arn:aws:iam::${account}:role/worker ecs-tasks.amazonaws.com`,
    ],
  )
})
