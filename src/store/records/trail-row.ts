/** One answered request. The texts are JSON; `event` is in CloudTrail's shape. */
export type TrailRow = {
  requestId: string
  eventId: string
  account: string
  /** When it was asked, seconds since 1970. */
  seconds: number
  /** What it is found by in the event history, e.g. `EventName=CreateUser`; undefined where it is not in it. */
  terms: readonly string[] | undefined
  event: string
  /** The questions it was asked, with their decisions. */
  questions: string
  /** Further facts of the request that it takes to ask them again. */
  facts: string
  /** Who asked. Many requests have the same, so a batch holds the text once. */
  caller: string
  /** Whose share of the log it takes up: who asked, by an id that stays. Not told again. */
  holder?: string | undefined
}

/** Where an event lies in the log: later ones have the greater sequence, or the greater index in the same. */
export type TrailPlace = { sequence: number; index: number }

/** What is looked for in the event history of an account: all of it, or what has a term. Seconds, inclusive. */
export type HistoryQuery = { account: string; term: string | undefined; from: number; until: number }

/** Events, newest first, and where the next page goes on; undefined after the last event. */
export type HistoryPage = { rows: TrailRow[]; next: TrailPlace | undefined }

/**
 * How much of what was asked the log holds, of one account or of all: since when (seconds since 1970), whether older
 * requests had to go, and how many were not kept at all in the time it goes back to.
 */
export type TrailExtent = { requests: number; oldest: number | undefined; forgot: boolean; notKept: number }

/** The requests of a batch, a line each, and who asked them, by their numbers in the lines. Later ones have the greater number. */
export type Batch = { sequence: number; lines: string; callers: string }

/** How many bytes of texts the batches hold, by account and by who asked. */
export type HeldBytes = Map<string, Map<string, number>>
