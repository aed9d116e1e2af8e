/**
 * An answer AWS gives when it refuses or cannot do a request. Everything a handler throws on purpose is one
 * of these; anything else that is thrown is our bug and becomes `InternalFailure`.
 */
export class AwsError extends Error {
  /** The code on the wire, e.g. `NoSuchEntity`. */
  readonly code: string
  /** The HTTP status, e.g. 404. */
  readonly status: number
  /** Further elements of the error body, in order (S3 has `BucketName`, `Key`, `StringToSign` …). */
  readonly details: Readonly<Record<string, string>>
  /** Further response headers, lower-case names. */
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: string,
    status: number,
    message: string,
    extras: { details?: Record<string, string>; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
    this.details = extras.details ?? {}
    this.headers = extras.headers ?? {}
  }
}
