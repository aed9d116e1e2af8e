import type { Place } from './paths.ts'
import type { ReferenceAction, ReferenceService, ReferenceType } from './reference.ts'

/**
 * How one resource is named by an input: the resource type, and for each variable of its ARN format the place of
 * the input that fills it (`*` for none). `arn` is the place that holds the whole ARN instead.
 */
export type Binding = { type: string; arn?: string; variables: string[] }

/** What an operation's input tells of the resources that its action is about. */
export function bindResources(
  service: ReferenceService,
  action: ReferenceAction,
  operation: string,
  places: readonly Place[],
  aliases: Aliases = {},
): Binding[] {
  const types = action.resourceTypes
    .map(({ name }) => service.types.get(name.replace(/\*$/, ''))!)
    .filter(Boolean)
  const near = places.filter(({ depth }) => depth <= 1)
  return types.flatMap((type) => bindType(aliased(type, aliases), types, operation, near))
}

type Aliases = Readonly<Record<string, readonly string[]>>
/** A resource type with other words for it. */
type Named = ReferenceType & { also?: readonly string[] }

function aliased(type: ReferenceType, aliases: Aliases): Named {
  return { ...type, also: aliases[type.key] ?? [] }
}

/** A word as it is compared: small letters and digits. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

const kinds =
  /(?:nameorarn|arnorname|idorarn|arnorid|identifiers|identifier|fullname|names|name|arns|arn|ids|id|uri|url|list|s)$/

/** The thing that a word names: `clusterIdentifiers` names a `cluster`. */
function stem(word: string): string {
  const bare = plain(word)
  const cut = bare.replace(kinds, '')
  return cut === '' ? bare : cut.replace(kinds, '') || cut
}

export function variablesOf(arn: string): string[] {
  return [...arn.matchAll(/\$\{(\w+)\}/g)]
    .map(([, name]) => name!)
    .filter((name) => !/^(Partition|Region|Account)$/.test(name))
}

function bindType(
  type: Named,
  all: readonly ReferenceType[],
  operation: string,
  places: readonly Place[],
): Binding[] {
  const variables = variablesOf(type.arn)
  const arn = wholeArn(type, all, operation, places)
  const isCreation = creates(operation)
  if (variables.length === 0) return [{ type: type.key, variables: [] }]
  const found = variables.map((variable, at) => {
    const last = at === variables.length - 1
    return filler(variable, type, all, operation, places, last)
  })
  dropTwice(variables, found)
  const bound = found.some(Boolean)
  if (!bound && arn === undefined) {
    if (isCreation && stems(type, variables.at(-1)!).some((one) => plain(operation).includes(one))) {
      return [{ type: type.key, variables: found.map((one) => one?.path ?? '*') }]
    }
    return []
  }
  return [{ type: type.key, ...(arn && { arn: arn.path }), variables: found.map((one) => one?.path ?? '*') }]
}

const creating =
  /^(?:Batch)?(?:Create|Run|Allocate|Import|Register|Request|Start|Upload|Restore|Copy|Put|Generate|Provision|Purchase|Launch|Publish|Submit|Clone)/
const listing = /^(?:List|Describe|Get|Search|BatchGet|Query)/
export function creates(operation: string): boolean {
  return creating.test(operation)
}
function lists(operation: string): boolean {
  return listing.test(operation)
}

/** The words under which an input may name a thing of this type, best first. */
function stems(type: Named, variable: string): string[] {
  const key = plain(type.key)
  const words = type.key.replace(/([a-z])([A-Z])/g, '$1 $2').split(/[-_\s]/)
  return [...new Set([...(type.also ?? []), stem(variable), key, stem(key), plain(words.at(-1)!)])].filter(
    (one) => one.length > 1,
  )
}

