import type { AwsError } from '../kernel/aws-error.ts'
import type { Violation } from '../kernel/violation.ts'
import type { Question } from '../policy/types.ts'
import type { Decision, PolicySet } from '../policy/policy-set.ts'
import type { Caller } from './caller.ts'
import type { House } from './house.ts'
import type { Ask, Questions } from './questions.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Received, ReceiveOptions } from './received.ts'

/** One call of one operation. `Input` is the SDK's input type of that operation. */
export type Call<Input> = {
  input: Input
  caller: Caller
  house: House
  request: RequestFacts
  /** The house clock when the request arrived, milliseconds. */
  now: number
  /** For `each` questions: the refusal of question i, or undefined where it is allowed. Empty otherwise. */
  refusals: readonly (AwsError | undefined)[]
  /**
   * Whether the caller may also do this, asked in silence: AWS words some answers by it (S3's 404 or 403).
   */
  may(ask: Ask): boolean
  /**
   * Takes the request's body in (streaming operations only): to a file of ours, its signature, length and
   * hashes proved.
   */
  receive(options?: ReceiveOptions): Promise<Received>
  /** Headers beside the model's, for the few operations that need them. */
  responseHeaders: Record<string, string>
  /** The request as it was read, for a service whose work others do. */
  asRead?: AsRead | undefined
}

/**
 * What was read, to be sent on as it was read: a path and a query that we encoded ourselves, and the bytes that were
 * parsed; undefined where the body streams.
 */
export type AsRead = { method: string; path: string; query: string; body: Uint8Array | undefined }

/**
 * What an operation touches (`access`, asked before) and what it does (`run`, only where that was allowed).
 * The `found` that `access` returns with its questions is handed on to `run`.
 *
 * INVARIANT: what `run` takes from `found` is the very thing that was judged. Between the two a bucket can be
 * deleted and made again by somebody else, a role can get another trust policy, a proof can run out.
 */
// oxlint-disable-next-line no-explicit-any -- what is found is between an action's own two halves
export type Action<Input, Output, Found = any> = {
  access(call: Call<Input>): Answer<Found> | Promise<Answer<Found>>
  run(call: Call<Input>, found: Found): Output | Promise<Output>
}

/** The questions, and with them what `run` takes; most take nothing. */
type Answer<Found> = unknown extends Found ? Questions : Questions & { found: Found }

/** An action of any operation, as the server sees it. */
// oxlint-disable-next-line no-explicit-any -- the model has validated the input against the operation's own
// shape
export type AnyAction = Action<any, unknown>

/** A refused question, with what it takes to word the refusal. */
export type Refusal = {
  question: Question
  decision: Decision
  label?: string | undefined
  /** What was asked, and for which request; absent where no request asked. */
  policies?: PolicySet | undefined
  requestId?: string | undefined
}

/** A service: its model and protocol, its table of contents, and how it words a refusal. */
export type Service = {
  /** The signing name and policy prefix: `iam`, `sts`, `s3`, `ec2` … */
  name: string
  /** As AWS calls it, for documents: `IAM Access Analyzer`. */
  title: string
  /** The names a credential scope may carry, where not just `name`. */
  signingNames?: readonly string[]
  /** The first labels of its hosts below `amazonaws.com`, where not just `name`. */
  hosts?: readonly string[]
  /** Of a JSON service: what stands before the operation in `X-Amz-Target`. */
  target?: string
  /** Where its requests are signed as another service's, which has no such path: how its paths begin. */
  pathPrefix?: { signedAs: string; path: string }
  protocol: 'query' | 'ec2' | 's3' | 'json' | 'rest-json'
  /** The model file in `models/`, without `.json`. */
  model: string
  /** Every operation of the model; `'not yet'` answers NotImplemented and is counted. */
  actions: Readonly<Record<string, AnyAction | 'not yet'>>
  /** The code of an input that breaks a constraint, where it is not its protocol's. */
  validationCode?: string
  /** Words broken constraints itself, where the service has a way of its own. */
  refuseInput?(violations: readonly Violation[]): AwsError
  /** Words a refusal as this service does. */
  refuse(refusal: Refusal, caller: Caller, operation: string, house: House): AwsError
  /** Refuses callers whose kind of credential may not call the operation at all, whatever policies say. */
  admit?(caller: Caller, operation: string): AwsError | undefined
  /** Holds a body that was read whole against the digests its headers claim; throws where they differ. */
  checkBody?(body: Uint8Array, headers: Readonly<Record<string, string | undefined>>): void
  /**
   * Operations that need no signature, e.g. AssumeRoleWithWebIdentity. S3 lets everyone ask and its policies
   * decide.
   */
  unsigned?: ReadonlySet<string> | 'all'
  /** The longest bodies, in bytes, of operations that need more than others where nobody signed. */
  unsignedBytes?: Readonly<Record<string, number>>
}
