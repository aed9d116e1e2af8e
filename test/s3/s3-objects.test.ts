import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
  type ChecksumAlgorithm,
  type S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { sweepOrphans } from '../../src/services/s3/files.ts'
import { refused, s3Client } from '../fixtures/s3.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const Bucket = 'objects'
const mebibyte = 1024 ** 2
let server: TestServer
let s3: S3Client

before(async () => {
  server = await startServer()
  s3 = s3Client(server, server.keys[server.account]!.admin!)
  await s3.send(new CreateBucketCommand({ Bucket }))
})
after(() => server.stop())

/** The files that hold objects and parts. */
function files(): string[] {
  const root = join(server.dataDirectory, 'objects')
  return readdirSync(root).flatMap((prefix) => readdirSync(join(root, prefix)))
}

async function read(Key: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
  return Buffer.from(await Body!.transformToByteArray())
}

test('a download has a name of any script, stored or asked for, small or streamed', async () => {
  const name = 'attachment; filename="Ωmega ü 日本.txt"'
  const utf8Bytes = Buffer.from(name).toString('latin1')
  for (const [Key, size] of [
    ['small', 3],
    ['streamed', mebibyte],
  ] as const) {
    const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key }), { expiresIn: 60 })
    const headers = { 'content-disposition': utf8Bytes }
    const stored = await fetch(put, { method: 'PUT', body: Buffer.alloc(size, 'x'), headers })
    assert.equal(stored.status, 200, await stored.text())
    const asked = new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: name })
    for (const command of [new GetObjectCommand({ Bucket, Key }), asked]) {
      const answer = await fetch(await getSignedUrl(s3, command, { expiresIn: 60 }))
      assert.equal(answer.status, 200, await answer.clone().text())
      assert.equal(Buffer.from(answer.headers.get('content-disposition')!, 'latin1').toString(), name)
      assert.equal((await answer.arrayBuffer()).byteLength, size)
    }
  }
})

test('an object comes back with its bytes, headers and metadata', async () => {
  const Key = 'dir/ä b+c&d.txt'
  const sent = {
    ContentType: 'text/plain',
    CacheControl: 'no-cache',
    ContentDisposition: 'inline',
    ContentLanguage: 'de',
    Metadata: { colour: 'blue' },
    Expires: new Date('2030-01-02T03:04:05Z'),
  }
  const { ETag } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: '0123456789', ...sent }))
  assert.equal(ETag, `"${createHash('md5').update('0123456789').digest('hex')}"`)
  const got = await s3.send(new GetObjectCommand({ Bucket, Key }))
  assert.equal(await got.Body!.transformToString(), '0123456789')
  for (const [name, value] of Object.entries(sent)) assert.deepEqual(got[name as 'Metadata'], value, name)
  const part = await s3.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=-3' }))
  assert.equal(await part.Body!.transformToString(), '789')
  assert.equal(part.ContentRange, 'bytes 7-9/10')
  await refused(s3.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=10-' })), 'InvalidRange')
})

for (const algorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] satisfies ChecksumAlgorithm[]) {
  test(`${algorithm} is proved, kept and given back, in a header and in a trailer`, async () => {
    const named = { Bucket, Key: `sum-${algorithm}`, ChecksumAlgorithm: algorithm }
    const whole = await s3.send(new PutObjectCommand({ ...named, Body: 'hello' }))
    const bytes = Readable.from([Buffer.from('hel'), Buffer.from('lo')])
    const streamed = await s3.send(new PutObjectCommand({ ...named, Body: bytes, ContentLength: 5 }))
    const member = `Checksum${algorithm}` as const
    assert.ok(whole[member])
    assert.equal(streamed[member], whole[member])
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: named.Key, ChecksumMode: 'ENABLED' }))
    assert.equal(head[member], whole[member])
    assert.equal(head.ChecksumType, 'FULL_OBJECT')
  })
}

test('bytes that are not those the client meant are refused, and nothing of them stays', async () => {
  const before = files().length
  const put = { Bucket, Key: 'wrong', Body: 'hello' }
  await refused(s3.send(new PutObjectCommand({ ...put, ChecksumCRC32: 'AAAAAA==' })), 'BadDigest')
  await refused(
    s3.send(new PutObjectCommand({ ...put, ContentMD5: '1B2M2Y8AsgTpgAmY7PhCfg==' })),
    'BadDigest',
  )
  await refused(s3.send(new PutObjectCommand({ ...put, ContentMD5: 'short' })), 'InvalidDigest')
  await refused(s3.send(new HeadObjectCommand({ Bucket, Key: 'wrong' })), 'NotFound')
  assert.equal(files().length, before)
  assert.deepEqual(readdirSync(join(server.dataDirectory, 'incoming')), [])
})

test('an object written twice leaves one file, a deleted one none', async () => {
  const before = files().length
  const put = (Body: string) => s3.send(new PutObjectCommand({ Bucket, Key: 'twice', Body }))
  await put('first')
  await put('second')
  assert.equal(files().length, before + 1)
  assert.equal(String(await read('twice')), 'second')
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'twice' }))
  assert.equal(files().length, before)
})

test('a download goes on to its end when the object is replaced meanwhile', async () => {
  const bytes = randomBytes(4 * mebibyte)
  await s3.send(new PutObjectCommand({ Bucket, Key: 'moving', Body: bytes }))
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'moving' }))
  await s3.send(new PutObjectCommand({ Bucket, Key: 'moving', Body: 'new' }))
  assert.ok(bytes.equals(await Body!.transformToByteArray()))
  assert.equal(String(await read('moving')), 'new')
})

