import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  type CreateBucketCommandInput,
  DeleteBucketCommand,
  GetBucketTaggingCommand,
  GetObjectCommand,
  PutBucketAclCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { refused, s3Client } from '../fixtures/s3.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

// What S3 answers otherwise than its model, or its other operations, would say.

const Bucket = 'worded'
const Policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/closed/*` },
  ],
})
let server: TestServer
let owner: S3Client

before(async () => {
  server = await startServer()
  owner = s3Client(server, server.keys[server.account]!.admin!)
  await owner.send(new CreateBucketCommand({ Bucket }))
  await owner.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))
})
after(() => server?.stop())

test('a policy and tags are put with 204, other settings with 200', async () => {
  const policy = await owner.send(new PutBucketPolicyCommand({ Bucket, Policy }))
  const TagSet = [{ Key: 'a', Value: 'b' }]
  const tags = await owner.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }))
  const PublicAccessBlockConfiguration = { BlockPublicAcls: true }
  const block = await owner.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }))
  const statuses = [policy, tags, block].map((answer) => answer.$metadata.httpStatusCode)
  assert.deepEqual(statuses, [204, 204, 200])
})

test('whatever is not JSON is no policy, nothing at all included', async () => {
  const sentence = "Policies must be valid JSON and the first byte must be '{'"
  for (const text of ['', ' ', 'x', '[]', ` ${Policy}`]) {
    const put = owner.send(new PutBucketPolicyCommand({ Bucket, Policy: text }))
    await refused(put, 'MalformedPolicy', sentence)
  }
})

test('a bucket is not made with a list that gives something to others', async () => {
  const make = (lists: Partial<CreateBucketCommandInput>) =>
    owner.send(new CreateBucketCommand({ Bucket: 'listed', ...lists }))
  const sentence = "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting"
  for (const lists of [
    { ACL: 'public-read' },
    { ACL: 'public-read-write' },
    { ACL: 'authenticated-read' },
    { GrantRead: 'uri="http://acs.amazonaws.com/groups/global/AllUsers"' },
    { GrantFullControl: 'id="1"' },
    { ACL: 'public-read', ObjectOwnership: 'BucketOwnerEnforced' },
  ] as const) {
    await refused(make(lists), 'InvalidBucketAclWithObjectOwnership', sentence)
  }
  // Other kinds of ownership are not here, which is another thing.
  await refused(make({ ACL: 'public-read', ObjectOwnership: 'ObjectWriter' }), 'NotImplemented')
  await make({ ACL: 'private' })
  await owner.send(new DeleteBucketCommand({ Bucket: 'listed' }))
  const put = owner.send(new PutBucketAclCommand({ Bucket, ACL: 'public-read' }))
  await refused(put, 'AccessControlListNotSupported')
})

test('the owner that is expected of a bucket is an account, or the request is wrong', async () => {
  for (const wrong of ['0000', '0000000000020', 'abcd', 'abcdefghijkl']) {
    const expected = { Bucket, ExpectedBucketOwner: wrong }
    const code = 'InvalidBucketOwnerAWSAccountID'
    const sentence = `The value of the expected bucket owner parameter must be an AWS Account ID... [${wrong}]`
    await refused(owner.send(new PutBucketPolicyCommand({ ...expected, Policy })), code, sentence)
    await refused(owner.send(new GetBucketTaggingCommand(expected)), code, sentence)
    await refused(owner.send(new GetObjectCommand({ ...expected, Key: 'k' })), code, sentence)
    await refused(owner.send(new PutObjectCommand({ ...expected, Key: 'k', Body: 'y' })), code, sentence)
    const source = { CopySource: `${Bucket}/k`, ExpectedSourceBucketOwner: wrong }
    await refused(owner.send(new CopyObjectCommand({ Bucket, Key: 'l', ...source })), code, sentence)
  }
  const right = { Bucket, Key: 'k', ExpectedBucketOwner: server.account }
  assert.equal((await owner.send(new GetObjectCommand(right))).$metadata.httpStatusCode, 200)
})

test('headers that are none of their values have sentences of their own', async () => {
  const ObjectOwnership = 'RandomValue' as 'ObjectWriter'
  const make = owner.send(new CreateBucketCommand({ Bucket: 'unowned', ObjectOwnership }))
  await refused(make, 'InvalidArgument', 'Invalid x-amz-object-ownership header: RandomValue')
  const source = { CopySource: `${Bucket}/k`, TaggingDirective: 'MERGE' as 'COPY' }
  const copy = owner.send(new CopyObjectCommand({ Bucket, Key: 'l', ...source }))
  await refused(copy, 'InvalidArgument', 'Unknown tagging directive.')
})
