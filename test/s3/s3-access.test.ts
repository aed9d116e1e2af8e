import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectsCommand,
  DeletePublicAccessBlockCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { refused, s3Client, s3User } from '../fixtures/s3.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const Bucket = 'guarded'
const arn = `arn:aws:s3:::${Bucket}`
let server: TestServer
let owner: S3Client
let stranger: S3Client

before(async () => {
  server = await startServer()
  owner = s3Client(server, server.keys[server.account]!.root)
  stranger = s3Client(server, server.keys[server.otherAccount]!.admin!)
  await owner.send(new CreateBucketCommand({ Bucket }))
  for (const Key of ['open/a', 'open/b', 'closed/c'])
    await owner.send(new PutObjectCommand({ Bucket, Key, Body: Key }))
})
after(() => server.stop())

async function policy(...statements: object[]): Promise<void> {
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  await owner.send(new PutBucketPolicyCommand({ Bucket, Policy }))
}

test('a user without permission is told who, what, where and why', async () => {
  const user = await s3User(server, 'nobody', [])
  const who = `User: arn:aws:iam::${server.account}:user/nobody is not authorized to perform: `
  await refused(
    user.send(new GetObjectCommand({ Bucket, Key: 'open/a' })),
    'AccessDenied',
    `${who}s3:GetObject on resource: "${arn}/open/a" because no identity-based policy allows the s3:GetObject action`,
  )
  await refused(
    user.send(new ListBucketsCommand({})),
    'AccessDenied',
    `${who}s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
  )
})

test('all buckets are listed by who may do so on arn:aws:s3:::*, and not on one bucket', async () => {
  for (const [name, Resource, isAllowed] of [
    ['lists-all', 'arn:aws:s3:::*', true],
    ['lists-any', '*', true],
    ['lists-one', arn, false],
  ] as const) {
    const user = await s3User(server, name, [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource }])
    const listing = user.send(new ListBucketsCommand({}))
    if (isAllowed) assert.equal((await listing).Buckets?.length, 1)
    else await refused(listing, 'AccessDenied', 's3:ListAllMyBuckets because no identity-based policy')
  }
})

test('a missing key is only told to who may list the bucket', async () => {
  const reads = { Effect: 'Allow', Action: 's3:GetObject', Resource: `${arn}/*` }
  const reader = await s3User(server, 'reader', [reads])
  await refused(reader.send(new GetObjectCommand({ Bucket, Key: 'none' })), 'AccessDenied', 's3:ListBucket')
  await refused(owner.send(new GetObjectCommand({ Bucket, Key: 'none' })), 'NoSuchKey')
  await refused(owner.send(new HeadObjectCommand({ Bucket, Key: 'none' })), 'NotFound')
})

test('s3:prefix narrows what may be listed', async () => {
  const lists = { Effect: 'Allow', Action: 's3:ListBucket', Resource: arn }
  const lister = await s3User(server, 'lister', [
    { ...lists, Condition: { StringLike: { 's3:prefix': 'open/*' } } },
  ])
  const page = await lister.send(new ListObjectsV2Command({ Bucket, Prefix: 'open/' }))
  assert.deepEqual(
    page.Contents?.map(({ Key }) => Key),
    ['open/a', 'open/b'],
  )
  await refused(lister.send(new ListObjectsV2Command({ Bucket })), 'AccessDenied', 's3:ListBucket')
  await refused(lister.send(new ListObjectsV2Command({ Bucket, Prefix: 'closed/' })), 'AccessDenied')
})

test('each key of DeleteObjects is allowed or refused by itself', async () => {
  const cleaner = await s3User(server, 'cleaner', [
    { Effect: 'Allow', Action: 's3:DeleteObject', Resource: `${arn}/open/b` },
  ])
  const Objects = [{ Key: 'open/b' }, { Key: 'closed/c' }]
  const answer = await cleaner.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
  assert.deepEqual(
    answer.Deleted?.map(({ Key }) => Key),
    ['open/b'],
  )
  assert.deepEqual(
    answer.Errors?.map(({ Key, Code }) => [Key, Code]),
    [['closed/c', 'AccessDenied']],
  )
  await refused(owner.send(new HeadObjectCommand({ Bucket, Key: 'open/b' })), 'NotFound')
  await owner.send(new HeadObjectCommand({ Bucket, Key: 'closed/c' }))
})

test('a copy needs to read the source and to write the target', async () => {
  const copy = new CopyObjectCommand({ Bucket, Key: 'copied', CopySource: `${Bucket}/open/a` })
  const put = { Effect: 'Allow', Action: 's3:PutObject', Resource: `${arn}/copied` }
  const get = { Effect: 'Allow', Action: 's3:GetObject', Resource: `${arn}/open/a` }
  await refused((await s3User(server, 'putter', [put])).send(copy), 'AccessDenied', 's3:GetObject')
  await refused((await s3User(server, 'getter', [get])).send(copy), 'AccessDenied', 's3:PutObject')
  await (await s3User(server, 'copier', [put, get])).send(copy)
})

test('tags of an object and of a request decide', async () => {
  const tagged = await s3User(server, 'tagged', [
    { Effect: 'Allow', Action: ['s3:PutObject', 's3:PutObjectTagging'], Resource: `${arn}/*` },
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `${arn}/*`,
      Condition: { StringEquals: { 's3:ExistingObjectTag/level': 'public' } },
    },
    {
      Effect: 'Deny',
      Action: 's3:PutObject',
      Resource: `${arn}/*`,
      Condition: { StringEquals: { 's3:RequestObjectTag/level': 'secret' } },
    },
  ])
  const put = (Key: string, level: string) =>
    tagged.send(new PutObjectCommand({ Bucket, Key, Body: Key, Tagging: `level=${level}` }))
  await put('t/public', 'public')
  await put('t/internal', 'internal')
  await refused(
    put('t/secret', 'secret'),
    'AccessDenied',
    'with an explicit deny in an identity-based policy',
  )
  const { Body } = await tagged.send(new GetObjectCommand({ Bucket, Key: 't/public' }))
  assert.equal(await Body!.transformToString(), 't/public')
  await refused(tagged.send(new GetObjectCommand({ Bucket, Key: 't/internal' })), 'AccessDenied')
})

test('another account needs the bucket policy as well as its own, and is told nothing', async () => {
  const get = new GetObjectCommand({ Bucket, Key: 'open/a' })
  await assert.rejects(stranger.send(get), { name: 'AccessDenied', message: 'Access Denied' })
  const Principal = { AWS: `arn:aws:iam::${server.otherAccount}:root` }
  await policy({ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: `${arn}/open/*` })
  assert.equal(await (await stranger.send(get)).Body!.transformToString(), 'open/a')
  await refused(stranger.send(new GetObjectCommand({ Bucket, Key: 'closed/c' })), 'AccessDenied')
  await refused(stranger.send(new PutObjectCommand({ Bucket, Key: 'open/x', Body: '' })), 'AccessDenied')
})

test('a named user is let in by the bucket policy alone, and shown by name in it', async () => {
  const guest = await s3User(server, 'guest', [])
  const Principal = { AWS: `arn:aws:iam::${server.account}:user/guest` }
  await policy({ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: `${arn}/*` })
  await guest.send(new GetObjectCommand({ Bucket, Key: 'closed/c' }))
  const kept = await owner.send(new GetBucketPolicyCommand({ Bucket }))
  assert.deepEqual(JSON.parse(kept.Policy!).Statement[0].Principal, Principal)
  await refused(
    policy({ Effect: 'Allow', Principal: { AWS: `${Principal.AWS}s` }, Action: 's3:*', Resource: arn }),
    'MalformedPolicy',
    'Invalid principal in policy',
  )
})

test("the owner's root gets out of a policy that denies everything to everybody", async () => {
  const admin = s3Client(server, server.keys[server.account]!.admin!)
  await policy({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`] })
  await refused(
    admin.send(new GetBucketPolicyCommand({ Bucket })),
    'AccessDenied',
    'explicit deny in a resource-based',
  )
  const status = new GetBucketPolicyStatusCommand({ Bucket })
  for (const command of [new DeleteBucketPolicyCommand({ Bucket }), status]) {
    await refused(admin.send(command), 'AccessDenied', 'explicit deny in a resource-based')
  }
  await refused(owner.send(new GetObjectCommand({ Bucket, Key: 'open/a' })), 'AccessDenied')
  await refused(owner.send(new GetBucketPolicyStatusCommand({ Bucket })), 'AccessDenied')
  assert.match((await owner.send(new GetBucketPolicyCommand({ Bucket }))).Policy!, /"Deny"/)
  await owner.send(new DeleteBucketPolicyCommand({ Bucket }))
  await owner.send(new GetObjectCommand({ Bucket, Key: 'open/a' }))
  await policy({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`] })
  await policy({
    Effect: 'Allow',
    Principal: { AWS: server.account },
    Action: 's3:ListBucket',
    Resource: arn,
  })
})

test('a public policy waits for Block Public Access to be lifted, and obeys it when it comes back', async () => {
  const everyone = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${arn}/open/*` }
  const url = `${server.url}/${Bucket}/open/a`
  await refused(policy(everyone), 'AccessDenied', 'BlockPublicPolicy')
  assert.equal((await fetch(url)).status, 403)
  await owner.send(new DeletePublicAccessBlockCommand({ Bucket }))
  await policy(everyone)
  const answer = await fetch(url)
  assert.equal(await answer.text(), 'open/a')
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(answer.headers.get('content-security-policy'), 'sandbox')
  assert.equal((await fetch(`${server.url}/${Bucket}/closed/c`)).status, 403)
  assert.equal((await fetch(url, { method: 'PUT', body: 'x' })).status, 403)
  const PublicAccessBlockConfiguration = { RestrictPublicBuckets: true }
  await owner.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }))
  assert.equal((await fetch(url)).status, 403)
})

test('a bucket that is not there is no secret; whose it is stays one', async () => {
  const missing = new ListObjectsV2Command({ Bucket: 'never-made' })
  await refused(owner.send(missing), 'NoSuchBucket')
  assert.equal((await fetch(`${server.url}/never-made/x`)).status, 404)
  await refused(stranger.send(new CreateBucketCommand({ Bucket })), 'BucketAlreadyExists')
  await refused(
    owner.send(new ListObjectsV2Command({ Bucket, ExpectedBucketOwner: server.otherAccount })),
    'AccessDenied',
  )
})
