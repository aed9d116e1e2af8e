import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3'
import { refused, s3Client, s3User } from '../fixtures/s3.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

// Headers whose feature is not here are still what policies see. Source: Service Authorization Reference,
// PutObject.

const Bucket = 'headed'
let server: TestServer
let owner: S3Client

before(async () => {
  server = await startServer()
  owner = s3Client(server, server.keys[server.account]!.admin!)
  await owner.send(new CreateBucketCommand({ Bucket }))
  await owner.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))
})
after(() => server?.stop())

const until = new Date('2040-01-02T03:04:05Z')
const customer = { SSECustomerAlgorithm: 'AES256', SSECustomerKey: Buffer.alloc(32, 1).toString('base64') }

type Row = [condition: object, headers: Partial<PutObjectCommandInput>, otherwise: string]
const rows: Row[] = [
  [
    { StringEquals: { 's3:object-lock-mode': 'COMPLIANCE' } },
    { ObjectLockMode: 'COMPLIANCE' },
    'InvalidRequest',
  ],
  [
    { StringEquals: { 's3:object-lock-legal-hold': 'ON' } },
    { ObjectLockLegalHoldStatus: 'ON' },
    'InvalidRequest',
  ],
  [
    { DateGreaterThan: { 's3:object-lock-retain-until-date': '2039-01-01T00:00:00Z' } },
    { ObjectLockRetainUntilDate: until },
    'InvalidRequest',
  ],
  [
    { StringEquals: { 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' } },
    customer,
    'NotImplemented',
  ],
]

for (const [index, [Condition, headers, otherwise]] of rows.entries()) {
  test(`permission is asked with ${Object.keys(headers)[0]} before the feature`, async () => {
    const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
    const deny = { Effect: 'Deny', Action: 's3:PutObject', Resource: '*', Condition }
    const user = await s3User(server, `u${index}`, [allow, deny])
    for (const [who, code] of [
      [user, 'AccessDenied'],
      [owner, otherwise],
    ] as const) {
      await refused(who.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', ...headers })), code)
      await refused(who.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k', ...headers })), code)
      const CopySource = `${Bucket}/k`
      await refused(who.send(new CopyObjectCommand({ Bucket, Key: 'l', CopySource, ...headers })), code)
    }
    const plain = await user.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))
    assert.equal(plain.$metadata.httpStatusCode, 200)
  })
}
