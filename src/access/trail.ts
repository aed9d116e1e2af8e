import type { AwsError } from '../kernel/aws-error.ts'
import type { HistoryPage, HistoryQuery, TrailPlace, TrailRow } from '../store/records/trail-row.ts'
import type { Asked } from './asked.ts'
import type { Caller } from './caller.ts'
import type { HistoryEvent, RecordedRequest } from './recorded-request.ts'
import type { RequestFacts } from './request-facts.ts'

/** One answered request. `parameters` are the input without its secrets. */
export type Answered = {
  service: string
  operation: string
  caller: Caller
  /** Whose trail it goes to where the caller has no account: the owner's of the resource. */
  account?: string | undefined
  request: RequestFacts
  time: number
  parameters?: object | undefined
  error?: AwsError | undefined
  asked: readonly Asked[]
}

/**
 * What was asked lately and what was decided. Written in batches, so the last half second may be lost with
 * the process.
 */
export type Trail = {
  /** Whether there is room for one more of an account, so that what is not kept costs nothing to word. */
  takes(account: string, refused: boolean): boolean
  record(answered: Answered): void
  /** Notes what is no call of an API, e.g. a sign-in: an event in CloudTrail's shape. */
  recordEvent(account: string, event: HistoryEvent & { requestID: string; [field: string]: unknown }): void
  /**
   * The request with that id, or the latest one, of an account; undefined where the trail no longer has it.
   * Who asks for the latest one does not mean an earlier asking.
   */
  find(account: string, requestId?: string): Promise<RecordedRequest | undefined>
  /** The event of that id, where it is in the account's event history. */
  findEvent(account: string, eventId: string): Promise<TrailRow | undefined>
  /** A page of an account's event history, newest first. */
  history(query: HistoryQuery, limit: number, after?: TrailPlace): Promise<HistoryPage>
  flush(): Promise<void>
}
