import type { ServiceCatalogue } from '../catalogue.ts'
import type { Linting, LintStatement, LintText } from '../document.ts'
import { knownActions } from '../known-actions.ts'
import { hasWildcard, nearest } from '../patterns.ts'

/** Actions that do not exist, and an Allow that lists what it leaves out. */
export function checkActions(linting: Linting): void {
  for (const statement of linting.statements) {
    const lists = [statement.actions, statement.notActions]
    for (const text of lists.flatMap((list) => list?.texts ?? [])) checkAction(linting, text)
    if (statement.effect === 'Allow' && statement.notActions !== undefined) checkNotAction(linting, statement)
  }
}

function checkAction(linting: Linting, { value, place }: LintText): void {
  const { report, catalogue, policyType } = linting
  if (value === '*') return
  const colon = value.indexOf(':')
  if (colon === -1) {
    const fix = catalogue === undefined ? undefined : serviceOf(catalogue, value)
    const message = 'An action is a service and an operation with a colon between them.'
    return report('INVALID_ACTION', place, message, fix)
  }
  const prefix = value.slice(0, colon)
  if (policyType === 'trust' && prefix.toLowerCase() !== 'sts') {
    const message = 'A trust policy says who may assume the role; it knows actions of sts only.'
    return report('UNSUPPORTED_ACTION_IN_POLICY', place, message, 'sts:AssumeRole')
  }
  if (hasWildcard(prefix)) {
    const message = 'A wildcard in the name of a service takes in services that do not exist yet.'
    return report('WILDCARD_IN_SERVICE_NAME', place, message, 'Name the services.')
  }
  if (catalogue === undefined) return
  if (catalogue.service(prefix.toLowerCase()) === undefined) {
    const near = nearest(prefix, catalogue.services())
    const fix = near === undefined ? undefined : `Did you mean ${near}${value.slice(colon)}?`
    return report(
      'INVALID_SERVICE_IN_ACTION',
      place,
      `AWS has no service with the prefix ${shown(prefix)}.`,
      fix,
    )
  }
  if (knownActions(linting, value)?.length === 0) reportUnknown(linting, value, colon, place)
}

function reportUnknown(linting: Linting, value: string, colon: number, place: LintText['place']): void {
  const prefix = value.slice(0, colon)
  const name = value.slice(colon + 1)
  const message = hasWildcard(name)
    ? `No action of ${prefix} matches ${shown(name)}.`
    : `The service ${prefix} has no action ${shown(name)}.`
  const names = Object.keys(linting.catalogue!.service(prefix.toLowerCase())!.actions)
  const near = nearest(name.replaceAll('*', ''), names)
  const fix = near === undefined ? undefined : `Did you mean ${prefix}:${near}?`
  linting.report('INVALID_ACTION', place, message, fix)
}

/** The full name of the only action that is called like this. */
function serviceOf(catalogue: ServiceCatalogue, name: string): string | undefined {
  if (hasWildcard(name) || catalogue.services().length > 1000) return undefined
  const full = catalogue.services().flatMap((prefix) => {
    const found = Object.keys(catalogue.service(prefix)!.actions).find(
      (action) => action.toLowerCase() === name.toLowerCase(),
    )
    return found === undefined ? [] : [`${prefix}:${found}`]
  })
  return full.length === 1 ? `Did you mean ${full[0]}?` : undefined
}

function checkNotAction(linting: Linting, statement: LintStatement): void {
  // An organization's policy that allows all but a few names is how AWS itself writes it.
  if (linting.policyType === 'scp') return
  const message = 'Allow with NotAction allows everything else, of all services, also those to come.'
  linting.report(
    'ALLOW_WITH_NOT_ACTION',
    statement.notActions!.key,
    message,
    'List what is allowed in Action.',
  )
}

function shown(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name)
}
