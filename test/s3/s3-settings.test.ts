import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CreateBucketCommand,
  DeleteBucketCorsCommand,
  DeleteBucketEncryptionCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketOwnershipControlsCommand,
  DeleteBucketReplicationCommand,
  DeleteBucketWebsiteCommand,
  GetBucketAccelerateConfigurationCommand,
  GetBucketEncryptionCommand,
  GetBucketOwnershipControlsCommand,
  PutBucketAccelerateConfigurationCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketLoggingCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketRequestPaymentCommand,
  type S3Client,
  type ServerSideEncryptionRule,
} from '@aws-sdk/client-s3'
import { refused, s3Client, s3User } from '../fixtures/s3.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const Bucket = 'settled'
let server: TestServer
let owner: S3Client

before(async () => {
  server = await startServer()
  owner = s3Client(server, server.keys[server.account]!.admin!)
  await owner.send(new CreateBucketCommand({ Bucket }))
})
after(() => server?.stop())

const own = { SSEAlgorithm: 'AES256' } as const
const encrypt = (...Rules: ServerSideEncryptionRule[]) =>
  owner.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }))

test('encryption with S3’s own keys is kept with its rule until it is reset', async () => {
  const read = async () => {
    const answer = await owner.send(new GetBucketEncryptionCommand({ Bucket }))
    return answer.ServerSideEncryptionConfiguration?.Rules
  }
  const whole = { ApplyServerSideEncryptionByDefault: own, BucketKeyEnabled: true }
  const blocking = { ...whole, BlockedEncryptionTypes: { EncryptionType: ['SSE-C' as const] } }
  const none = { ApplyServerSideEncryptionByDefault: own, BucketKeyEnabled: false }
  assert.deepEqual(await read(), [none])
  for (const [rule, shown] of [
    [whole, whole],
    [{ BucketKeyEnabled: true }, whole],
    [blocking, blocking],
  ]) {
    await encrypt(rule!)
    assert.deepEqual(await read(), [shown])
  }
  await owner.send(new DeleteBucketEncryptionCommand({ Bucket }))
  assert.deepEqual(await read(), [none])
})

test('ownership controls that were removed are not found until they are put again', async () => {
  const get = () => owner.send(new GetBucketOwnershipControlsCommand({ Bucket }))
  const put = (ObjectOwnership: 'BucketOwnerEnforced' | 'ObjectWriter') => {
    const OwnershipControls = { Rules: [{ ObjectOwnership }] }
    return owner.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls }))
  }
  const shown = [{ ObjectOwnership: 'BucketOwnerEnforced' }]
  assert.deepEqual((await get()).OwnershipControls?.Rules, shown)
  await owner.send(new DeleteBucketOwnershipControlsCommand({ Bucket }))
  await refused(get(), 'OwnershipControlsNotFoundError', 'The bucket ownership controls were not found')
  await refused(put('ObjectWriter'), 'NotImplemented')
  await refused(get(), 'OwnershipControlsNotFoundError')
  await put('BucketOwnerEnforced')
  assert.deepEqual((await get()).OwnershipControls?.Rules, shown)
})

test('acceleration can be suspended, and one setting leaves another alone', async () => {
  const accelerate = (Status: 'Enabled' | 'Suspended') =>
    owner.send(new PutBucketAccelerateConfigurationCommand({ Bucket, AccelerateConfiguration: { Status } }))
  const status = async () =>
    (await owner.send(new GetBucketAccelerateConfigurationCommand({ Bucket }))).Status
  await refused(accelerate('Enabled'), 'NotImplemented')
  assert.equal(await status(), undefined)
  await accelerate('Suspended')
  await encrypt({ BucketKeyEnabled: true })
  await owner.send(new DeleteBucketEncryptionCommand({ Bucket }))
  assert.equal(await status(), 'Suspended')
})

test('what is off can be said to be off, and what has no effect here is refused', async () => {
  const log = { TargetBucket: Bucket, TargetPrefix: 'log/', TargetGrants: [] }
  const topic = { TopicArn: 'arn:aws:sns:us-east-1:111122223333:t', Events: ['s3:ObjectCreated:*' as const] }
  const kms = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const } }
  const keyed = { ApplyServerSideEncryptionByDefault: { ...own, KMSMasterKeyID: 'k' } }
  const logging = (LoggingEnabled?: typeof log) =>
    owner.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: { LoggingEnabled } }))
  const notify = (NotificationConfiguration: object) =>
    owner.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }))
  const pay = (Payer: 'BucketOwner' | 'Requester') =>
    owner.send(new PutBucketRequestPaymentCommand({ Bucket, RequestPaymentConfiguration: { Payer } }))
  await logging()
  await notify({})
  await pay('BucketOwner')
  for (const refusal of [
    () => logging(log),
    () => notify({ TopicConfigurations: [topic] }),
    () => notify({ EventBridgeConfiguration: {} }),
    () => pay('Requester'),
    () => encrypt(kms),
  ]) {
    await refused(refusal(), 'NotImplemented')
  }
  await refused(encrypt(keyed), 'InvalidArgument', 'KMSMasterKeyID is not applicable')
  await refused(encrypt({ ...kms, ApplyServerSideEncryptionByDefault: own }, {}), 'MalformedXML')
  const CORSConfiguration = { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] }
  await refused(owner.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration })), 'NotImplemented')
})

test('configurations that no bucket has are deleted without a trace, by whoever may', async () => {
  const deletions = [
    [new DeleteBucketCorsCommand({ Bucket }), 's3:PutBucketCORS'],
    [new DeleteBucketLifecycleCommand({ Bucket }), 's3:PutLifecycleConfiguration'],
    [new DeleteBucketReplicationCommand({ Bucket }), 's3:PutReplicationConfiguration'],
    [new DeleteBucketWebsiteCommand({ Bucket }), 's3:DeleteBucketWebsite'],
  ] as const
  const nobody = await s3User(server, 'nobody', [])
  for (const [command, action] of deletions) {
    await refused(nobody.send(command as never), 'AccessDenied', action)
    const { $metadata } = await owner.send(command as never)
    assert.equal(($metadata as { httpStatusCode?: number }).httpStatusCode, 204, action)
  }
  await refused(owner.send(new DeleteBucketCorsCommand({ Bucket: 'never-made' })), 'NoSuchBucket')
})
