import { AwsError } from '../../../kernel/aws-error.ts'

// Source: Amazon S3 API Reference, "Error responses", and answers of the live service.

/** `NoSuchKey` 404. */
export function noSuchKey(key: string): AwsError {
  return new AwsError('NoSuchKey', 404, 'The specified key does not exist.', { details: { Key: key } })
}

/** `NoSuchUpload` 404: never begun, completed, or aborted. */
export function noSuchUpload(uploadId: string): AwsError {
  const message =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or ' +
    'completed.'
  return new AwsError('NoSuchUpload', 404, message, { details: { UploadId: uploadId } })
}

/** `condition` is the header's name as S3 writes it, e.g. `If-Match`. */
export function preconditionFailed(condition: string): AwsError {
  const message = 'At least one of the pre-conditions you specified did not hold'
  return new AwsError('PreconditionFailed', 412, message, { details: { Condition: condition } })
}

/** 304: no body, the headers a cache needs. */
export function notModified(etag: string, modified: number): AwsError {
  return new AwsError('NotModified', 304, 'Not Modified', {
    headers: { etag: `"${etag}"`, 'last-modified': new Date(modified).toUTCString() },
  })
}

/** `InvalidRange` 416: nothing of the range is there. */
export function invalidRange(range: string, size: number): AwsError {
  return new AwsError('InvalidRange', 416, 'The requested range is not satisfiable', {
    details: { RangeRequested: range, ActualObjectSize: String(size) },
    headers: { 'content-range': `bytes */${size}` },
  })
}

/** `InvalidPartNumber` 416: the object has no such part. */
export function invalidPartNumber(asked: number, actual: number): AwsError {
  return new AwsError('InvalidPartNumber', 416, 'The requested partnumber is not satisfiable', {
    details: { PartNumberRequested: String(asked), ActualPartCount: String(actual) },
  })
}

/** `KeyTooLongError` 400; `size` in bytes of UTF-8. */
export function keyTooLong(size: number): AwsError {
  return new AwsError('KeyTooLongError', 400, 'Your key is too long', {
    details: { Size: String(size), MaxSizeAllowed: '1024' },
  })
}

/** `MetadataTooLarge` 400; `size` in bytes of names and values. */
export function metadataTooLarge(size: number): AwsError {
  const message = 'Your metadata headers exceed the maximum allowed metadata size'
  return new AwsError('MetadataTooLarge', 400, message, {
    details: { Size: String(size), MaxSizeAllowed: '2048' },
  })
}

/** `InvalidStorageClass` 400. */
export function invalidStorageClass(value: string): AwsError {
  return new AwsError('InvalidStorageClass', 400, 'The storage class you specified is not valid', {
    details: { StorageClassRequested: value },
  })
}

/** `InvalidDigest` 400: a Content-MD5 that is no MD5. */
export function invalidDigest(value: string): AwsError {
  return new AwsError('InvalidDigest', 400, 'The Content-MD5 you specified was invalid.', {
    details: { 'Content-MD5': value },
  })
}

/** `BadDigest` 400: the body has another MD5 than was claimed; both in base64. */
export function badMd5(expected: string, calculated: string): AwsError {
  return new AwsError('BadDigest', 400, 'The Content-MD5 you specified did not match what we received.', {
    details: { ExpectedDigest: expected, CalculatedDigest: calculated },
  })
}

/** `BadDigest` 400: the body has another checksum than was claimed. */
export function badChecksum(algorithm: string): AwsError {
  return new AwsError(
    'BadDigest',
    400,
    `The ${algorithm} you specified did not match the calculated checksum.`,
  )
}

/** `MalformedTrailerError` 400: the announced trailer did not come. */
export function malformedTrailer(): AwsError {
  const message =
    'The request contained trailing data that was not well-formed or did not conform to our published schema.'
  return new AwsError('MalformedTrailerError', 400, message)
}

/** `EntityTooSmall` 400: a part that is not the last has less than 5 MiB. */
export function entityTooSmall(proposed: number, partNumber: number, etag: string): AwsError {
  const message = 'Your proposed upload is smaller than the minimum allowed size'
  return new AwsError('EntityTooSmall', 400, message, {
    details: {
      ProposedSize: String(proposed),
      MinSizeAllowed: String(5 * 1024 * 1024),
      PartNumber: String(partNumber),
      ETag: etag,
    },
  })
}

/** `EntityTooLarge` 400; sizes in bytes. */
export function entityTooLarge(proposed: number, allowed: number): AwsError {
  return new AwsError('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
    details: { ProposedSize: String(proposed), MaxSizeAllowed: String(allowed) },
  })
}

/** `InvalidPart` 400: a listed part was not uploaded, or with other bytes. */
export function invalidPart(uploadId: string, partNumber: number, etag: string): AwsError {
  const message =
    'One or more of the specified parts could not be found.  The part may not have been uploaded, or the ' +
    "specified entity tag may not match the part's entity tag."
  return new AwsError('InvalidPart', 400, message, {
    details: { UploadId: uploadId, PartNumber: String(partNumber), ETag: etag },
  })
}

/** `InvalidPartOrder` 400: the list of parts does not ascend. */
export function invalidPartOrder(uploadId: string): AwsError {
  const message = 'The list of parts was not in ascending order. Parts must be ordered by part number.'
  return new AwsError('InvalidPartOrder', 400, message, { details: { UploadId: uploadId } })
}
