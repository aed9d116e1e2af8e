import type { Trail, Answered } from '../access/trail.ts'
import type { TrailLog } from '../store/records/trail.ts'
import type { TrailRow } from '../store/records/trail-row.ts'
import type { Caller } from '../access/caller.ts'
import { cloudTrailEvent } from './cloudtrail-event.ts'
import { isDataEvent } from './event-kind.ts'
import { resourcesOf } from './event-resources.ts'
import { termsOf } from './event-terms.ts'
import type { HistoryEvent } from '../access/recorded-request.ts'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'
import { recordCaller, recordRequestFacts } from './recorded-facts.ts'
import { recordQuestions } from './record-question.ts'
import { requestOfRow } from './recorded-requests.ts'

// LIMIT: what waits in memory for the next batch; more is written at once, before it grows old there.
const pendingLimit = 500
const pendingBytes = 4 * 1024 * 1024
const batchMilliseconds = 500
// LIMIT: of allowed requests so many in a burst, and so many of each batch's time where it goes on: 1,000 a second.
// All of them would push all else out of the log, and cost a busy server a third of its time. Refusals are all kept.
const allowedAtOnce = 2000
const allowedEachBeat = 500
// LIMIT: so many an account may have in each batch's time whatever the others do: 100 a second.
const ownEachBeat = 50

// INVARIANT: as the event's JSON has it; inside a value the quotes would be escaped.
const ownEvents = '"eventSource":"understudy.amazonaws.com"'

/** A trail that writes to the store's log. */
export function createTrail(log: TrailLog): Trail {
  let pending: TrailRow[] = []
  let size = 0
  let room = allowedAtOnce
  let notKept = new Map<string, number>()
  // Allowed requests of this batch's time, by account.
  const taken = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  // A caller is kept in memory with its credential, and told of in the same words each time.
  const told = new WeakMap<Caller, string>()
  const tell = (caller: Caller): string => {
    const text = told.get(caller) ?? JSON.stringify(recordCaller(caller))
    told.set(caller, text)
    return text
  }
  const fingerprint = createFingerprint()
  const write = async (): Promise<void> => {
    const rows = pending
    const missing = notKept
    pending = []
    size = 0
    notKept = new Map()
    if (rows.length === 0 && missing.size === 0) return
    try {
      await log.append(rows, missing)
    } catch (cause) {
      // What the log could not take is counted, and the count goes with the next batch that it takes.
      for (const { account } of rows) miss(account, 1)
      for (const [account, count] of missing) miss(account, count)
      throw cause
    }
  }
  const miss = (account: string, count: number) =>
    void notKept.set(account, (notKept.get(account) ?? 0) + count)
  // A disk that takes no more must not end the server, nor keep anybody from reading what is there; the writes that
  // matter tell of it.
  const writeAlone = () => write().catch(() => {})
  const beat = () => {
    timer = undefined
    taken.clear()
    room = Math.min(allowedAtOnce, Math.max(0, room) + allowedEachBeat)
    if (room < allowedAtOnce) waitForBeat()
    void writeAlone()
  }
  const waitForBeat = () => void (timer ??= setTimeout(beat, batchMilliseconds).unref())
  const add = (row: TrailRow): void => {
    pending.push(row)
    size += row.event.length + row.questions.length
    if (pending.length >= pendingLimit || size >= pendingBytes) void writeAlone()
    waitForBeat()
  }
  return {
    takes(account, refused) {
      waitForBeat()
      const takes = refused || room > 0 || (taken.get(account) ?? 0) < ownEachBeat
      if (!takes) miss(account, 1)
      return takes
    },
    record(answered) {
      const account = answered.account ?? answered.caller.account
      if (answered.error === undefined) {
        room -= 1
        taken.set(account, (taken.get(account) ?? 0) + 1)
      }
      add(rowOf(answered, tell, fingerprint))
    },
    recordEvent: (account, event) => add(eventRow(account, event)),
    async find(account, requestId) {
      await writeAlone()
      const row = await log.find(account, requestId, ownEvents)
      return row && requestOfRow(row)
    },
    async findEvent(account, eventId) {
      await writeAlone()
      return log.findEvent(account, eventId)
    },
    async history(query, limit, after) {
      await writeAlone()
      return log.history(query, limit, after)
    },
    async flush() {
      clearTimeout(timer)
      timer = undefined
      taken.clear()
      room = allowedAtOnce
      await write()
    },
  }
}

function rowOf(answered: Answered, tell: (caller: Caller) => string, fingerprint: Fingerprint): TrailRow {
  const { service, operation, request, caller, asked, time } = answered
  const event = cloudTrailEvent(answered)
  const isData = isDataEvent(service, operation)
  const resources = isData
    ? []
    : resourcesOf(
        asked.map(({ question }) => question.resource),
        event.requestParameters,
      )
  const { kept, left } = recordQuestions(asked, caller, fingerprint)
  return {
    requestId: request.requestId,
    eventId: event.eventID,
    account: answered.account ?? caller.account,
    seconds: Math.floor(time / 1000),
    terms: isData ? undefined : termsOf(event, resources),
    event: JSON.stringify(
      left === undefined
        ? event
        : {
            ...event,
            additionalEventData: {
              ...(event['additionalEventData'] as object | undefined),
              questionsNotKept: left,
            },
          },
    ),
    questions: kept,
    facts: asked.length === 0 ? '{}' : JSON.stringify(recordRequestFacts(request)),
    caller: asked.length === 0 ? '{}' : tell(caller),
    holder: holderOf(caller),
  }
}

/** Whose share of the log a request takes up: a user, a role whatever its sessions, a provider whoever it speaks for. */
function holderOf({ role, user, principalArn, arn }: Caller): string {
  return role?.id ?? user?.id ?? (principalArn === '' ? arn : principalArn)
}

/** The row of an event that no question was asked for: of a stranger who signs in, for all that is known. */
function eventRow(
  account: string,
  event: HistoryEvent & { requestID: string; [field: string]: unknown },
): TrailRow {
  return {
    requestId: event.requestID,
    eventId: event.eventID,
    account,
    seconds: Math.floor(Date.parse(event.eventTime) / 1000),
    terms: termsOf(event, []),
    event: JSON.stringify(event),
    questions: '[]',
    facts: '{}',
    caller: '{}',
    holder: 'sign-in',
  }
}
