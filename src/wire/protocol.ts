import type { AwsError } from '../kernel/aws-error.ts'
import type { Model } from './model.ts'

/** What goes back to the client. `body` is text, or bytes where the payload is a blob. */
export type HttpAnswer = { status: number; headers: Record<string, string>; body: string | Uint8Array }

/**
 * A request as it came: `path` and `query` raw as on the wire (query without its `?`), header names in
 * lower case, `body` whole or empty where it is streamed past us.
 */
export type WireRequest = {
  method: string
  path: string
  query: string
  headers: Record<string, string | undefined>
  body: Uint8Array
  /** The bucket and key the router found, percent-decoded. */
  s3?: { bucket?: string; key?: string }
}

/** What an error body may add: the S3 resource and host id; `head` leaves the body out. */
export type ErrorFacts = { resource?: string; hostId?: string; head?: boolean }

/** The operation of a request, and how its input is read once the body is there. */
export type Dispatched = {
  operation: string
  /** Throws AwsError for what cannot be read. */
  input(): object
}

/** One AWS protocol: both directions, driven by a model. */
export type Protocol = {
  /**
   * Names the operation. The query protocols name it in the body; S3 in the head, so that its body may be read
   * afterwards or left to stream. Throws AwsError for what cannot be dispatched.
   */
  dispatch(model: Model, request: WireRequest): Dispatched
  /** Writes a success; `output` has the SDK's shape (undefined or `{}` for a void operation). */
  render(model: Model, operation: string, output: object | undefined, requestId: string): HttpAnswer
  /** Writes a refusal; a model is absent where the service is not known yet. */
  renderError(model: Model | undefined, error: AwsError, requestId: string, facts?: ErrorFacts): HttpAnswer
}
