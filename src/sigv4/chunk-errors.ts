import { AwsError } from '../kernel/aws-error.ts'

// AWS: a chunked body is signed in chunks of at least 8 KB, only the last may be shorter.
// Source: Amazon S3 API Reference, "Signature calculations: transferring payload in multiple chunks".
export const chunkMinimumBytes = 8192

/** The body ended, or broke off its chunked form. */
export function incompleteBody(): AwsError {
  return new AwsError('IncompleteBody', 400, 'The request body terminated unexpectedly')
}

/** The chunks hold more or fewer bytes than `x-amz-decoded-content-length` said. */
export function wrongDecodedLength(expected: number, received: number): AwsError {
  return new AwsError(
    'IncompleteBody',
    400,
    'You did not provide the number of bytes specified by the Content-Length HTTP header.',
    { details: { NumberBytesExpected: String(expected), NumberBytesProvided: String(received) } },
  )
}

/** A signed chunk that is not the last is too short; `chunk` counts from 1. */
export function chunkTooSmall(chunk: number, bytes: number): AwsError {
  return new AwsError(
    'InvalidChunkSizeError',
    403,
    `Only the last chunk is allowed to have a size less than ${chunkMinimumBytes} bytes`,
    { details: { Chunk: String(chunk), BadChunkSize: String(bytes) } },
  )
}

/** A chunk is larger than this server holds in memory before it has proved its signature. */
export function chunkTooLarge(chunk: number, bytes: number, maximum: number): AwsError {
  return new AwsError(
    'InvalidChunkSizeError',
    403,
    `A chunk is not allowed to have a size more than ${maximum} bytes`,
    { details: { Chunk: String(chunk), BadChunkSize: String(bytes) } },
  )
}

/** The trailers are not those that `x-amz-trailer` announced, or are not `name:value` lines. */
export function malformedTrailer(): AwsError {
  return new AwsError(
    'MalformedTrailerError',
    400,
    'The request contained trailing data that was not well-formed or did not conform to our published ' +
      'schema.',
  )
}
