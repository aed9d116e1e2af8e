import type { AwsError } from '../kernel/aws-error.ts'
import { explain, type Explanation } from '../policy/explain.ts'
import type { Layer, Outcome } from '../policy/types.ts'
import type { TrailLog, TrailRow } from '../store/trail.ts'
import type { RequestFacts } from './action.ts'
import type { Asked } from './authorize.ts'
import type { Caller } from './caller.ts'
import { cloudTrailEvent } from './cloudtrail-event.ts'

/** One answered request. `parameters` are the input without its secrets. */
export type Answered = {
  service: string
  operation: string
  caller: Caller
  request: RequestFacts
  time: number
  parameters?: object | undefined
  error?: AwsError | undefined
  asked: readonly Asked[]
}

/** One question of a request as the trail keeps it; a refused one with the whole explanation. */
export type KeptQuestion = {
  action: string
  resource: string
  outcome: Outcome
  layer?: Layer | undefined
  /** The statements that made the decision. */
  statements: { layer: Layer; policy: string; index: number; sid?: string | undefined }[]
  /** The policies that were looked at. */
  policies: { layer: Layer; id: string }[]
  explanation?: Explanation | undefined
}

/** What the trail knows of a request: its CloudTrail event, and its questions. */
export type TrailEntry = { event: object; questions: KeptQuestion[] }

/**
 * What was asked lately and what was decided. Written in batches, so the last half second may be lost with
 * the process.
 */
export type Trail = {
  /** Whether there is room for one more, so that what is not kept costs nothing to word. */
  takes(refused: boolean): boolean
  record(answered: Answered): void
  /**
   * The request with that id, or the latest one, of an account; undefined where the trail no longer has it.
   * Who asks for the latest one does not mean an earlier asking.
   */
  find(account: string, requestId?: string): Promise<TrailEntry | undefined>
  flush(): Promise<void>
}

// LIMIT: what waits in memory for the next batch; more is written at once.
const pendingLimit = 2000
const batchMilliseconds = 500
// LIMIT: of allowed requests the first so many of each batch's time. A burst would push all else out of the log,
// and cost a busy server a tenth of its time. Refusals are all kept.
const allowedAtOnce = 2000

// INVARIANT: as the event's JSON has it; inside a value the quotes would be escaped.
const ownEvents = '"eventSource":"understudy.amazonaws.com"'

/** A trail that writes to the store's log. */
export function createTrail(log: TrailLog): Trail {
  let pending: TrailRow[] = []
  let allowed = 0
  let timer: NodeJS.Timeout | undefined
  const write = async (): Promise<void> => {
    const rows = pending
    pending = []
    if (rows.length > 0) await log.append(rows)
  }
  // A disk that takes no more must not end the server; the writes that matter tell of it.
  const writeAlone = () => void write().catch(() => {})
  const beat = () => {
    timer = undefined
    allowed = 0
    writeAlone()
  }
  const waitForBeat = () => void (timer ??= setTimeout(beat, batchMilliseconds).unref())
  return {
    takes(refused) {
      waitForBeat()
      return refused || allowed < allowedAtOnce
    },
    record(answered) {
      const { request, caller, asked, error } = answered
      const event = JSON.stringify(cloudTrailEvent(answered))
      const questions = asked.length === 0 ? '[]' : JSON.stringify(asked.map(keep))
      pending.push({ requestId: request.requestId, account: caller.account, event, questions })
      if (error === undefined) allowed += 1
      if (pending.length >= pendingLimit) writeAlone()
      waitForBeat()
    },
    async find(account, requestId) {
      await write()
      const row = await log.find(account, requestId, ownEvents)
      return row && { event: JSON.parse(row.event), questions: JSON.parse(row.questions) }
    },
    async flush() {
      clearTimeout(timer)
      timer = undefined
      allowed = 0
      await write()
    },
  }
}

function keep({ question, policies, decision }: Asked): KeptQuestion {
  const refused = decision.outcome !== 'Allowed'
  return {
    action: question.action,
    resource: question.resource,
    outcome: decision.outcome,
    layer: decision.layer,
    statements: decision.statements.map(({ layer, source, index, sid }) => ({
      layer,
      policy: source.id,
      index,
      sid,
    })),
    policies: [
      ...policies.identity.map(({ id }) => ({ layer: 'identity' as const, id })),
      ...(policies.boundary === undefined ? [] : [{ layer: 'boundary' as const, id: policies.boundary.id }]),
      ...(policies.session ?? []).map(({ id }) => ({ layer: 'session' as const, id })),
      ...(policies.resource === undefined ? [] : [{ layer: 'resource' as const, id: policies.resource.id }]),
    ],
    explanation: refused ? explain(question, policies) : undefined,
  }
}
