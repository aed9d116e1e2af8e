import type { RecordedRequest } from '../access/recorded-request.ts'
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { databaseFile } from '../store/data-directory.ts'
import { openTrailReader } from '../store/records/trail.ts'
import type { TrailExtent, TrailRow } from '../store/records/trail-row.ts'
import type { RecordedRequestFacts } from '../access/recorded-request.ts'

/** What a trail is read for: seconds since 1970, inclusive. */
export type RecordedSpan = { from: number; until: number }

/** The trail of a data directory. */
export type RecordedTrail = {
  requests(span: RecordedSpan): Iterable<RecordedRequest>
  /** How much there is of an account, or of all. */
  extent(account?: string): TrailExtent
  close(): void
}

/**
 * Opens the trail of a data directory to read it, while its server runs or rests. Throws a sentence for the operator
 * where there is none.
 */
export function openRecordedTrail(dataDirectory: string): RecordedTrail {
  const file = `${databaseFile(dataDirectory)}-trail`
  if (!existsSync(file)) throw new Error(`there is no ${file}; start the server once, or name its --data-dir`)
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('pragma busy_timeout = 5000; begin')
    const reader = openTrailReader(database)
    return {
      extent: (account) => reader.extent(account),
      *requests({ from, until }) {
        for (const row of reader.all()) {
          if (row.seconds >= from && row.seconds <= until && row.questions !== '[]') yield requestOfRow(row)
        }
      },
      close: () => database.close(),
    }
  } catch (cause) {
    database.close()
    throw cause
  }
}

/** A request as its row of the trail tells it. */
export function requestOfRow({ seconds, event, questions, facts, caller }: TrailRow): RecordedRequest {
  const told = JSON.parse(event) as RecordedRequest['event']
  const request = JSON.parse(facts) as RecordedRequestFacts
  const { sourceIPAddress: sourceIp, userAgent } = told
  return {
    event: told,
    questions: JSON.parse(questions),
    // Conditions see times in whole seconds.
    facts: { caller: JSON.parse(caller), request: { ...request, sourceIp, userAgent }, time: seconds * 1000 },
  }
}

/** How many questions of a request were answered that the trail did not keep. */
export function questionsNotKept({ event }: RecordedRequest): number {
  const { allowed = 0, refused = 0 } = event.additionalEventData?.questionsNotKept ?? {}
  return allowed + refused
}

/**
 * Whether a request was let through: all its questions were allowed, or the operation went on without (what needs no
 * Allow, or answers each by itself).
 */
export function wasAllowed({ event, questions }: RecordedRequest): boolean {
  return event.errorCode === undefined || questions.every(({ outcome }) => outcome === 'Allowed')
}
