import type { Call } from '../../../access/action.ts'
import { toBase64, toHex } from '../../../kernel/bytes.ts'
import type { ObjectRow } from '../../../store/s3/objects.ts'
import { refuseAcl } from '../acl.ts'
import type { S3Input, S3Output } from '../action.ts'
import { checksumAlgorithm, checksumMembers, digestName } from './checksums.ts'
import { writeConditionProblem } from './conditions.ts'
import { onCopy, requireSource, sourceGone, type Source } from './copy-source.ts'
import { invalidRequest } from '../errors.ts'
import { assembleFile, type Written } from '../files.ts'
import { encryption, objectHeaders, refuseCustomerKeys } from './object-headers.ts'
import { writingKeys } from './put-object.ts'
import { requestTagKeys } from '../questions.ts'
import { headerTags, tagsToStore } from '../tags.ts'
import { orDiscard } from './take-body.ts'
import { wholeSeconds, writeObject } from './write-object.ts'

// LIMIT: 5 GiB in one copy, as AWS's; larger objects are copied in parts.
const largestCopy = 5 * 1024 ** 3

type CopyCall = Call<S3Input<'CopyObject'>>

/** Copies an object: reads the source under the caller's permissions, writes the target under them too. */
export const copyObject = onCopy<S3Input<'CopyObject'>, S3Output<'CopyObject'>>({
  copiesTags: (input) => input.TaggingDirective !== 'REPLACE',
  ask({ input }, { object }) {
    const newTags = input.TaggingDirective === 'REPLACE' ? headerTags(input.Tagging) : []
    const keys = {
      ...writingKeys(input),
      ...requestTagKeys(newTags),
      's3:x-amz-copy-source': input.CopySource,
      's3:x-amz-metadata-directive': input.MetadataDirective,
      's3:ObjectCreationOperation': 'true',
    }
    const copied = object?.tags != null && input.TaggingDirective !== 'REPLACE'
    const put = { action: 's3:PutObject', keys }
    return newTags.length > 0 || copied ? [put, { action: 's3:PutObjectTagging', keys }] : put
  },
  async run(call, bucket, judged) {
    const { input, now } = call
    const source = requireSource(call, judged)
    checkDirectives(call, judged.name, source)
    const problem = writeConditionProblem(input)
    if (problem !== undefined) throw problem
    const algorithm = checksumAlgorithm(
      input.ChecksumAlgorithm ?? source.checksumAlgorithm,
      'x-amz-checksum-algorithm',
    )
    const headers = newHeaders(input, source)
    const written = await copyBytes(call, source, digestName(algorithm))
    const etag = toHex(written.digests.md5!)
    const checksum = toBase64(written.digests[digestName(algorithm)]!)
    const modified = wholeSeconds(now)
    await orDiscard(call, written.file, () =>
      writeObject(
        call,
        bucket,
        {
          bucketId: bucket.id,
          key: input.Key!,
          file: written.file,
          size: written.size,
          etag,
          modified,
          ...headers,
          tags: input.TaggingDirective === 'REPLACE' ? tagsToStore(headerTags(input.Tagging)) : source.tags,
          checksumAlgorithm: algorithm,
          checksumType: 'FULL_OBJECT',
          checksum,
          parts: null,
        },
        input,
      ),
    )
    return {
      ...encryption,
      CopyObjectResult: {
        ETag: `"${etag}"`,
        LastModified: new Date(modified),
        ...checksumMembers(algorithm, checksum, 'FULL_OBJECT'),
      },
    }
  },
})

function checkDirectives({ input }: CopyCall, from: Source['name'], source: ObjectRow): void {
  refuseAcl(input)
  refuseCustomerKeys(input)
  const unchanged =
    input.MetadataDirective !== 'REPLACE' &&
    input.StorageClass === undefined &&
    input.WebsiteRedirectLocation === undefined &&
    input.ServerSideEncryption === undefined &&
    input.TaggingDirective !== 'REPLACE' &&
    input.ChecksumAlgorithm === undefined
  if (unchanged && from.bucket === input.Bucket && from.key === input.Key) {
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's " +
        'metadata, storage class, website redirect location or encryption attributes.',
    )
  }
  if (source.size > largestCopy) {
    throw invalidRequest(
      `The specified copy source is larger than the maximum allowable size for a copy source: ${largestCopy}`,
    )
  }
}

/**
 * The new object's headers: the source's, or the request's where it replaces them. The storage class is
 * never copied.
 */
function newHeaders(
  input: S3Input<'CopyObject'>,
  source: ObjectRow,
): { headers: string; storageClass: string } {
  const own = objectHeaders(input)
  if (input.MetadataDirective === 'REPLACE') return own
  const copied = JSON.parse(source.headers) as Record<string, unknown>
  // AWS: a redirect is not copied either.
  const headers = { ...copied, WebsiteRedirectLocation: input.WebsiteRedirectLocation }
  return { headers: JSON.stringify(headers), storageClass: own.storageClass }
}

async function copyBytes(
  call: CopyCall,
  source: ObjectRow,
  digest: ReturnType<typeof digestName>,
): Promise<Written> {
  try {
    const whole = [{ file: source.file, start: 0, end: source.size - 1 }]
    return await assembleFile(call.house, whole, ['md5', digest])
  } catch (cause) {
    throw sourceGone(source.key, cause)
  }
}
