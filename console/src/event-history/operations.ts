import { LookupEventsCommand, type Event, type LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail'
import type { DecidedQuestion } from '../../../src/policy/explain/decided-question.ts'
import type { Aws } from '../aws/clients.ts'

/** What CloudTrail's own record says of a request; the fields the console shows. */
export type EventRecord = {
  eventTime: string
  eventSource: string
  eventName: string
  eventID: string
  requestID?: string
  awsRegion?: string
  sourceIPAddress?: string
  userAgent?: string
  readOnly?: boolean
  errorCode?: string
  errorMessage?: string
  userIdentity?: { type?: string; arn?: string; userName?: string; accessKeyId?: string; accountId?: string }
}

/** An event of the history: CloudTrail's answer and the record in it. */
export type HistoryEvent = { event: Event; record: EventRecord }

// LIMIT: the most CloudTrail gives at a time.
const MaxResults = 50

/** A page of the event history, newest first, and where the next one begins. */
export async function lookupEvents(
  aws: Aws,
  input: LookupEventsCommandInput,
  abortSignal: AbortSignal,
): Promise<{ events: HistoryEvent[]; next: string | undefined }> {
  const cloudTrail = await aws.cloudTrail()
  const answer = await cloudTrail.send(new LookupEventsCommand({ ...input, MaxResults }), { abortSignal })
  return { events: (answer.Events ?? []).map(historyEvent), next: answer.NextToken }
}

function historyEvent(event: Event): HistoryEvent {
  return { event, record: JSON.parse(event.CloudTrailEvent ?? '{}') as EventRecord }
}

/** A request with the questions that decided it, by its id. */
export async function explainRequest(
  aws: Aws,
  RequestId: string,
  signal: AbortSignal,
): Promise<{ record: EventRecord; questions: DecidedQuestion[] }> {
  const understudy = await aws.understudy()
  const answer = await understudy.send<{ Event: string; Questions: string }>(
    'ExplainDecision',
    { RequestId },
    signal,
  )
  return {
    record: JSON.parse(answer.Event) as EventRecord,
    questions: JSON.parse(answer.Questions) as DecidedQuestion[],
  }
}
