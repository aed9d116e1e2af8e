import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { databaseFile } from '../store/data-directory.ts'
import { openTrailReader, type TrailExtent } from '../store/trail.ts'
import type { HistoryEvent } from './event-terms.ts'
import type { KeptFacts } from './kept-facts.ts'
import type { KeptQuestion } from './trail.ts'

/** A request as the trail of a data directory tells it; only such as raised questions. */
export type ToldRequest = {
  event: HistoryEvent & { requestID: string; errorCode?: string }
  questions: readonly KeptQuestion[]
  facts: KeptFacts
}

/** What a trail is read for: seconds since 1970, inclusive. */
export type ToldSpan = { from: number; until: number }

/** The trail of a data directory. */
export type ToldTrail = {
  requests(span: ToldSpan): Iterable<ToldRequest>
  extent: TrailExtent
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
      extent: reader.extent(),
      *requests({ from, until }) {
        for (const { seconds, event, questions, facts } of reader.all()) {
          if (seconds < from || seconds > until || questions === '[]') continue
          yield { event: JSON.parse(event), questions: JSON.parse(questions), facts: JSON.parse(facts) }
        }
      },
      close: () => database.close(),
    }
  } catch (cause) {
    database.close()
    throw cause
  }
}

/**
 * Whether a request was let through: all its questions were allowed, or the operation went on without (what needs no
 * Allow, or answers each by itself).
 */
export function wasAllowed({ event, questions }: ToldRequest): boolean {
  return event.errorCode === undefined || questions.every(({ outcome }) => outcome === 'Allowed')
}
