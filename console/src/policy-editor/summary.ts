import type { PolicyDocument, Statement } from '../../../src/policy/text/document.ts'
import { actionMatcher, serviceOfPattern } from '../../../src/policy/match/match.ts'
import { newSteps } from '../../../src/policy/steps.ts'
import { accessLevels } from '../reference/levels.ts'
import type { Reference } from '../reference/reference.ts'

/** The actions of one level that a policy names in a service; `full` where those are all there are. */
export type LevelRow = { level: string; full: boolean; actions: string[] }

/** What a policy says of one service: `*` is the service of patterns that name none. */
export type ServiceRow = {
  effect: 'Allow' | 'Deny'
  service: string
  name: string
  access: string
  levels: LevelRow[]
  /** What AWS does not know of and so never asks for. */
  unknown: string[]
  resources: string[]
  conditions: string[]
}

type Gathered = {
  effect: 'Allow' | 'Deny'
  service: string
  actions: Set<string>
  unknown: Set<string>
  patterns: Set<string>
  resources: Set<string>
  conditions: Set<string>
}

/** What a policy allows and denies, a row for each service, with how far it goes in AWS's levels. */
export function summaryOf(document: PolicyDocument, reference: Reference | undefined): ServiceRow[] {
  const gathered = new Map<string, Gathered>()
  for (const statement of document.statements) gather(statement, reference, gathered)
  return [...gathered.values()]
    .map((one) => rowOf(one, reference))
    .sort((a, b) => (a.effect === b.effect ? a.name.localeCompare(b.name) : a.effect === 'Deny' ? -1 : 1))
}

function gather(statement: Statement, reference: Reference | undefined, into: Map<string, Gathered>): void {
  for (const [service, patterns] of patternsByService(statement)) {
    const key = `${statement.effect} ${service}`
    const row = into.get(key) ?? {
      effect: statement.effect,
      service,
      actions: new Set<string>(),
      unknown: new Set<string>(),
      patterns: new Set<string>(),
      resources: new Set<string>(),
      conditions: new Set<string>(),
    }
    into.set(key, row)
    for (const pattern of patterns) {
      row.patterns.add(pattern)
      const found = actionsOf(service, pattern, reference)
      for (const action of found) row.actions.add(action)
      if (found.length === 0) row.unknown.add(pattern)
    }
    for (const resource of resourceTexts(statement)) row.resources.add(resource)
    row.conditions.add(conditionText(statement))
  }
}

/** NotAction is about every service, so that it stands under `*` with what it leaves out. */
function patternsByService({ action, notAction }: Statement): Map<string, string[]> {
  if (notAction !== undefined) return new Map([['*', [`everything but ${notAction.join(', ')}`]]])
  const byService = new Map<string, string[]>()
  for (const pattern of action ?? []) {
    const service = serviceOfPattern(pattern) ?? '*'
    byService.set(service, [...(byService.get(service) ?? []), pattern])
  }
  return byService
}

function actionsOf(service: string, pattern: string, reference: Reference | undefined): string[] {
  const known = reference?.catalogue.service(service)
  if (known === undefined) return []
  const matches = actionMatcher(pattern)
  const steps = newSteps()
  return Object.keys(known.actions).filter((name) => matches(`${service}:${name}`.toLowerCase(), steps))
}

function resourceTexts({ resource, notResource }: Statement): string[] {
  if (notResource !== undefined) return [`everything but ${notResource.join(', ')}`]
  return [...(resource ?? [])]
}

/** The conditions of one statement in a line; all of them have to hold. */
export function conditionText({ conditions }: Statement): string {
  return conditions
    .map(({ operator, key, values }) => `${key} ${operator} ${values.join(' or ')}`)
    .join(', and ')
}

function rowOf(row: Gathered, reference: Reference | undefined): ServiceRow {
  const { effect, service, actions, unknown, patterns, resources, conditions } = row
  const known = service === '*' ? undefined : reference?.catalogue.service(service)
  const everything = new Map<string, number>()
  for (const name of Object.keys(known?.actions ?? {})) {
    const level = reference?.levelOf(service, name) ?? 'Other'
    everything.set(level, (everything.get(level) ?? 0) + 1)
  }
  const levels = [...accessLevels, 'Other']
    .map((level) => {
      const named = [...actions].filter((name) => (reference?.levelOf(service, name) ?? 'Other') === level)
      return { level, full: named.length === everything.get(level), actions: named.sort() }
    })
    .filter((level) => level.actions.length > 0)
  return {
    effect,
    service,
    name: service === '*' ? 'All services' : (reference?.nameOf(service) ?? service),
    access: accessText({
      levels,
      kinds: everything.size,
      patterns: [...patterns],
      known: known !== undefined,
    }),
    levels,
    unknown: known === undefined ? [] : [...unknown],
    resources: [...resources],
    // One statement without conditions is enough for all that it names.
    conditions: conditions.has('') ? [] : [...conditions],
  }
}

function accessText(row: { levels: LevelRow[]; kinds: number; patterns: string[]; known: boolean }): string {
  const { levels, kinds, patterns } = row
  if (patterns.some((pattern) => /^(?:[\w-]+:)?\*$/.test(pattern))) return 'Full access'
  if (!row.known) return patterns.join(', ')
  if (levels.length === 0) return 'No known action'
  const full = levels.filter((level) => level.full).map(({ level }) => level)
  const limited = levels.filter((level) => !level.full).map(({ level }) => level)
  if (limited.length === 0 && full.length === kinds) return 'Full access'
  const parts = [
    full.length > 0 && `Full: ${full.join(', ')}`,
    limited.length > 0 && `Limited: ${limited.join(', ')}`,
  ]
  return parts.filter(Boolean).join('; ')
}

/** A row's resources in a cell. */
export function resourceText({ resources }: Pick<ServiceRow, 'resources'>): string {
  if (resources.length === 0) return 'This resource'
  if (resources.includes('*')) return 'All resources'
  return resources.length === 1 ? resources[0]! : `${resources.length} resources`
}
