import { allBucketsArn, parseArn } from '../../kernel/arn.ts'

// LIMIT: objects of a bucket, and things with an id that their service makes, that are named one by one.
const fewThings = 3
// LIMIT: other names: people chose them, so that they stay, until they would fill the policy.
const manyNames = 40
// LIMIT: patterns for the objects of one bucket.
const manyPatterns = 10

/** Whether the names of a service's resource type are ids that the service makes, e.g. `ec2` and `instance`. */
export type HasMadeIds = (service: string, type: string) => boolean

/**
 * The resources an action was asked about as a policy names them: few as they are, many objects under one prefix by
 * that, ids that nobody chose by their type. Never wider than a bucket, or a type within an account and region.
 */
export function generalisedResources(resources: Iterable<string>, hasMadeIds: HasMadeIds): string[] {
  const buckets = new Map<string, string[]>()
  const types = new Map<string, Named>()
  const others = new Set<string>()
  for (const text of resources) {
    if (text === '*') return ['*']
    if (text === allBucketsArn) {
      others.add(text)
      continue
    }
    const arn = parseArn(text)
    if (arn === undefined) others.add(literalOf(text))
    else if (arn.service === 's3' && arn.account === '') addObject(buckets, others, text, arn.resource)
    else {
      const end = arn.resource.search(/[/:]/)
      const head = text.slice(0, text.length - arn.resource.length + end + 1)
      const named = types.get(head) ?? { service: arn.service, type: arn.resource.slice(0, end), names: [] }
      if (end === -1) others.add(text)
      else {
        named.names.push(text.slice(head.length))
        types.set(head, named)
      }
    }
  }
  for (const [head, keys] of buckets) for (const pattern of coverKeys(keys)) others.add(head + pattern)
  for (const [head, named] of types) for (const name of coverNames(named, hasMadeIds)) others.add(head + name)
  return [...others].sort()
}

/** Names of one type, in one account and region. */
type Named = { service: string; type: string; names: string[] }

function addObject(buckets: Map<string, string[]>, others: Set<string>, text: string, rest: string): void {
  const slash = rest.indexOf('/')
  if (slash === -1) return void others.add(literalOf(text))
  const head = text.slice(0, text.length - rest.length + slash + 1)
  const keys = buckets.get(head)
  if (keys === undefined) buckets.set(head, [rest.slice(slash + 1)])
  else keys.push(rest.slice(slash + 1))
}

/** Patterns for objects' keys. */
function coverKeys(all: readonly string[]): string[] {
  const keys = [...new Set(all)]
  if (keys.length <= fewThings) return keys.map(literalOf)
  const folder = commonFolder(keys)
  if (folder !== '') return [`${literalOf(folder)}*`]
  const byFolder = Map.groupBy(keys, (key) => key.slice(0, key.indexOf('/') + 1))
  const patterns = [...byFolder].flatMap(([top, within]) => {
    if (within.length <= fewThings) return within.map(literalOf)
    return top === '' ? ['*'] : [`${literalOf(commonFolder(within))}*`]
  })
  return patterns.length > manyPatterns || patterns.includes('*') ? ['*'] : patterns
}

function coverNames({ service, type, names: all }: Named, hasMadeIds: HasMadeIds): string[] {
  const names = [...new Set(all)]
  // AWS: a question about any of a type is asked with a wildcard, and a policy names it the same way.
  if (names.includes('*')) return ['*']
  if (names.length > fewThings && hasMadeIds(service, type)) return ['*']
  if (names.length <= manyNames) return names
  const folder = commonFolder(names)
  return folder === '' ? names : [`${folder}*`]
}

/** The folders that all have in common, with the last slash; empty where there are none. */
function commonFolder(names: readonly string[]): string {
  let common = names[0]!.slice(0, names[0]!.lastIndexOf('/') + 1)
  for (const name of names) {
    while (!name.startsWith(common)) common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1)
  }
  return common
}

/** A text as a pattern or a condition's value that fits it alone. */
export function literalOf(text: string): string {
  return text.replace(/[*?]|\$(?=\{)/g, (special) => `\${${special}}`)
}
