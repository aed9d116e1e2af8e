import type { BucketRow } from '../../../store/s3/buckets.ts'
import type { ListedObject } from '../../../store/s3/objects.ts'
import { canonicalId } from '../arns.ts'
import { invalidArgument } from '../errors.ts'
import { listKeys, type Listing } from './listing.ts'
import { continuationToken, keyEncoder, placeOf } from './listing-encoding.ts'
import { onBucket } from '../on-bucket.ts'
import type { AnyCall } from '../questions.ts'

type ListInput = {
  Prefix?: string | undefined
  Delimiter?: string | undefined
  MaxKeys?: number | undefined
}

// LIMIT: a page has at most 1,000 keys, as AWS's.
const mostKeys = 1000

/** Condition keys of a listing: present only where the request has the parameter. */
function listingKeys({ Prefix, Delimiter, MaxKeys }: ListInput): Record<string, string | undefined> {
  return {
    's3:prefix': Prefix,
    's3:delimiter': Delimiter,
    's3:max-keys': MaxKeys === undefined ? undefined : String(MaxKeys),
  }
}

/** A page of a bucket, and what the three listings answer alike. */
async function list({ house }: AnyCall, bucket: BucketRow, input: ListInput, after: string) {
  const { Prefix: prefix = '', Delimiter: delimiter = '', MaxKeys = mostKeys } = input
  if (MaxKeys < 0) {
    const message = 'Argument maxKeys must be an integer between 0 and 2147483647'
    throw invalidArgument(message, 'maxKeys', String(MaxKeys))
  }
  const limit = Math.min(MaxKeys, mostKeys)
  const listing = await listKeys(house.store.read, bucket.id, { prefix, delimiter, after, limit })
  return { listing, prefix, delimiter: delimiter === '' ? undefined : delimiter, limit }
}

function commonPrefixes(listing: Listing, encode: (key: string) => string) {
  return listing.commonPrefixes.map((Prefix) => ({ Prefix: encode(Prefix) }))
}

function entry(object: ListedObject, encode: (key: string) => string) {
  return {
    Key: encode(object.key),
    LastModified: new Date(object.modified),
    ETag: `"${object.etag}"`,
    ChecksumAlgorithm: [object.checksumAlgorithm as 'CRC32'],
    ChecksumType: object.checksumType as 'COMPOSITE',
    Size: object.size,
    StorageClass: object.storageClass as 'STANDARD',
  }
}

export const listObjectsV2 = onBucket('ListObjectsV2', {
  ask: ({ input }) => ({ action: 's3:ListBucket', keys: listingKeys(input) }),
  async run(call, bucket) {
    const { input } = call
    const { ContinuationToken, StartAfter } = input
    const place = ContinuationToken === undefined ? undefined : placeOf(ContinuationToken)
    if (ContinuationToken !== undefined && place === undefined) {
      throw invalidArgument(
        'The continuation token provided is incorrect',
        'continuation-token',
        ContinuationToken,
      )
    }
    const { listing, prefix, delimiter, limit } = await list(call, bucket, input, place ?? StartAfter ?? '')
    const encode = keyEncoder(input.EncodingType)
    const owner = input.FetchOwner ? { ID: canonicalId(bucket.account) } : undefined
    return {
      Name: bucket.name,
      Prefix: encode(prefix),
      StartAfter: encode(StartAfter),
      Delimiter: encode(delimiter),
      MaxKeys: limit,
      EncodingType: input.EncodingType,
      KeyCount: listing.objects.length + listing.commonPrefixes.length,
      IsTruncated: listing.truncated,
      ContinuationToken,
      NextContinuationToken: listing.truncated ? continuationToken(listing.last) : undefined,
      Contents: listing.objects.map((object) => ({ ...entry(object, encode), Owner: owner })),
      CommonPrefixes: commonPrefixes(listing, encode),
    }
  },
})

export const listObjects = onBucket('ListObjects', {
  ask: ({ input }) => ({ action: 's3:ListBucket', keys: listingKeys(input) }),
  async run(call, bucket) {
    const { input } = call
    const { listing, prefix, delimiter, limit } = await list(call, bucket, input, input.Marker ?? '')
    const encode = keyEncoder(input.EncodingType)
    const Owner = { ID: canonicalId(bucket.account) }
    return {
      Name: bucket.name,
      Prefix: encode(prefix),
      Marker: encode(input.Marker ?? ''),
      Delimiter: encode(delimiter),
      MaxKeys: limit,
      EncodingType: input.EncodingType,
      IsTruncated: listing.truncated,
      // AWS: without a delimiter the last key is the marker of the next page and is not said twice.
      NextMarker: listing.truncated && delimiter !== undefined ? encode(listing.last) : undefined,
      Contents: listing.objects.map((object) => ({ ...entry(object, encode), Owner })),
      CommonPrefixes: commonPrefixes(listing, encode),
    }
  },
})

/** Buckets here have no versioning: every object is its own and only version, `null`. */
export const listObjectVersions = onBucket('ListObjectVersions', {
  ask: ({ input }) => ({ action: 's3:ListBucketVersions', keys: listingKeys(input) }),
  async run(call, bucket) {
    const { input } = call
    if (input.VersionIdMarker !== undefined && input.KeyMarker === undefined) {
      const message = 'A version-id marker cannot be specified without a key marker.'
      throw invalidArgument(message, 'version-id-marker', input.VersionIdMarker)
    }
    const { listing, prefix, delimiter, limit } = await list(call, bucket, input, input.KeyMarker ?? '')
    const encode = keyEncoder(input.EncodingType)
    const Owner = { ID: canonicalId(bucket.account) }
    return {
      Name: bucket.name,
      Prefix: encode(prefix),
      KeyMarker: encode(input.KeyMarker ?? ''),
      VersionIdMarker: input.VersionIdMarker ?? '',
      Delimiter: encode(delimiter),
      MaxKeys: limit,
      EncodingType: input.EncodingType,
      IsTruncated: listing.truncated,
      NextKeyMarker: listing.truncated ? encode(listing.last) : undefined,
      NextVersionIdMarker:
        listing.truncated && listing.objects.at(-1)?.key === listing.last ? 'null' : undefined,
      Versions: listing.objects.map((object) => ({
        ...entry(object, encode),
        VersionId: 'null',
        IsLatest: true,
        Owner,
        StorageClass: object.storageClass as 'STANDARD',
      })),
      CommonPrefixes: commonPrefixes(listing, encode),
    }
  },
})
