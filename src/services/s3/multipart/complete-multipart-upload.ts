import type { Call } from '../../../access/action.ts'
import { toBase64, toHex } from '../../../kernel/bytes.ts'
import {
  deleteMultipartUpload,
  findMultipartUpload,
  listParts,
  type MultipartUploadRow,
  type PartRow,
} from '../../../store/s3/multipart-uploads.ts'
import type { S3Input } from '../action.ts'
import { checksumMembers, compositeChecksum, digestName, type ChecksumMembers } from '../objects/checksums.ts'
import { unquoted, writeConditionProblem } from '../objects/conditions.ts'
import { digestOf } from '../../../access/digests.ts'
import { invalidRequest, malformedXml, operationAborted } from '../errors.ts'
import { assembleFile, type Written } from '../files.ts'
import {
  badChecksum,
  entityTooSmall,
  invalidPart,
  invalidPartOrder,
  noSuchUpload,
} from '../objects/object-errors.ts'
import { encryption } from '../objects/object-headers.ts'
import type { ObjectPart } from '../objects/object-parts.ts'
import { onBucket } from '../on-bucket.ts'
import { orDiscard } from '../objects/take-body.ts'
import { requireUpload } from './upload-part.ts'
import { writeObject } from '../objects/write-object.ts'

type CompleteCall = Call<S3Input<'CompleteMultipartUpload'>>

// LIMIT: every part but the last has 5 MiB at least, and there are 10,000 of them at most, as AWS's.
const smallestPart = 5 * 1024 ** 2
const mostParts = 10_000

export const completeMultipartUpload = onBucket('CompleteMultipartUpload', {
  ask: ({ input }) => ({
    action: 's3:PutObject',
    keys: {
      's3:if-match': input.IfMatch,
      's3:if-none-match': input.IfNoneMatch,
      's3:ObjectCreationOperation': 'true',
    },
  }),
  async run(call, bucket) {
    const { input, request } = call
    const problem = writeConditionProblem(input)
    if (problem !== undefined) throw problem
    const upload = await requireUpload(call, bucket, input.Key!, input.UploadId!)
    if (input.ChecksumType !== undefined && input.ChecksumType !== upload.checksumType) {
      throw invalidRequest(
        `The upload was created using the ${upload.checksumType} checksum mode. ` +
          'The complete request must use the same checksum mode.',
      )
    }
    const parts = await listedParts(call, upload)
    checkSize(input.MpuObjectSize, parts)
    const written = await joinParts(call, upload, parts)
    const etag = etagOf(parts)
    const checksum = checksumOf(upload, parts, written)
    await orDiscard(call, written.file, async () => {
      checkChecksum(input, upload, checksum)
      const kept: ObjectPart[] = parts.map(({ number, size, checksum }) => ({ number, size, checksum }))
      const object = {
        bucketId: bucket.id,
        key: upload.key,
        file: written.file,
        size: written.size,
        etag,
        // AWS: the object's time is when its upload began.
        modified: upload.created,
        storageClass: upload.storageClass,
        headers: upload.headers,
        tags: upload.tags,
        checksumAlgorithm: upload.checksumAlgorithm,
        checksumType: upload.checksumType,
        checksum,
        parts: JSON.stringify(kept),
      }
      await writeObject(call, bucket, object, input, async (tx) => {
        if ((await findMultipartUpload(tx, bucket.id, upload.key, upload.id)) === undefined) {
          throw noSuchUpload(upload.id)
        }
        // A part that was uploaded again meanwhile is not the one that was joined.
        const files = new Set((await listParts(tx, upload.id, 0, mostParts)).map((part) => part.file))
        if (!parts.every((part) => files.has(part.file))) throw operationAborted()
        return deleteMultipartUpload(tx, upload.id)
      })
    })
    const scheme = request.secure ? 'https' : 'http'
    return {
      Location: `${scheme}://${request.host}${request.path}`,
      Bucket: bucket.name,
      Key: upload.key,
      ETag: `"${etag}"`,
      ...encryption,
      ...checksumMembers(upload.checksumAlgorithm, checksum, upload.checksumType),
    }
  },
})

