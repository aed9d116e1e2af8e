import { matchesGlob } from '../../match/glob.ts'
import type { Steps } from '../../steps.ts'
import type { LintStatement } from '../document.ts'
import type { Place } from '../finding.ts'
import { patternOf } from '../patterns.ts'

/** How a statement covers an action: by its name, by a wildcard, or by not leaving it out. */
export type Way = 'named' | 'star' | 'not'

/** An Allow that takes in an action on any resource, or any but those listed; `place` is what says so. */
export type BroadGrant = { way: Way; isNotResource: boolean; place: Place }

/**
 * How a statement allows an action, given in lower case, on resources of which `isAny` says that a pattern takes
 * them all in; undefined where it does not, or where it names the resources.
 */
export function broadGrant(
  statement: LintStatement,
  action: string,
  steps: Steps,
  isAny: (pattern: string) => boolean,
): BroadGrant | undefined {
  const way = statement.effect === 'Allow' ? wayTo(statement, action, steps) : undefined
  if (way === undefined) return undefined
  const { resources, notResources } = statement
  const place = notResources?.key ?? resources?.texts.find(({ value }) => isAny(value))?.place
  return place && { way, isNotResource: notResources !== undefined, place }
}

function wayTo({ actions, notActions }: LintStatement, action: string, steps: Steps): Way | undefined {
  const matches = ({ value }: { value: string }): boolean =>
    matchesGlob(patternOf(value.toLowerCase()), action, steps)
  if (actions?.texts.some(({ value }) => value.toLowerCase() === action)) return 'named'
  // An administrator's "*" says what it is.
  if (actions?.texts.some((text) => text.value !== '*' && matches(text))) return 'star'
  if (notActions !== undefined && notActions.texts.length > 0 && !notActions.texts.some(matches)) return 'not'
  return undefined
}
