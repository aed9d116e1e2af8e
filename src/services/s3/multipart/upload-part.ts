import type { Call } from '../../../access/action.ts'
import { toBase64, toHex } from '../../../kernel/bytes.ts'
import type { BucketRow } from '../../../store/s3/buckets.ts'
import {
  findMultipartUpload,
  findPart,
  putPart,
  type MultipartUploadRow,
  type PartRow,
} from '../../../store/s3/multipart-uploads.ts'
import type { S3Input, S3Output } from '../action.ts'
import { checksumMembers, digestName, type ChecksumAlgorithm } from '../objects/checksums.ts'
import { onCopy, requireSource, sourceGone } from '../objects/copy-source.ts'
import { invalidArgument, invalidRequest } from '../errors.ts'
import { assembleFile, discardFiles } from '../files.ts'
import { entityTooLarge, noSuchUpload } from '../objects/object-errors.ts'
import { encryption, refuseCustomerKeys } from '../objects/object-headers.ts'
import { onBucket } from '../on-bucket.ts'
import type { AnyCall } from '../questions.ts'
import { copyRange } from '../objects/range.ts'
import { orDiscard, takeBody } from '../objects/take-body.ts'
import { wholeSeconds } from '../objects/write-object.ts'

// LIMIT: 5 GiB a part and 10,000 parts, as AWS's.
const largestPart = 5 * 1024 ** 3
const mostParts = 10_000

export const uploadPart = onBucket('UploadPart', {
  ask: () => ({ action: 's3:PutObject', keys: { 's3:ObjectCreationOperation': 'false' } }),
  async run(call, bucket) {
    const { input } = call
    refuseCustomerKeys(input)
    const number = partNumber(input.PartNumber!)
    const upload = await requireUpload(call, bucket, input.Key!, input.UploadId!)
    const expected = upload.checksumAlgorithm as ChecksumAlgorithm
    const body = await takeBody(call, expected, (claimed) => {
      if (upload.checksumAsked === 1 && claimed?.algorithm !== expected) {
        throw checksumTypeMismatch(expected, claimed?.algorithm)
      }
    })
    const { algorithm, value } = body.checksum
    await orDiscard(call, body.file, () =>
      writePart(call, bucket, upload, {
        uploadId: upload.id,
        number,
        file: body.file,
        size: body.size,
        etag: body.etag,
        modified: wholeSeconds(call.now),
        // A checksum that nobody asked the upload for was proved above and is of no further use.
        checksum: algorithm === expected ? value : '',
      }),
    )
    return { ETag: `"${body.etag}"`, ...encryption, ...checksumMembers(algorithm, value) }
  },
})

/** A part whose bytes are those of another object, or some of them. */
export const uploadPartCopy = onCopy<S3Input<'UploadPartCopy'>, S3Output<'UploadPartCopy'>>({
  copiesTags: () => false,
  ask: ({ input }) => ({
    action: 's3:PutObject',
    keys: { 's3:x-amz-copy-source': input.CopySource, 's3:ObjectCreationOperation': 'false' },
  }),
  async run(call, bucket, judged) {
    const { input, house } = call
    refuseCustomerKeys(input)
    const number = partNumber(input.PartNumber!)
    const upload = await requireUpload(call, bucket, input.Key!, input.UploadId!)
    const source = requireSource(call, judged)
    const range =
      input.CopySourceRange === undefined
        ? { start: 0, end: source.size - 1 }
        : copyRange(input.CopySourceRange, source.size)
    if (range === undefined) {
      const message = `Range specified is not valid for source object of size: ${source.size}`
      throw invalidArgument(message, 'x-amz-copy-source-range', input.CopySourceRange!.slice(0, 128))
    }
    const size = range.end - range.start + 1
    if (size > largestPart) throw entityTooLarge(size, largestPart)
    const algorithm = upload.checksumAlgorithm
    const written = await assembleFile(
      house,
      [{ file: source.file, ...range }],
      ['md5', digestName(algorithm)],
    ).catch((cause: unknown) => {
      throw sourceGone(source.key, cause)
    })
    const etag = toHex(written.digests.md5!)
    const checksum = toBase64(written.digests[digestName(algorithm)]!)
    const modified = wholeSeconds(call.now)
    await orDiscard(call, written.file, () =>
      writePart(call, bucket, upload, {
        uploadId: upload.id,
        number,
        file: written.file,
        size: written.size,
        etag,
        modified,
        checksum,
      }),
    )
    const members = upload.checksumAsked === 1 ? checksumMembers(algorithm, checksum) : {}
    return {
      ...encryption,
      CopyPartResult: { ETag: `"${etag}"`, LastModified: new Date(modified), ...members },
    }
  },
})

/** The upload in progress under that id, of that bucket and key. */
export async function requireUpload(
  call: AnyCall,
  bucket: BucketRow,
  key: string,
  id: string,
): Promise<MultipartUploadRow> {
  const upload = await findMultipartUpload(call.house.store.read, bucket.id, key, id)
  if (upload === undefined) throw noSuchUpload(id)
  return upload
}

async function writePart(
  call: Call<object>,
  bucket: BucketRow,
  upload: MultipartUploadRow,
  part: PartRow,
): Promise<void> {
  const replaced = await call.house.store.writeData(async (tx) => {
    if ((await findMultipartUpload(tx, bucket.id, upload.key, upload.id)) === undefined) {
      throw noSuchUpload(upload.id)
    }
    const current = await findPart(tx, upload.id, part.number)
    await putPart(tx, part)
    return current?.file
  })
  await discardFiles(call.house, [replaced])
}

function partNumber(number: number): number {
  if (Number.isInteger(number) && number >= 1 && number <= mostParts) return number
  const message = `Part number must be an integer between 1 and ${mostParts}, inclusive`
  throw invalidArgument(message, 'partNumber', String(number))
}

function checksumTypeMismatch(expected: string, actual: string | undefined) {
  return invalidRequest(
    `Checksum Type mismatch occurred, expected checksum Type: ${expected.toLowerCase()}, ` +
      `actual checksum Type: ${actual?.toLowerCase() ?? 'null'}`,
  )
}
