import { matchesGlob } from '../match/glob.ts'
import type { CatalogueAction, CatalogueService, ServiceCatalogue } from './catalogue.ts'
import type { Linting } from './document.ts'
import { hasWildcard, patternOf } from './patterns.ts'

/** An action of the catalogue under its full name. */
export type KnownAction = { name: string; service: CatalogueService; action: CatalogueAction }

/** LIMIT: no policy of AWS's own has as many wildcards; what a hostile one has beyond them is not looked up. */
const maxLookups = 2000

type Memory = { known: Map<string, readonly KnownAction[] | undefined>; left: number }

const memories = new WeakMap<Linting, Memory>()

/**
 * The actions of the catalogue that a pattern such as `s3:Get*` stands for; undefined where nobody can tell: its
 * service is unknown or a pattern itself.
 */
export function knownActions(linting: Linting, pattern: string): readonly KnownAction[] | undefined {
  const { catalogue } = linting
  if (catalogue === undefined) return undefined
  let memory = memories.get(linting)
  if (memory === undefined) memories.set(linting, (memory = { known: new Map(), left: maxLookups }))
  const key = pattern.toLowerCase()
  if (memory.known.has(key)) return memory.known.get(key)
  if (memory.left === 0) return undefined
  memory.left -= 1
  const found = lookUp(linting, catalogue, key)
  memory.known.set(key, found)
  return found
}

function lookUp(
  { steps }: Linting,
  catalogue: ServiceCatalogue,
  pattern: string,
): readonly KnownAction[] | undefined {
  const colon = pattern.indexOf(':')
  const prefix = pattern.slice(0, colon)
  const service = colon === -1 ? undefined : catalogue.service(prefix)
  if (service === undefined) return undefined
  const rest = pattern.slice(colon + 1)
  const isMatch = hasWildcard(rest)
    ? (
        (glob) => (name: string) =>
          matchesGlob(glob, name, steps)
      )(patternOf(rest))
    : (name: string) => name === rest
  return Object.entries(service.actions)
    .filter(([name]) => isMatch(name.toLowerCase()))
    .map(([name, action]) => ({ name: `${prefix}:${name}`, service, action }))
}
