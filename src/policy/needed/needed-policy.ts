import { generalisedResources, literalOf, type HasMadeIds } from './generalised-resources.ts'
import { policySize } from '../text/size.ts'

/** Something that was allowed: the question's action and resource, and the values of `carriedKeys` it had. */
export type Use = { action: string; resource: string; keys: ReadonlyMap<string, string> }

/** A statement as JSON has it. */
export type NeededStatement = {
  Sid: string
  Effect: 'Allow'
  Action: string | string[]
  Resource: string | string[]
  Condition?: Record<string, Record<string, string>>
}

export type NeededPolicy = { Version: '2012-10-17'; Statement: NeededStatement[] }

/** Condition keys that narrow a grant, with the operator that compares them. Lower-case name to both. */
export const carriedKeys: ReadonlyMap<string, { key: string; operator: string }> = new Map(
  [
    { key: 'iam:PassedToService', operator: 'StringEquals' },
    { key: 'iam:PolicyARN', operator: 'ArnEquals' },
    { key: 'iam:PermissionsBoundary', operator: 'StringEquals' },
    { key: 'iam:AWSServiceName', operator: 'StringEquals' },
    { key: 'sts:ExternalId', operator: 'StringEquals' },
    { key: 'ec2:CreateAction', operator: 'StringEquals' },
    { key: 's3:prefix', operator: 'StringEquals' },
    { key: 'aws:RequestedRegion', operator: 'StringEquals' },
  ].map((carried) => [carried.key.toLowerCase(), carried]),
)

// LIMIT: statements of one action that differ in their conditions; more are no rule, but chance.
const manyConditions = 3

/** A grant of some actions, before it is written as a statement. */
type Grant = {
  service: string
  actions: string[]
  resources: string[]
  condition: NeededStatement['Condition']
}

/**
 * The smallest readable policies that allow all uses: actions that touch the same resources stand in one statement,
 * conditions where a key had one value in all uses. Each document is at most `limit` characters, as AWS counts them.
 * The same uses give the same policies, whatever their order.
 */
