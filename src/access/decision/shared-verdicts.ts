import type { SharedVerdicts } from '../../policy/steps.ts'
import type { Caller } from '../caller.ts'
import type { Ask } from '../questions.ts'
import { isListed, ownKeysOf } from './context.ts'

/** Keys that hang on whose the resource is. */
const ofResourceAccount = ['aws:resourceaccount', 'aws:resourceorgid', 'aws:resourceorgpaths']

/**
 * What the questions of one request have in common: a condition on the User-Agent is asked once, not for each of a
 * thousand keys. Undefined where there is nothing to share.
 */
export function sharedVerdicts(
  asks: readonly Ask[],
  asker: Caller,
  operation: string,
): SharedVerdicts | undefined {
  if (asks.length < 2 || asks.some(({ caller }) => caller !== undefined)) return undefined
  const differing = new Set<string>()
  const first = asks[0]!
  const action = (ask: Ask) => ask.action ?? operation
  const account = (ask: Ask) => ask.resourceAccount ?? asker.account
  const firstKeys = ownKeysOf(first, action(first))
  for (const ask of asks.slice(1)) {
    if (account(ask) !== account(first)) for (const name of ofResourceAccount) differing.add(name)
    // AWS: which region is asked for hangs on the service.
    if (action(ask) !== action(first)) differing.add('aws:requestedregion')
    const keys = ownKeysOf(ask, action(ask))
    for (const [name, value] of keys) if (!isSame(firstKeys.get(name), value)) differing.add(name)
    for (const name of firstKeys.keys()) if (!keys.has(name)) differing.add(name)
  }
  // What one question cannot know may be known of another.
  const isUnknown = (name: string) =>
    asks.some(({ unknown }) => unknown !== undefined && isListed(unknown, name))
  return { verdicts: new Map(), isShared: (name) => !differing.has(name) && !isUnknown(name) }
}

type Value = string | readonly string[] | undefined

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
  return a.every((text, at) => text === b[at])
}