test('of many who create a key at once, If-None-Match lets one in', async () => {
  const put = (Body: string) =>
    s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body, IfNoneMatch: '*' })).then(
      () => 'created',
      (error: Error) => error.name,
    )
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(put))
  assert.deepEqual(answers.toSorted(), [...Array<string>(5).fill('PreconditionFailed'), 'created'])
})

test('parts become one object, and their files go', async () => {
  const before = files().length
  const Key = 'parts'
  const begin = { Bucket, Key, ChecksumAlgorithm: 'CRC32', Metadata: { of: 'parts' } } as const
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(begin))
  const named = { Bucket, Key, UploadId }
  await s3.send(new PutObjectCommand({ Bucket, Key: 'tail', Body: '0123456789' }))
  const bytes = randomBytes(5 * mebibyte)
  const one = await s3.send(new UploadPartCommand({ ...named, PartNumber: 1, Body: bytes }))
  const CopySource = `${Bucket}/tail`
  const two = await s3.send(
    new UploadPartCopyCommand({ ...named, PartNumber: 7, CopySource, CopySourceRange: 'bytes=2-4' }),
  )
  const listed = await s3.send(new ListPartsCommand(named))
  assert.deepEqual(
    listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size]),
    [
      [1, bytes.length],
      [7, 3],
    ],
  )
  const uploads = await s3.send(new ListMultipartUploadsCommand({ Bucket }))
  assert.deepEqual(
    uploads.Uploads?.map((upload) => upload.UploadId),
    [UploadId],
  )
  const Parts = [
    { PartNumber: 1, ETag: one.ETag, ChecksumCRC32: one.ChecksumCRC32 },
    { PartNumber: 7, ETag: two.CopyPartResult!.ETag, ChecksumCRC32: two.CopyPartResult!.ChecksumCRC32 },
  ]
  const complete = (parts: typeof Parts) =>
    s3.send(new CompleteMultipartUploadCommand({ ...named, MultipartUpload: { Parts: parts } }))
  await refused(complete(Parts.toReversed()), 'InvalidPartOrder')
  await refused(complete([{ ...Parts[0]!, ETag: '"x"' }]), 'InvalidPart')
  const done = await complete(Parts)
  assert.match(done.ETag!, /^"[0-9a-f]{32}-2"$/)
  assert.ok(Buffer.concat([bytes, Buffer.from('234')]).equals(await read(Key)))
  const second = await s3.send(new GetObjectCommand({ Bucket, Key, PartNumber: 2 }))
  assert.equal(await second.Body!.transformToString(), '234')
  assert.equal(second.PartsCount, 2)
  const about = new GetObjectAttributesCommand({ Bucket, Key, ObjectAttributes: ['Checksum', 'ObjectParts'] })
  const { Checksum, ObjectParts } = await s3.send(about)
  assert.equal(Checksum!.ChecksumType, 'COMPOSITE')
  assert.match(Checksum!.ChecksumCRC32!, /-2$/)
  assert.equal(ObjectParts!.TotalPartsCount, 2)
  await refused(complete(Parts), 'NoSuchUpload')
  assert.equal(files().length, before + 2)
})

test('a small part that is not the last is refused; an aborted upload leaves nothing', async () => {
  const before = files().length
  const named = { Bucket, Key: 'small' }
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(named))
  const Parts = []
  for (const PartNumber of [1, 2]) {
    const put = await s3.send(new UploadPartCommand({ ...named, UploadId, PartNumber, Body: 'x' }))
    Parts.push({ PartNumber, ETag: put.ETag, ChecksumCRC32: put.ChecksumCRC32 })
  }
  const complete = new CompleteMultipartUploadCommand({ ...named, UploadId, MultipartUpload: { Parts } })
  await refused(s3.send(complete), 'EntityTooSmall')
  await s3.send(new AbortMultipartUploadCommand({ ...named, UploadId }))
  await refused(s3.send(new ListPartsCommand({ ...named, UploadId })), 'NoSuchUpload')
  assert.equal(files().length, before)
})

test('who has a presigned URL needs no key, for that call alone', async () => {
  const Key = 'signed for others'
  const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key }), { expiresIn: 60 })
  assert.equal((await fetch(put, { method: 'PUT', body: 'from afar' })).status, 200)
  const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key, ResponseContentType: 'text/x' }))
  const answer = await fetch(get)
  assert.equal(await answer.text(), 'from afar')
  assert.equal(answer.headers.get('content-type'), 'text/x')
  assert.equal((await fetch(get, { method: 'DELETE' })).status, 403)
  assert.equal((await fetch(get.replace('signed', 'other'))).status, 403)
})

test('files that no row names are swept, others stay', async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: 'stays', Body: 'here' }))
  const [some] = files()
  const orphan = `${some!.slice(0, 2)}${'0'.repeat(30)}`
  writeFileSync(join(server.dataDirectory, 'objects', some!.slice(0, 2), orphan), 'lost')
  assert.equal(await sweepOrphans(server.house), 1)
  assert.ok(!files().includes(orphan))
  assert.equal(String(await read('stays')), 'here')
})

test('a bucket with objects stays; unfinished uploads do not keep it', async () => {
  await refused(s3.send(new DeleteBucketCommand({ Bucket })), 'BucketNotEmpty')
  await s3.send(new CreateBucketCommand({ Bucket: 'short-lived' }))
  await s3.send(new CreateMultipartUploadCommand({ Bucket: 'short-lived', Key: 'k' }))
  await s3.send(new DeleteBucketCommand({ Bucket: 'short-lived' }))
  await refused(s3.send(new DeleteBucketCommand({ Bucket: 'short-lived' })), 'NoSuchBucket')
})
