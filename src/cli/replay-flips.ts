import type { Replayed } from '../insight/replay.ts'
import type { RecordedRequest } from '../access/recorded-request.ts'
import { explanationText } from '../policy/explain/explanation-text.ts'
import type { Explanation } from '../policy/explain/explanation.ts'

/** Requests of one principal that would be answered otherwise for the same action, with the first as an example. */
export type Flip = {
  now: 'refused' | 'allowed'
  principal: string
  action: string
  times: number
  resources: string[]
  /** Whether the policies as they are now would answer the first one so too. */
  already: boolean
  first: { requestId: string; time: string; resource: string; explanation: Explanation }
}

/** What came of a replay. */
export type Replay = {
  requests: number
  same: number
  refused: number
  allowed: number
  /** Requests that could not be decided, by the reason. */
  unknown: Map<string, number>
  flips: Flip[]
}

// LIMIT: resources of one flip that are named; the count tells of the rest.
const mostResources = 20

/** Replays requests one after another; `before` decides the same request without the change. */
export async function replayAll(
  requests: Iterable<RecordedRequest>,
  replay: (request: RecordedRequest) => Promise<Replayed>,
  before: ((request: RecordedRequest) => Promise<Replayed>) | undefined,
): Promise<Replay> {
  const result: Replay = { requests: 0, same: 0, refused: 0, allowed: 0, unknown: new Map(), flips: [] }
  const flips = new Map<string, Flip>()
  for (const request of requests) {
    result.requests += 1
    const answer = await replay(request)
    if (answer.kind === 'unknown') {
      result.unknown.set(answer.because, (result.unknown.get(answer.because) ?? 0) + 1)
      continue
    }
    result[answer.kind] += 1
    if (answer.kind === 'same') continue
    const { caller } = request.facts
    const { action, resource } = answer.by.question
    const principal = caller.principalArn || caller.arn
    const key = JSON.stringify([answer.kind, principal, action])
    let flip = flips.get(key)
    if (flip === undefined) {
      const already = before !== undefined && (await before(request)).kind === answer.kind
      const { requestID: requestId, eventTime: time } = request.event
      const first = { requestId, time, resource, explanation: answer.by.explain() }
      flip = { now: answer.kind, principal, action, times: 0, resources: [], already, first }
      flips.set(key, flip)
    }
    flip.times += 1
    if (flip.resources.length < mostResources && !flip.resources.includes(resource))
      flip.resources.push(resource)
  }
  result.flips = [...flips.values()].sort((a, b) => rank(a) - rank(b) || b.times - a.times)
  return result
}

function rank({ now }: Flip): number {
  return now === 'refused' ? 0 : 1
}

/** For programs; the counts by reason as an object. */
export function replayData({ unknown, ...rest }: Replay): object {
  return { ...rest, unknown: Object.fromEntries(unknown) }
}

/** For a terminal: the counts, then every flip with its first request. */
export function replayText({ requests, refused, allowed, unknown, flips }: Replay): string {
  const undecided = [...unknown.values()].reduce((sum, times) => sum + times, 0)
  const counts = [`${refused} would be refused`, `${allowed} would be allowed that were refused`]
  if (undecided > 0) counts.push(`${undecided} cannot be decided`)
  const lines = [`${requests} requests replayed: ${counts.join(', ')}.`]
  for (const [because, times] of unknown) lines.push(`  cannot be decided, ${times} times: ${because}`)
  const parts = flips.map(({ now, principal, action, times, resources, already, first }) => {
    const more =
      resources.length > 1
        ? ` and ${resources.length - 1}${resources.length === mostResources ? '+' : ''} more`
        : ''
    const head = [
      `would be ${now}, ${times} ${times === 1 ? 'time' : 'times'}: ${action} on ${first.resource}${more}`,
      `  by ${principal}, first ${first.time}, request ${first.requestId}`,
    ]
    if (already) head.push('  so already by the policies as they are now')
    const tree = explanationText(first.explanation).replace(/^(?=.)/gm, '    ')
    return `${head.join('\n')}\n${tree}`
  })
  return [`${lines.join('\n')}\n`, ...parts].join('\n')
}