export function neededPolicies(uses: Iterable<Use>, hasMadeIds: HasMadeIds, limit: number): NeededPolicy[] {
  const grants = new Map<string, Grant>()
  for (const [action, byResource] of collect(uses)) {
    const service = action.slice(0, action.indexOf(':'))
    for (const [signature, names] of partition(byResource)) {
      const resources = generalisedResources(names, hasMadeIds)
      const key = JSON.stringify([service, resources, signature])
      const grant = grants.get(key)
      const condition = conditionOf(JSON.parse(signature) as [string, string][])
      if (grant === undefined) grants.set(key, { service, actions: [action], resources, condition })
      else grant.actions.push(action)
    }
  }
  const order = (grant: Grant) =>
    JSON.stringify([grant.service, grant.actions, grant.resources, grant.condition])
  const sorted = [...grants.values()]
    .map((grant) => ({ ...grant, actions: grant.actions.sort() }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return pack(sorted, limit)
}

/** The constant keys of a resource: a key that was absent once, or had another value, is not among them. */
type Constants = Map<string, string>

function collect(uses: Iterable<Use>): Map<string, Map<string, Constants>> {
  const actions = new Map<string, Map<string, Constants>>()
  for (const { action, resource, keys } of uses) {
    const byResource = actions.get(action) ?? new Map<string, Constants>()
    actions.set(action, byResource)
    const constants = byResource.get(resource)
    if (constants === undefined) byResource.set(resource, new Map(keys))
    else keepCommon(constants, keys)
  }
  return actions
}

function keepCommon(constants: Constants, keys: ReadonlyMap<string, string>): void {
  for (const [key, value] of constants) if (keys.get(key) !== value) constants.delete(key)
}

/** The resources that go with the same conditions; with those common to all where they differ too much. */
function partition(byResource: Map<string, Constants>): Map<string, string[]> {
  const parts = new Map<string, string[]>()
  for (const [resource, constants] of byResource) {
    const signature = JSON.stringify([...constants].sort(([a], [b]) => (a < b ? -1 : 1)))
    const part = parts.get(signature)
    if (part === undefined) parts.set(signature, [resource])
    else part.push(resource)
  }
  if (parts.size <= manyConditions) return parts
  const [first = new Map<string, string>(), ...rest] = byResource.values()
  const common = new Map(first)
  for (const constants of rest) keepCommon(common, constants)
  return new Map([[JSON.stringify([...common].sort()), [...byResource.keys()]]])
}

function conditionOf(constants: readonly [string, string][]): NeededStatement['Condition'] {
  const condition: NonNullable<NeededStatement['Condition']> = {}
  for (const [name, value] of constants) {
    const carried = carriedKeys.get(name)
    if (carried === undefined) continue
    condition[carried.operator] = { ...condition[carried.operator], [carried.key]: literalOf(value) }
  }
  return Object.keys(condition).length === 0 ? undefined : condition
}

/** Documents under the limit, filled in order. */
function pack(grants: readonly Grant[], limit: number): NeededPolicy[] {
  const policies: NeededPolicy[] = []
  let statements: NeededStatement[] = []
  let names = new Set<string>()
  const close = () => {
    if (statements.length > 0) policies.push({ Version: '2012-10-17', Statement: statements })
    statements = []
    names = new Set()
  }
  const waiting = [...grants]
  for (let grant = waiting.shift(); grant !== undefined; grant = waiting.shift()) {
    const statement = statementOf(grant, names)
    if (sizeOf([...statements, statement]) > limit) {
      close()
      const halves = sizeOf([statement]) > limit ? halvesOf(grant) : undefined
      if (halves !== undefined) waiting.unshift(...halves)
      else statements.push(statementOf(grant, names))
    } else statements.push(statement)
    for (const { Sid } of statements) names.add(Sid)
  }
  close()
  return policies
}

function sizeOf(Statement: NeededStatement[]): number {
  return policySize(JSON.stringify({ Version: '2012-10-17', Statement }))
}

/** A grant too large for a document of its own in two; undefined where it cannot be divided. */
function halvesOf(grant: Grant): [Grant, Grant] | undefined {
  const part = grant.resources.length > 1 ? 'resources' : 'actions'
  const list = grant[part]
  if (list.length < 2) return undefined
  const middle = list.length >> 1
  return [
    { ...grant, [part]: list.slice(0, middle) },
    { ...grant, [part]: list.slice(middle) },
  ]
}

function statementOf(grant: Grant, taken: ReadonlySet<string>): NeededStatement {
  return {
    Sid: sidOf(grant, taken),
    Effect: 'Allow',
    Action: oneOrMore(grant.actions),
    Resource: oneOrMore(grant.resources),
    ...(grant.condition !== undefined && { Condition: grant.condition }),
  }
}

function oneOrMore(list: string[]): string | string[] {
  return list.length === 1 ? list[0]! : list
}

/** The service and the action, or what its actions have in common; numbered where it is taken. */
function sidOf({ service, actions }: Grant, taken: ReadonlySet<string>): string {
  const title = titles[service] ?? service.charAt(0).toUpperCase() + service.slice(1)
  const names = actions.map((action) => action.slice(service.length + 1))
  const common = names.every((name) => reading.test(name)) ? 'Read' : 'Write'
  const what = names.length === 1 ? names[0]! : common
  const name = (title + what).replace(/[^A-Za-z0-9]/g, '')
  for (let number = 2; ; number += 1) {
    const candidate = number === 2 ? name : `${name}${number - 1}`
    if (!taken.has(candidate)) return candidate
  }
}

const reading = /^(?:BatchGet|Describe|Get|Head|List|Lookup|Search|Simulate)/

const titles: Readonly<Record<string, string>> = { ec2: 'EC2', iam: 'IAM', s3: 'S3', sts: 'STS' }
