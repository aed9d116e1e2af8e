import type { DecidedQuestion } from '../policy/explain/decided-question.ts'
import type { Caller } from './caller.ts'
import type { Session } from './identity/session.ts'
import type { Ask } from './questions.ts'
import type { RequestFacts } from './request-facts.ts'

/** The fields of a CloudTrail event that the event history shows and finds it by. */
export type HistoryEvent = {
  eventID: string
  eventName: string
  eventSource: string
  eventTime: string
  readOnly: boolean
  requestParameters: object | null
  userIdentity: UserIdentity
}

/** CloudTrail's userIdentity element; further fields hang on the type. */
export type UserIdentity = {
  type: string
  principalId?: string | undefined
  userName?: string | undefined
  accessKeyId?: string | undefined
  [field: string]: unknown
}

/** A request as the trail of a data directory tells it; only such as raised questions. */
export type RecordedRequest = {
  event: HistoryEvent & {
    requestID: string
    errorCode?: string
    sourceIPAddress: string
    userAgent: string
    additionalEventData?: { questionsNotKept?: LeftQuestions }
  }
  questions: readonly RecordedQuestion[]
  facts: RecordedFacts
}

/** Who asked, as the trail keeps it: what a policy may ask about, and no secret of a session. */
export type RecordedCaller = Pick<
  Caller,
  'kind' | 'account' | 'arn' | 'userId' | 'principal' | 'principalArn' | 'user' | 'role' | 'subject'
> & {
  tags?: Readonly<Record<string, string>> | undefined
  session?: RecordedSession | undefined
}

/** A session without its keys; its own policies are those it was issued with. */
export type RecordedSession = Omit<
  Session,
  'secret' | 'accessKeyId' | 'issuingKeyId' | 'roleTags' | 'tags' | 'expires' | 'epoch'
>

/** What all questions of a request share, beside what its event tells. */
export type RecordedRequestFacts = Pick<RequestFacts, 'region' | 'secure' | 'host' | 'referer'>

/** A request's facts, put together again. */
export type RecordedFacts = {
  caller: RecordedCaller
  request: RecordedRequestFacts & Pick<RequestFacts, 'sourceIp' | 'userAgent'>
  /** The house clock, milliseconds. */
  time: number
}

/** What a question brings with it beside its action and its resource. */
export type RecordedAsk = Pick<
  Ask,
  'resourceAccount' | 'policyKind' | 'keys' | 'unknown' | 'requestTags' | 'resourceTags'
> & {
  /** The name of the resource's own policy, where it has one. */
  policy?: string | undefined
  /** Who is asked about, where it is not who signed. */
  caller?: RecordedCaller | undefined
}

/** One question of a request as the trail keeps it; a refused one with its explanation. */
export type RecordedQuestion = DecidedQuestion & {
  /** What it takes to ask again. */
  ask: RecordedAsk
  /** Of an allowed one, by which it is known whether what decided it is as it was. */
  fingerprint?: number | undefined
  /** Of a refused one of IAM's: the policies as they were then, JSON by the URIs that IAM Toolbox tells. */
  documents?: Record<string, string> | undefined
}

/** How many questions of a request were answered so, beside those that are kept in full. */
export type LeftQuestions = { allowed: number; refused: number }
