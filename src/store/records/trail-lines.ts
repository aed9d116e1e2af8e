import type { Batch, TrailRow } from './trail-row.ts'

/** A request and its number among those that were written at the same moment. */
export type Ordered = { row: TrailRow; order: number }

/** The texts of a batch: a line each request, and who asked, once each. */
export function textsOf(requests: readonly Ordered[]): { lines: string; callers: string } {
  const callers = new Map<string, number>()
  const lines = requests.map(({ row, order }) => lineOf(row, callers, order)).join('\n')
  return { lines, callers: [...callers.keys()].join('\n') }
}

/** The lines of a batch. */
export function linesOf(lines: string): string[] {
  return lines === '' ? [] : lines.split('\n')
}

/**
 * `["ACCOUNT","REQUEST","EVENT ID",SECONDS,TERMS,EVENT,QUESTIONS,FACTS,CALLER,ORDER]`: the texts are JSON already and
 * are put in as they are; the caller is the number of one of the batch's.
 */
function lineOf(row: TrailRow, callers: Map<string, number>, order: number): string {
  const { account, requestId, eventId, seconds, terms, event, questions, facts, caller } = row
  let number = callers.get(caller)
  if (number === undefined) callers.set(caller, (number = callers.size))
  const found = terms === undefined ? 'null' : JSON.stringify(terms)
  const front = `["${account}","${requestId}","${eventId}",${seconds},${found}`
  return `${front},${event},${questions},${facts},${number},${order}]`
}

type Line = [string, string, string, number, string[] | null, unknown, unknown, unknown, number, number?]

/** The request of a line; `callers` are those of its batch. */
export function rowOf(line: string, callers: readonly string[]): TrailRow {
  const [account, requestId, eventId, seconds, terms, event, questions, facts, number] = JSON.parse(
    line,
  ) as Line
  return {
    account,
    requestId,
    eventId,
    seconds,
    terms: terms ?? undefined,
    event: JSON.stringify(event),
    questions: JSON.stringify(questions),
    facts: JSON.stringify(facts),
    caller: callers[number] ?? '{}',
  }
}

// What is written at one moment are batches of several who asked; the order among their requests stands in the lines.
// Batches have numbers of `momentSize * moment + …`. Older shapes had none: each of their batches is a moment.
const momentSize = 1024
const firstNumbered = 2 ** 32

/** LIMIT: requests of one moment, none of whose batches are more than its requests. */
export const momentRows = 500

/** The number of the first batch of the moment that follows the batch of that number. */
export function nextMoment(sequence: number): number {
  return Math.max(firstNumbered, (Math.floor(sequence / momentSize) + 1) * momentSize)
}

/** The greatest number that a batch of the same moment may have. */
export function endOfMoment(sequence: number): number {
  return sequence < firstNumbered ? sequence : sequence - (sequence % momentSize) + momentSize - 1
}

/** A line of a batch, and where it lies: batches of one moment have the same `sequence`, its end. */
export type Placed = { line: string; callers: string; sequence: number; index: number }

/** The lines of batches that come newest first, newest first. */
export function* newestFirst(batches: Iterable<Batch>): Generator<Placed> {
  let moment: Placed[] = []
  let several = false
  for (const batch of batches) {
    const sequence = endOfMoment(batch.sequence)
    if (moment.length > 0 && moment[0]!.sequence !== sequence) {
      yield* sorted(moment, several)
      moment = []
      several = false
    }
    several = moment.length > 0
    moment.push(...placed(batch, sequence))
  }
  yield* sorted(moment, several)
}

function placed({ sequence: number, lines, callers }: Batch, sequence: number): Placed[] {
  const numbered = number >= firstNumbered
  const all = linesOf(lines).map((line, at) => ({
    line,
    callers,
    sequence,
    index: numbered ? Number(line.slice(line.lastIndexOf(',') + 1, -1)) : at,
  }))
  return all.reverse()
}

function sorted(moment: Placed[], several: boolean): Placed[] {
  return several ? moment.sort((one, other) => other.index - one.index) : moment
}
