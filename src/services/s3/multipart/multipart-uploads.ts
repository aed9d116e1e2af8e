import type { BucketRow } from '../../../store/s3/buckets.ts'
import type { Reader } from '../../../store/store.ts'
import {
  deleteMultipartUpload,
  findMultipartUpload,
  listMultipartUploads as listRows,
  listParts as listPartRows,
  type MultipartUploadRow,
} from '../../../store/s3/multipart-uploads.ts'
import { canonicalId } from '../arns.ts'
import { checksumMembers } from '../objects/checksums.ts'
import { invalidArgument } from '../errors.ts'
import { discardFiles } from '../files.ts'
import { keyEncoder } from '../listing/listing-encoding.ts'
import { afterPrefix, commonPrefix } from '../listing/listing.ts'
import { noSuchUpload } from '../objects/object-errors.ts'
import { onBucket } from '../on-bucket.ts'
import { requireUpload } from './upload-part.ts'

// LIMIT: a page has at most 1,000 uploads or parts, as AWS's.
const mostListed = 1000

export const abortMultipartUpload = onBucket('AbortMultipartUpload', {
  ask: () => ({}),
  async run({ input, house }, bucket) {
    const files = await house.store.writeData(async (tx) => {
      const upload = await findMultipartUpload(tx, bucket.id, input.Key!, input.UploadId!)
      if (upload === undefined) throw noSuchUpload(input.UploadId!)
      return deleteMultipartUpload(tx, upload.id)
    })
    await discardFiles(house, files)
    return {}
  },
})

export const listParts = onBucket('ListParts', {
  ask: () => ({ action: 's3:ListMultipartUploadParts' }),
  async run(call, bucket) {
    const { input, house } = call
    const upload = await requireUpload(call, bucket, input.Key!, input.UploadId!)
    const limit = pageSize(input.MaxParts, 'max-parts')
    const after = Number(input.PartNumberMarker ?? 0)
    if (!Number.isInteger(after) || after < 0) {
      throw invalidArgument(
        'Invalid part number marker',
        'part-number-marker',
        String(input.PartNumberMarker),
      )
    }
    const rows = await listPartRows(house.store.read, upload.id, after, limit + 1)
    const page = rows.slice(0, limit)
    return {
      Bucket: bucket.name,
      Key: upload.key,
      UploadId: upload.id,
      Initiator: initiator(upload),
      Owner: { ID: canonicalId(bucket.account) },
      StorageClass: upload.storageClass as 'STANDARD',
      PartNumberMarker: String(after),
      NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
      MaxParts: limit,
      IsTruncated: rows.length > page.length,
      ...checksumKind(upload),
      Parts: page.map((part) => ({
        PartNumber: part.number,
        LastModified: new Date(part.modified),
        ETag: `"${part.etag}"`,
        Size: part.size,
        ...(upload.checksumAsked === 1 ? checksumMembers(upload.checksumAlgorithm, part.checksum) : {}),
      })),
    }
  },
})

export const listMultipartUploads = onBucket('ListMultipartUploads', {
  ask: () => ({ action: 's3:ListBucketMultipartUploads' }),
  async run({ input, house }, bucket) {
    const { Prefix = '', Delimiter = '', KeyMarker = '', UploadIdMarker = '' } = input
    const limit = pageSize(input.MaxUploads, 'max-uploads')
    const page = await pageOfUploads(house.store.read, bucket.id, {
      prefix: Prefix,
      delimiter: Delimiter,
      key: KeyMarker,
      id: UploadIdMarker,
      limit,
    })
    const encode = keyEncoder(input.EncodingType)
    const next = page.truncated ? page.last : undefined
    return {
      Bucket: bucket.name,
      Prefix: encode(Prefix),
      Delimiter: Delimiter === '' ? undefined : encode(Delimiter),
      KeyMarker: encode(KeyMarker),
      UploadIdMarker,
      NextKeyMarker: encode(typeof next === 'string' ? next : next?.key),
      NextUploadIdMarker: typeof next === 'string' ? undefined : next?.id,
      MaxUploads: limit,
      EncodingType: input.EncodingType,
      IsTruncated: page.truncated,
      Uploads: page.uploads.map((upload) => ({ ...view(upload, bucket), Key: encode(upload.key) })),
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    }
  },
})

type UploadPage = {
  uploads: MultipartUploadRow[]
  commonPrefixes: string[]
  truncated: boolean
  last: MultipartUploadRow | string | undefined
}

/** Walks the uploads in key order; those with the delimiter after the prefix are rolled up. */
async function pageOfUploads(
  db: Reader,
  bucketId: string,
  asked: { prefix: string; delimiter: string; key: string; id: string; limit: number },
): Promise<UploadPage> {
  const { prefix, delimiter, limit } = asked
  const page: UploadPage = { uploads: [], commonPrefixes: [], truncated: false, last: undefined }
  const before = afterPrefix(prefix)
  let from = firstPlace(asked)
  for (;;) {
    const rows = await listRows(db, bucketId, { ...from, before, limit: mostListed })
    for (const row of rows) {
      const rolled = commonPrefix(row.key, prefix, delimiter)
      if (rolled !== undefined && rolled === page.commonPrefixes.at(-1)) continue
      if (page.uploads.length + page.commonPrefixes.length === limit) {
        return { ...page, truncated: limit > 0 }
      }
      if (rolled === undefined) page.uploads.push(row)
      else page.commonPrefixes.push(rolled)
      page.last = rolled ?? row
    }
    if (rows.length < mostListed) return page
    from = { key: rows.at(-1)!.key, id: rows.at(-1)!.id }
  }
}

function firstPlace(asked: { prefix: string; delimiter: string; key: string; id: string }) {
  const { prefix, delimiter, key, id } = asked
  if (key <= prefix) return { key: prefix, id: undefined }
  if (commonPrefix(key, prefix, delimiter) === key) {
    return { key: afterPrefix(key) ?? '\u{10ffff}', id: undefined }
  }
  // AWS: a key marker without an upload id stands behind all uploads of that key; ids sort before `~`.
  return { key, id: id === '' ? '~' : id }
}

function view(upload: MultipartUploadRow, bucket: BucketRow) {
  return {
    UploadId: upload.id,
    Key: upload.key,
    Initiated: new Date(upload.created),
    StorageClass: upload.storageClass as 'STANDARD',
    Owner: { ID: canonicalId(bucket.account) },
    Initiator: initiator(upload),
    ...checksumKind(upload),
  }
}

function initiator(upload: MultipartUploadRow) {
  return { ID: upload.initiatorArn, DisplayName: upload.initiatorId }
}

function checksumKind(upload: MultipartUploadRow) {
  if (upload.checksumAsked === 0) return {}
  return {
    ChecksumAlgorithm: upload.checksumAlgorithm as 'CRC32',
    ChecksumType: upload.checksumType as 'COMPOSITE',
  }
}

function pageSize(asked: number | undefined, name: string): number {
  if (asked === undefined) return mostListed
  if (asked >= 0) return Math.min(asked, mostListed)
  const message = `Argument ${name} must be an integer between 0 and 2147483647`
  throw invalidArgument(message, name, String(asked))
}
