import { checksumMembers } from './checksums.ts'
import { onObject } from '../on-bucket.ts'
import { refuseCustomerKeys } from './object-headers.ts'
import { partsOf } from './object-parts.ts'
import { checkVersion, versioned } from '../versions.ts'

export const getObjectAttributes = onObject('GetObjectAttributes', {
  // AWS: it gives what GetObject gives in headers, and asks for both.
  ask: ({ input }) => [
    versioned('s3:GetObject', input.VersionId),
    versioned('s3:GetObjectAttributes', input.VersionId),
  ],
  run({ input }, _bucket, object) {
    checkVersion(input.VersionId)
    refuseCustomerKeys(input)
    const asked = new Set<string>(input.ObjectAttributes)
    const composite = object.checksumType === 'COMPOSITE'
    return {
      LastModified: new Date(object.modified),
      ETag: asked.has('ETag') ? object.etag : undefined,
      Checksum: asked.has('Checksum')
        ? checksumMembers(object.checksumAlgorithm, object.checksum, object.checksumType)
        : undefined,
      ObjectParts: asked.has('ObjectParts') && object.parts !== null ? pageOfParts() : undefined,
      StorageClass: asked.has('StorageClass') ? (object.storageClass as 'STANDARD') : undefined,
      ObjectSize: asked.has('ObjectSize') ? object.size : undefined,
    }

    function pageOfParts() {
      const parts = partsOf(object)
      const after = Number(input.PartNumberMarker ?? 0)
      const limit = Math.min(input.MaxParts ?? 1000, 1000)
      const rest = parts.filter((part) => part.number > after)
      const page = rest.slice(0, limit)
      return {
        TotalPartsCount: parts.length,
        PartNumberMarker: String(after),
        NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
        MaxParts: limit,
        IsTruncated: rest.length > page.length,
        // AWS: parts are listed only where each has a checksum of its own.
        Parts: composite
          ? page.map((part) => ({
              PartNumber: part.number,
              Size: part.size,
              ...checksumMembers(object.checksumAlgorithm, part.checksum),
            }))
          : undefined,
      }
    }
  },
})
