import { closeSync, openSync, readSync, type ReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import type { BucketRow } from '../../../store/s3/buckets.ts'
import { findObject, type ObjectRow } from '../../../store/s3/objects.ts'
import type { S3Input, S3Output } from '../action.ts'
import { checksumMembers } from './checksums.ts'
import { checkRead } from './conditions.ts'
import { invalidRequest, operationAborted } from '../errors.ts'
import { filePath } from '../files.ts'
import { invalidPartNumber, invalidRange } from './object-errors.ts'
import { encryption, headersOf, refuseCustomerKeys } from './object-headers.ts'
import { partsOf } from './object-parts.ts'
import { onObject } from '../on-bucket.ts'
import { byteRange, type ByteRange } from './range.ts'
import { storedTags } from '../tags.ts'
import { checkVersion, versioned } from '../versions.ts'

type Reading = S3Input<'GetObject'> & S3Input<'HeadObject'>
type Described = Omit<S3Output<'HeadObject'>, 'ExpiresString'>

const ask = ({ input }: { input: { VersionId?: string | undefined } }): Ask =>
  versioned('s3:GetObject', input.VersionId)

export const getObject = onObject('GetObject', {
  ask,
  run: (call, bucket, judged) =>
    withFile(call, bucket, judged, async (object, path) => {
      const { output, range } = describe(call, object)
      const { start, end } = range ?? { start: 0, end: object.size - 1 }
      const Body = end - start < smallBytes ? readPart(path, start, end) : await streamPart(path, start, end)
      // The SDK's type is that of a stream its clients receive, with methods of their own.
      return { ...output, Body } as unknown as S3Output<'GetObject'>
    }),
})

// LIMIT: what is read in one piece, and what each connection holds of a longer object; a stream takes ten times the
// work, and a client that reads nothing has this much kept for it.
const smallBytes = 1 << 16

/**
 * The bytes from `start` to `end`, both included, read at once as the database's rows are: to ask the thread pool
 * three times takes longer than they do. Throws where the file has fewer.
 */
function readPart(path: string, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafe(end - start + 1)
  const file = openSync(path, 'r')
  try {
    let done = 0
    while (done < bytes.length) {
      const count = readSync(file, bytes, done, bytes.length - done, start + done)
      if (count === 0) throw new Error('the file of an object is shorter than the object')
      done += count
    }
    return bytes
  } finally {
    closeSync(file)
  }
}

/** The same as a stream. It owns the open file: what replaces or deletes the object does not cut the download. */
async function streamPart(path: string, start: number, end: number): Promise<ReadStream> {
  return (await open(path)).createReadStream({ start, end, highWaterMark: smallBytes })
}

export const headObject = onObject('HeadObject', {
  ask,
  run: (call, _bucket, object) => describe(call, object).output,
})

/**
 * Does what needs the file of the object that was judged. Where its bytes were replaced meanwhile the new ones are
 * served, if they carry the tags that were judged.
 */
async function withFile<T>(
  call: Call<S3Input<'GetObject'>>,
  bucket: BucketRow,
  judged: ObjectRow,
  work: (object: ObjectRow, path: string) => Promise<T>,
): Promise<T> {
  let object = judged
  // LIMIT: three tries; a key that is replaced faster than a file can be opened is answered with a conflict.
  for (let tries = 0; tries < 3; tries++) {
    try {
      return await work(object, filePath(call.house, object.file))
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
    }
    const now = await findObject(call.house.store.read, bucket.id, judged.key)
    if (now === undefined || now.tags !== judged.tags) break
    // A row that still names the missing file is damage, not a race.
    if (now.file === object.file) throw new Error(`the file ${object.file} of an object is missing`)
    object = now
  }
  throw operationAborted()
}

/** Everything but the body, which is the same for GET and HEAD; `range` is undefined for the whole object. */
function describe(
  call: Call<Reading>,
  object: ObjectRow,
): { output: Described; range: ByteRange | undefined } {
  const { input, caller, responseHeaders } = call
  checkVersion(input.VersionId)
  refuseCustomerKeys(input)
  const overrides = overridesOf(input)
  if (caller.kind === 'anonymous' && Object.keys(overrides).length > 0) {
    throw invalidRequest('Request specific response headers cannot be used for anonymous GET requests.')
  }
  checkRead(input, object)
  const parts = partsOf(object)
  const range = rangeOf(input, object, parts)
  const tagCount = storedTags(object.tags).length
  // A page kept in a bucket must not act as the console, which has the same origin.
  responseHeaders['x-content-type-options'] = 'nosniff'
  responseHeaders['content-security-policy'] = 'sandbox'
  const output: Described = {
    AcceptRanges: 'bytes',
    LastModified: new Date(object.modified),
    ContentLength: range === undefined ? object.size : range.end - range.start + 1,
    ETag: `"${object.etag}"`,
    ...headersOf(object.headers),
    ...overrides,
    ...encryption,
    StorageClass: object.storageClass === 'STANDARD' ? undefined : (object.storageClass as 'STANDARD'),
    TagCount: tagCount === 0 ? undefined : tagCount,
    PartsCount: input.PartNumber === undefined || object.parts === null ? undefined : parts.length,
    ContentRange: range && `bytes ${range.start}-${range.end}/${object.size}`,
  }
  // AWS: a checksum is of the whole, so a part of an object comes without.
  if (input.ChecksumMode === 'ENABLED' && range === undefined) {
    Object.assign(output, checksumMembers(object.checksumAlgorithm, object.checksum, object.checksumType))
  }
  return { output, range }
}

function rangeOf(
  input: Reading,
  object: ObjectRow,
  parts: readonly { size: number }[],
): ByteRange | undefined {
  const { Range, PartNumber } = input
  if (PartNumber === undefined) return byteRange(Range, object.size)
  if (Range !== undefined) {
    throw invalidRequest('Cannot specify both Range header and partNumber query parameter')
  }
  const part = parts[PartNumber - 1]
  if (part === undefined) throw invalidPartNumber(PartNumber, parts.length)
  if (object.size === 0) return undefined
  if (part.size === 0) throw invalidRange(`part ${PartNumber}`, object.size)
  const start = parts.slice(0, PartNumber - 1).reduce((sum, { size }) => sum + size, 0)
  return { start, end: start + part.size - 1 }
}

/** What a signed request may have the answer's headers say. */
function overridesOf(input: Reading): Partial<Described> {
  const overrides: Partial<Described> = {
    CacheControl: input.ResponseCacheControl,
    ContentDisposition: input.ResponseContentDisposition,
    ContentEncoding: input.ResponseContentEncoding,
    ContentLanguage: input.ResponseContentLanguage,
    ContentType: input.ResponseContentType,
    Expires: input.ResponseExpires,
  }
  return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined))
}
