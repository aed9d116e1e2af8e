import { matchesGlob } from '../glob.ts'
import type { FindingCode } from './codes.ts'
import type { Linting, LintStatement } from './document.ts'
import { patternOf } from './patterns.ts'

const passRole = 'iam:passrole'

/** An Allow that lets any role be passed to any service, by which one gets the permissions of the strongest. */
export function checkPassRole(linting: Linting): void {
  if (linting.policyType !== 'identity') return
  for (const statement of linting.statements) {
    const way = statement.effect === 'Allow' ? wayOf(statement) : undefined
    if (way === undefined || narrows(statement)) continue
    const { resources, notResources } = statement
    const star = resources?.texts.find(({ value }) => isAnyRole(value))
    const place = notResources?.key ?? star?.place
    if (place === undefined) continue
    const what = notResources === undefined ? 'any role' : 'any role but those listed'
    const message = `This lets its holder pass ${what} to any service, and so act with that role's permissions.`
    const fix = 'Name the roles, and the service in the condition key iam:PassedToService.'
    linting.report(codeOf(way, notResources !== undefined), place, message, fix)
  }
}

type Way = 'named' | 'star' | 'not'

/** How the statement covers iam:PassRole: by its name, by a wildcard, or by not leaving it out. */
function wayOf({ actions, notActions }: LintStatement): Way | undefined {
  const matches = ({ value }: { value: string }): boolean =>
    matchesGlob(patternOf(value.toLowerCase()), passRole)
  if (actions?.texts.some(({ value }) => value.toLowerCase() === passRole)) return 'named'
  // An administrator's "*" says what it is.
  if (actions?.texts.some((text) => text.value !== '*' && matches(text))) return 'star'
  if (notActions !== undefined && notActions.texts.length > 0 && !notActions.texts.some(matches)) return 'not'
  return undefined
}

function narrows({ conditions }: LintStatement): boolean {
  const keys = new Set(['iam:passedtoservice', 'iam:associatedresourcearn', 'aws:resourcetag'])
  return conditions.some(({ key }) => keys.has(key.value.toLowerCase().split('/')[0]!))
}

/** Whether a pattern takes in the roles of an account, whatever their names. */
function isAnyRole(value: string): boolean {
  return value === '*' || /^arn:[^:]+:(?:iam|\*):[^:]*:(?:[^:]*:(?:\*|role\/\*|role\*)|\*)$/.test(value)
}

function codeOf(way: Way, isNotResource: boolean): FindingCode {
  if (way === 'named')
    return isNotResource ? 'PASS_ROLE_WITH_NOT_RESOURCE' : 'PASS_ROLE_WITH_STAR_IN_RESOURCE'
  if (way === 'star') {
    return isNotResource
      ? 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE'
      : 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE'
  }
  return isNotResource
    ? 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE'
    : 'PASS_ROLE_WITH_NOT_ACTION_AND_RESOURCE'
}
