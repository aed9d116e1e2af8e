import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import * as athena from '@aws-sdk/client-athena'
import * as ec2 from '@aws-sdk/client-ec2'
import * as iam from '@aws-sdk/client-iam'
import * as s3 from '@aws-sdk/client-s3'
import * as sts from '@aws-sdk/client-sts'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { startServer, type TestServer } from '../fixtures/server.ts'

const Bucket = 'js-sdk'
let server: TestServer
let settings: { endpoint: string; region: string; credentials: iam.IAMClientConfig['credentials'] }

before(async () => {
  server = await startServer()
  const credentials = server.keys[server.account]!.admin!
  settings = { endpoint: server.url, region: 'us-east-1', credentials }
})
after(() => server?.stop())

const wait = { maxWaitTime: 10, minDelay: 1, maxDelay: 1 }
const allow = (Action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] })
const trust = (account: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }],
  })

/** An S3 client as a person makes one for a local endpoint: bucket names in front of `localhost`. */
function virtualHosts(more: s3.S3ClientConfig = {}): s3.S3Client {
  // Not every resolver knows names under localhost.
  const lookup: NonNullable<ConstructorParameters<typeof Agent>[0]>['lookup'] = (_name, options, found) =>
    options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4)
  return new s3.S3Client({
    ...settings,
    endpoint: `http://localhost:${server.port}`,
    requestHandler: { httpAgent: new Agent({ lookup } as never) },
    ...more,
  })
}

test('IAM: waiters, paginators, typed errors and dates', async () => {
  const client = new iam.IAMClient(settings)
  for (const UserName of ['js-1', 'js-2', 'js-3']) {
    await client.send(new iam.CreateUserCommand({ UserName, Path: '/js/' }))
  }
  const waited = await iam.waitUntilUserExists({ client, ...wait }, { UserName: 'js-3' })
  assert.equal(waited.state, 'SUCCESS')
  const names: string[] = []
  for await (const page of iam.paginateListUsers({ client, pageSize: 2 }, { PathPrefix: '/js/' })) {
    for (const { UserName } of page.Users!) names.push(UserName!)
  }
  assert.deepEqual(names, ['js-1', 'js-2', 'js-3'])
  const { User } = await client.send(new iam.GetUserCommand({ UserName: 'js-1' }))
  assert.ok(User!.CreateDate instanceof Date)
  await assert.rejects(
    client.send(new iam.GetUserCommand({ UserName: 'nobody' })),
    (error) => error instanceof iam.NoSuchEntityException && error.$metadata.httpStatusCode === 404,
  )
  await client.send(
    new iam.CreateRoleCommand({ RoleName: 'js', AssumeRolePolicyDocument: trust(server.account) }),
  )
  await iam.waitUntilRoleExists({ client, ...wait }, { RoleName: 'js' })
  await client.send(
    new iam.PutRolePolicyCommand({
      RoleName: 'js',
      PolicyName: 'p',
      PolicyDocument: allow('s3:ListAllMyBuckets'),
    }),
  )
})

test('STS: a role taken on is what its policies say, and a client with its credentials is no more', async () => {
  const client = new sts.STSClient({ ...settings, region: 'eu-central-1' })
  const RoleArn = `arn:aws:iam::${server.account}:role/js`
  const { Credentials, AssumedRoleUser } = await client.send(
    new sts.AssumeRoleCommand({ RoleArn, RoleSessionName: 'js' }),
  )
  const credentials = {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  }
  const own = new sts.STSClient({ ...settings, credentials })
  const who = await own.send(new sts.GetCallerIdentityCommand({}))
  assert.equal(who.Arn, AssumedRoleUser!.Arn)
  const storage = new s3.S3Client({ ...settings, credentials, forcePathStyle: true })
  assert.ok((await storage.send(new s3.ListBucketsCommand({}))).Buckets)
  await assert.rejects(storage.send(new s3.CreateBucketCommand({ Bucket })), { name: 'AccessDenied' })
})

test('S3: a bucket in the host name, checksums as the SDK sends them, and keys of all kinds', async () => {
  const client = virtualHosts()
  await client.send(new s3.CreateBucketCommand({ Bucket }))
  await s3.waitUntilBucketExists({ client, ...wait }, { Bucket })
  const keys = ['plain', 'a b', 'a+b', 'ü/ß', 'q?x=1&y', '.', 'dots/../x', 'a//b', "it's(*)!", '%41']
  for (const Key of keys) {
    const put = await client.send(new s3.PutObjectCommand({ Bucket, Key, Body: Key }))
    assert.ok(put.ChecksumCRC32, Key)
    const got = await client.send(new s3.GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }))
    assert.equal(await got.Body!.transformToString(), Key)
  }
  const found: string[] = []
  for await (const page of s3.paginateListObjectsV2({ client, pageSize: 3 }, { Bucket })) {
    for (const { Key } of page.Contents!) found.push(Key!)
  }
  assert.deepEqual(
    found,
    keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  )
})

test('S3: streams go up in chunks, and come down', async () => {
  const client = virtualHosts()
  const bytes = randomBytes(700_000)
  for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
    const Body = Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)])
    const input = { Bucket, Key: 'stream', Body, ContentLength: bytes.length, ChecksumAlgorithm }
    await client.send(new s3.PutObjectCommand(input))
    const got = await client.send(new s3.GetObjectCommand({ Bucket, Key: 'stream' }))
    assert.ok(bytes.equals(await got.Body!.transformToByteArray()), ChecksumAlgorithm)
  }
})