/** The parts the request lists, as they were uploaded; throws where the list is not right. */
async function listedParts({ input, house }: CompleteCall, upload: MultipartUploadRow): Promise<PartRow[]> {
  const listed = input.MultipartUpload?.Parts ?? []
  if (listed.length === 0 || listed.length > mostParts) throw malformedXml()
  const rows = await listParts(house.store.read, upload.id, 0, mostParts)
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const parts: PartRow[] = []
  let before = 0
  for (const one of listed) {
    const number = one.PartNumber ?? 0
    if (number <= before) throw invalidPartOrder(upload.id)
    before = number
    const row = byNumber.get(number)
    const etag = unquoted(one.ETag ?? '')
    if (row === undefined || row.etag !== etag) throw invalidPart(upload.id, number, etag)
    checkPartChecksum(one, row, upload)
    parts.push(row)
  }
  for (const part of parts.slice(0, -1)) {
    if (part.size < smallestPart) throw entityTooSmall(part.size, part.number, part.etag)
  }
  return parts
}

/**
 * A composite checksum is made of the parts' own, so each must be said again; one that is said must be
 * right.
 */
function checkPartChecksum(listed: ChecksumMembers, row: PartRow, upload: MultipartUploadRow): void {
  const algorithm = upload.checksumAlgorithm
  const said = (listed as Record<string, string | undefined>)[`Checksum${algorithm}`]
  if (said !== undefined) {
    if (row.checksum !== '' && said !== row.checksum) throw invalidPart(upload.id, row.number, row.etag)
    return
  }
  if (upload.checksumType !== 'COMPOSITE') return
  throw invalidRequest(
    `The upload was created using a ${algorithm.toLowerCase()} checksum. The complete request must include the ` +
      `checksum for each part. It was missing for part ${row.number} in the request.`,
  )
}

function checkSize(claimed: number | undefined, parts: readonly PartRow[]): void {
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  if (claimed === undefined || claimed === size) return
  throw invalidRequest(
    `The provided 'x-amz-mp-object-size' header value ${claimed} does not match what was computed: ${size}`,
  )
}

async function joinParts(
  call: CompleteCall,
  upload: MultipartUploadRow,
  parts: readonly PartRow[],
): Promise<Written> {
  const pieces = parts.map(({ file, size }) => ({ file, start: 0, end: size - 1 }))
  const digests = upload.checksumType === 'FULL_OBJECT' ? [digestName(upload.checksumAlgorithm)] : []
  try {
    return await assembleFile(call.house, pieces, digests)
  } catch (cause) {
    // A part's file is gone: the upload was completed, aborted or changed meanwhile.
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw operationAborted()
    throw cause
  }
}

function checksumOf(upload: MultipartUploadRow, parts: readonly PartRow[], written: Written): string {
  const { checksumAlgorithm, checksumType } = upload
  if (checksumType === 'FULL_OBJECT') return toBase64(written.digests[digestName(checksumAlgorithm)]!)
  return compositeChecksum(
    checksumAlgorithm,
    parts.map((part) => part.checksum),
  )
}

/** The ETag of an object made of parts: the MD5 of the parts' MD5s, and how many they are. */
function etagOf(parts: readonly PartRow[]): string {
  const md5s = Buffer.from(parts.map((part) => part.etag).join(''), 'hex')
  return `${toHex(digestOf('md5', md5s))}-${parts.length}`
}

/**
 * Holds the checksum the request gives for the whole against ours; the count after a hyphen may be left
 * out.
 */
function checkChecksum(input: ChecksumMembers, upload: MultipartUploadRow, checksum: string): void {
  const algorithm = upload.checksumAlgorithm
  const said = (input as Record<string, string | undefined>)[`Checksum${algorithm}`]
  if (said === undefined || said === checksum || `${said}-${checksum.split('-')[1]}` === checksum) return
  throw badChecksum(algorithm)
}
