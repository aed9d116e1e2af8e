import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { databaseFile } from '../store/data-directory.ts'
import { openTrailReader, type TrailExtent, type TrailRow } from '../store/records/trail.ts'
import type { HistoryEvent } from './event-terms.ts'
import type { KeptFacts, KeptRequest } from './kept-facts.ts'
import type { KeptQuestion, LeftQuestions } from './kept-question.ts'

/** A request as the trail of a data directory tells it; only such as raised questions. */
export type ToldRequest = {
  event: HistoryEvent & {
    requestID: string
    errorCode?: string
    sourceIPAddress: string
    userAgent: string
    additionalEventData?: { questionsNotKept?: LeftQuestions }
  }
  questions: readonly KeptQuestion[]
  facts: KeptFacts
}

/** What a trail is read for: seconds since 1970, inclusive. */
export type ToldSpan = { from: number; until: number }

/** The trail of a data directory. */
export type ToldTrail = {
  requests(span: ToldSpan): Iterable<ToldRequest>
  /** How much there is of an account, or of all. */
  extent(account?: string): TrailExtent
  close(): void
}

/**
 * Opens the trail of a data directory to read it, while its server runs or rests. Throws a sentence for the operator
 * where there is none.
 */
export function openToldTrail(dataDirectory: string): ToldTrail {
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
          if (row.seconds >= from && row.seconds <= until && row.questions !== '[]') yield toldOf(row)
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
export function toldOf({ seconds, event, questions, facts, caller }: TrailRow): ToldRequest {
  const told = JSON.parse(event) as ToldRequest['event']
  const request = JSON.parse(facts) as KeptRequest
  const { sourceIPAddress: sourceIp, userAgent } = told
  return {
    event: told,
    questions: JSON.parse(questions),
    // Conditions see times in whole seconds.
    facts: { caller: JSON.parse(caller), request: { ...request, sourceIp, userAgent }, time: seconds * 1000 },
  }
}

/** How many questions of a request were answered that the trail did not keep. */
export function questionsNotKept({ event }: ToldRequest): number {
  const { allowed = 0, refused = 0 } = event.additionalEventData?.questionsNotKept ?? {}
  return allowed + refused
}

/**
 * Whether a request was let through: all its questions were allowed, or the operation went on without (what needs no
 * Allow, or answers each by itself).
 */
export function wasAllowed({ event, questions }: ToldRequest): boolean {
  return event.errorCode === undefined || questions.every(({ outcome }) => outcome === 'Allowed')
}