test('S3: an upload in parts', async () => {
  const client = virtualHosts()
  const parts = [randomBytes(5 * 1024 * 1024), randomBytes(1000)]
  const { UploadId } = await client.send(new s3.CreateMultipartUploadCommand({ Bucket, Key: 'parts' }))
  const uploaded = await Promise.all(
    parts.map(async (Body, index) => {
      const PartNumber = index + 1
      const input = { Bucket, Key: 'parts', UploadId, PartNumber, Body }
      const { ETag, ChecksumCRC32 } = await client.send(new s3.UploadPartCommand(input))
      return { PartNumber, ETag, ChecksumCRC32 }
    }),
  )
  await client.send(
    new s3.CompleteMultipartUploadCommand({
      Bucket,
      Key: 'parts',
      UploadId,
      MultipartUpload: { Parts: uploaded },
    }),
  )
  const got = await client.send(new s3.GetObjectCommand({ Bucket, Key: 'parts' }))
  assert.ok(Buffer.concat(parts).equals(await got.Body!.transformToByteArray()))
})

test('S3: presigned URLs do what was signed and nothing else, for as long as was signed', async () => {
  const client = new s3.S3Client({ ...settings, forcePathStyle: true })
  const put = await getSignedUrl(client, new s3.PutObjectCommand({ Bucket, Key: 'signed' }), {
    expiresIn: 60,
  })
  assert.equal((await fetch(put, { method: 'PUT', body: 'signed' })).status, 200)
  const get = await getSignedUrl(client, new s3.GetObjectCommand({ Bucket, Key: 'signed' }))
  assert.equal(await (await fetch(get)).text(), 'signed')
  assert.equal((await fetch(get, { method: 'DELETE' })).status, 403)
  assert.equal((await fetch(get.replace('/signed', '/plain'))).status, 403)
  assert.equal((await fetch(`${get}&response-content-type=text/html`)).status, 403)
  const signingDate = new Date(Date.now() - 120_000)
  const late = await getSignedUrl(client, new s3.GetObjectCommand({ Bucket, Key: 'signed' }), {
    expiresIn: 60,
    signingDate,
  })
  const refused = await fetch(late)
  assert.equal(refused.status, 403)
  assert.match(await refused.text(), /<Message>Request has expired<\/Message>/)
})

test("S3: errors have the SDK's types, and a bucket ends when it is empty", async () => {
  const client = virtualHosts()
  const missing = { Bucket, Key: 'nothing' }
  await assert.rejects(
    client.send(new s3.GetObjectCommand(missing)),
    (error) => error instanceof s3.NoSuchKey,
  )
  await assert.rejects(
    client.send(new s3.HeadObjectCommand(missing)),
    (error) => error instanceof s3.NotFound,
  )
  await assert.rejects(client.send(new s3.DeleteBucketCommand({ Bucket })), { name: 'BucketNotEmpty' })
  const { Contents } = await client.send(new s3.ListObjectsV2Command({ Bucket }))
  const Objects = Contents!.map(({ Key }) => ({ Key }))
  const { Deleted, Errors } = await client.send(new s3.DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
  assert.deepEqual([Deleted!.length, Errors ?? []], [Objects.length, []])
  await client.send(new s3.DeleteBucketCommand({ Bucket }))
  await s3.waitUntilBucketNotExists({ client, ...wait }, { Bucket })
})

test('EC2: instances are waited for, listed in pages and ended', async () => {
  const client = new ec2.EC2Client(settings)
  const ImageId = 'ami-0abcdef1234567890'
  const { Instances } = await client.send(
    new ec2.RunInstancesCommand({ ImageId, MinCount: 7, MaxCount: 7, InstanceType: 't3.micro' }),
  )
  const InstanceIds = Instances!.map(({ InstanceId }) => InstanceId!)
  await ec2.waitUntilInstanceRunning({ client, ...wait }, { InstanceIds })
  let count = 0
  for await (const page of ec2.paginateDescribeInstances({ client, pageSize: 5 }, {})) {
    count += page.Reservations!.flatMap((one) => one.Instances!).length
  }
  assert.equal(count, 7)
  await client.send(new ec2.TerminateInstancesCommand({ InstanceIds }))
  await ec2.waitUntilInstanceTerminated({ client, ...wait }, { InstanceIds })
  await assert.rejects(
    client.send(new ec2.DescribeInstancesCommand({ InstanceIds: ['i-0123456789abcdef0'] })),
    {
      name: 'InvalidInstanceID.NotFound',
    },
  )
})

test('Athena: work groups', async () => {
  const client = new athena.AthenaClient(settings)
  await client.send(new athena.CreateWorkGroupCommand({ Name: 'js' }))
  const names: string[] = []
  for await (const page of athena.paginateListWorkGroups({ client, pageSize: 1 }, {})) {
    for (const { Name } of page.WorkGroups!) names.push(Name!)
  }
  assert.deepEqual(names.toSorted(), ['js', 'primary'])
  await assert.rejects(
    client.send(new athena.GetWorkGroupCommand({ WorkGroup: 'nothing' })),
    (error) => error instanceof athena.InvalidRequestException,
  )
  await client.send(new athena.DeleteWorkGroupCommand({ WorkGroup: 'js' }))
})