function filler(
  variable: string,
  type: Named,
  all: readonly ReferenceType[],
  operation: string,
  places: readonly Place[],
  last: boolean,
): Place | undefined {
  const exact = places.filter(
    ({ name }) => plain(name) === plain(variable) || plain(name) === `${plain(variable)}s`,
  )
  if (exact.length > 0) return nearest(exact)
  const wanted = last ? stems(type, variable) : [stem(variable)]
  for (const word of wanted) {
    const named = places.filter(({ name }) => stem(name) === word || plain(name) === word)
    const texts = named.filter(({ name }) => !/arns?$/i.test(name) || /nameorarn|idorarn/i.test(name))
    if (texts.length > 0) return nearest(texts)
  }
  if (!last) return undefined
  // A plain `name` or `id` is the thing that the operation's own name speaks of.
  if (!isSubject(type, variable, all, operation)) return undefined
  const bare = places.filter(
    ({ name, depth, required }) =>
      depth === 0 &&
      (required || creates(operation) || lists(operation)) &&
      /^(?:names?|ids?|identifiers?|resourceids?|resourcenames?|resource)$/i.test(name),
  )
  return nearest(bare) ?? partly(type, variable, all, places)
}

function isSubject(type: Named, variable: string, all: readonly ReferenceType[], operation: string): boolean {
  if (all.length === 1) return true
  const name = plain(operation)
  return (
    stems(type, variable).some((one) => name.endsWith(one) || name.endsWith(`${one}s`)) ||
    stems(type, variable)
      .slice(0, 2)
      .some((one) => name.includes(one))
  )
}

/** The place that holds the whole ARN of a thing of this type. */
function wholeArn(
  type: Named,
  all: readonly ReferenceType[],
  operation: string,
  places: readonly Place[],
): Place | undefined {
  const arns = places.filter(({ name }) => /arns?$/i.test(name) && !/roles?arns?$/i.test(name))
  const words = stems(type, variablesOf(type.arn).at(-1) ?? '')
  for (const word of words) {
    const own = arns.filter(({ name }) => stem(name) === word)
    if (own.length > 0) return nearest(own)
  }
  const general = arns.filter(
    ({ name, depth }) =>
      depth === 0 && /^(?:arns?|resourcearns?|resourcearnlist|resourcesarns?)$/i.test(name),
  )
  if (general.length > 0) return nearest(general)
  const other = places.filter(
    ({ name, depth }) =>
      depth === 0 && /^(?:resource|resourcename|resourceidentifier|resourceid|identifier)$/i.test(name),
  )
  return /Tag/.test(operation) || isSubject(type, variablesOf(type.arn).at(-1) ?? '', all, operation)
    ? nearest(other)
    : undefined
}

function nearest(places: readonly Place[]): Place | undefined {
  return places.toSorted(
    (a, b) => a.depth - b.depth || Number(b.required) - Number(a.required) || Number(a.many) - Number(b.many),
  )[0]
}

/** A thing that the input names by a part of its type's name: `BaselineId` for a patch baseline. */
function partly(
  type: Named,
  variable: string,
  all: readonly ReferenceType[],
  places: readonly Place[],
): Place | undefined {
  if (all.length > 1) return undefined
  const words = stems(type, variable).slice(0, 3)
  return nearest(
    places.filter(({ name, depth, required }) => {
      const word = stem(name)
      return (
        depth === 0 &&
        required &&
        word.length > 3 &&
        plain(name) !== word &&
        words.some((one) => one.endsWith(word))
      )
    }),
  )
}

/** A place fills one variable: the one of its own name, else the last. */
function dropTwice(variables: readonly string[], found: (Place | undefined)[]): void {
  for (const [at, place] of found.entries()) {
    if (place === undefined) continue
    const sharing = found.flatMap((other, i) => (other?.path === place.path ? [i] : []))
    const keeper = sharing.find((i) => plain(variables[i]!) === plain(place.name)) ?? sharing.at(-1)
    if (at !== keeper) found[at] = undefined
  }
}
