import type { House } from '../access/house.ts'
import { explainDecision } from '../cli/environment/explain-decision.ts'
import type { Target } from '../cli/environment/client-environment.ts'
import { whyText } from '../cli/why-text.ts'
import type { TrailEvent, Why } from './understudy.ts'

/** How a request was decided: the one with that id, or the latest of the target's account. */
export async function whyOf(target: Target, requestId: string | undefined): Promise<Why> {
  const { event, questions } = await explainDecision(target, requestId)
  return {
    event: event as unknown as TrailEvent,
    questions: questions as unknown as Why['questions'],
    text: whyText(event, questions),
  }
}

// LIMIT: what one reading of the event history holds in memory at a time.
const page = 250

/** Every management event that the trail holds of an account, the latest first. */
export async function latestEvents(house: House, account: string): Promise<TrailEvent[]> {
  await house.trail.flush()
  const events: TrailEvent[] = []
  const query = { account, term: undefined, from: 0, until: Number.MAX_SAFE_INTEGER }
  let after: Parameters<House['trail']['history']>[2]
  do {
    const { rows, next } = await house.trail.history(query, page, after)
    for (const { event } of rows) events.push(JSON.parse(event) as TrailEvent)
    after = next
  } while (after !== undefined)
  // What asked why is no part of what a test did.
  return events.filter(({ eventSource }) => eventSource !== 'understudy.amazonaws.com')
}
