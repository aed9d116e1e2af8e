import type { Readable } from 'node:stream'
import type { Caller } from '../access/caller.ts'

/** How a service that others do speaks. */
export type ForwardedProtocol = 'query' | 'ec2' | 'json' | 'rest-json' | 'rest-xml' | 's3' | 'rpc-v2-cbor'

/** A decided request, on its way to whoever does the work. */
export type Forwarded = {
  requestId: string
  /** The signing name that chose the service and, with `--backend NAME=…`, the backend: `sqs`, `monitoring`. */
  signingName: string
  /** AWS's own title, for sentences: `Amazon SQS`. */
  title: string
  /** botocore's name of the API model, where several share a signing name: `rds`, `neptune`. */
  api: string
  protocol: ForwardedProtocol
  operation: string
  /** The region of the credential scope. */
  region: string
  /** Whose thing it is: the account of the resource (12 digits); the caller's where it names none. */
  resourceAccount: string
  /** Who was allowed; `kind: 'anonymous'` where AWS takes the request unsigned. */
  caller: Caller
  /** ARNs that were decided upon, `*` left out. */
  resources: readonly string[]
  /** Role ARNs that iam:PassRole was asked for. */
  passedRoles: readonly string[]
  /** Whether the operation changes nothing (access level Read or List). */
  reads: boolean
  method: string
  /** As it was decided on, percent-encoded; S3's in path style, `/bucket/key`. */
  path: string
  /** Without its `?` and without a signature's parameters, encoded anew from what was parsed. */
  query: string
  /** Lower-case names, as received. */
  headers: Readonly<Record<string, string | undefined>>
  /**
   * The headers that the operation's input is bound to, lower-case; one that ends in `*` is a prefix
   * (`x-amz-meta-*`). No other is sent on, but for a few that every operation knows.
   */
  headerNames: ReadonlySet<string>
  /** The body whose hash was proved and which was parsed; undefined where it streams past us. */
  body: Uint8Array | undefined
  /** Called with what came back before the end of the answer goes out; `body` is undefined where it was large. */
  observe?: ((answer: ObservedAnswer) => void) | undefined
}

export type ObservedAnswer = {
  status: number
  headers: Readonly<Record<string, string | string[]>>
  body: Uint8Array | undefined
}

/** What an action's `run` answers where others do its work. */
export class ToForward {
  readonly request: Forwarded
  constructor(request: Forwarded) {
    this.request = request
  }
}

/**
 * A body that was not read before it was decided on: decoded and checked as it comes. It fails where it proves wrong,
 * and never ends then; a small one has proved right already.
 */
export type StreamedBody = {
  body: Readable | Uint8Array
  length: number
  /** Headers that take the place of the request's own; undefined is none. */
  headers: Readonly<Record<string, string | undefined>>
}

/** What the sender knows beyond what was decided: where our client sees us, and the body where it streams. */
export type Sending = {
  /** Where the client reached us, e.g. `http://127.0.0.1:4566`: addresses in answers are made to begin so. */
  ownUrl: string
  /** The body, where it streams past us. */
  stream?: StreamedBody | undefined
  /** Ends the wait where the client has gone away. */
  gone?: AbortSignal | undefined
}

/** What a backend answered. A small answer is whole, a larger one comes as it comes. */
export type ForwardedAnswer = {
  status: number
  headers: Record<string, string | string[]>
  body: Uint8Array | Readable
}

/** A small question in our own name; who asks renders it and reads the answer. */
export type BackendQuestion = {
  signingName: string
  region: string
  account: string
  method: string
  path: string
  query: string
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array
}

/** Those who do the work of services that are not ours. */
export type Backends = {
  /** Whether a backend takes this signing name's requests. */
  has(signingName: string): boolean
  /** Services that were named: where we serve one of them ourselves, our own steps aside. */
  named: ReadonlySet<string>
  /** Whose the things are that are named without an account; undefined where each account has its own. */
  accountOf(signingName: string): string | undefined
  /** The one region that a backend knows, where it was declared with one. */
  regionOf(signingName: string): string | undefined
  /** Sends a decided request. Throws AwsError: 503 ServiceUnavailable, 504. */
  forward(request: Forwarded, sending: Sending): Promise<ForwardedAnswer>
  /** Asks in our own name; rejects where nobody answers in two seconds, or with more than a megabyte. */
  ask(
    question: BackendQuestion,
  ): Promise<{ status: number; headers: Record<string, string>; body: Uint8Array }>
  /** Whether each of them answers now. */
  answering(): Promise<{ services: string; url: string; answers: boolean }[]>
  /** Whose each of them is, undefined where each account has its own there; and what it says itself where it does. */
  accounts(): Promise<
    { services: string; url: string; account: string | undefined; told: string | undefined }[]
  >
  close(): Promise<void>
}
