import type { RawApi, RawMember, RawOperation } from './apis.ts'
import { aliases, allOf } from './exceptions.ts'
import type { Exception } from './exceptions.ts'
import { placesOf, type Place } from './paths.ts'
import type { ReferenceAction, ReferenceService } from './reference.ts'
import { bindResources, creates, plain, type Binding } from './resources.ts'

/** What is committed of one operation beside its shapes; see models/README.md. */
export type OperationRow = {
  /** The input's shape. */
  i?: string
  /** Method and URI template of the REST protocols. */
  h?: string
  /** Taken unsigned. */
  n?: 1
  /** The authorization names, where they are not the operation's own; empty where none is documented. */
  a?: string[]
  /** Access level: List, Read, Write, Tagging, Permissions management. */
  l?: string
  /** Resources: type, place of the whole ARN (empty for none), place of each variable of the ARN format. */
  r?: [type: number, arn: string, ...variables: string[]][]
  /** Every filled resource must be allowed, the wider ones too. */
  e?: 1
  /** Tags of the request: place of the list or map, names of key and value (a map has none). */
  t?: [path: string, key?: string, value?: string]
  /** Where the request lists tag keys. */
  k?: string
  /** The action that tagging in passing asks for. */
  g?: string
  /** Places of roles that are passed on. */
  p?: string[]
  /** The service's own condition keys that a member gives, by name without the prefix. */
  c?: Record<string, string>
  /** A host label that stands before the endpoint's. */
  x?: string
}

/** Gives each resource type its number in the block. */
export type TypeNumbers = (type: string) => number

const roleMember = /(?:^|[a-z_])role(?:s|arns?|_arns?)?$/i

export function operationRow(
  api: RawApi,
  name: string,
  operation: RawOperation,
  service: ReferenceService | undefined,
  exception: Exception | undefined,
  typeNumber: TypeNumbers,
): OperationRow {
  const row: OperationRow = {}
  if (operation.authtype === 'none') row.n = 1
  if (operation.endpoint?.hostPrefix) row.x = operation.endpoint.hostPrefix
  const names = actionNames(name, service, exception)
  const first = names[0] === undefined ? undefined : service!.actions.get(names[0].toLowerCase())
  if (first === undefined) return { ...row, a: [] }
  if (names.length !== 1 || first.name !== name)
    row.a = names.map((one) => service!.actions.get(one.toLowerCase())!.name)
  row.l = first.accessLevel[0]!
  const places = placesOf(api, operation.input)
  const bindings =
    exception?.resources?.map((text) => written(text, first, service!)) ??
    (first.resourceTypes.length === 0
      ? []
      : bindResources(service!, first, name, places, aliases[service!.prefix]))
  if (bindings.length > 0)
    row.r = bindings.map(({ type, arn = '', variables }) => [typeNumber(type), arn, ...variables])
  if (allOf.has(service!.prefix)) row.e = 1
  addTags(row, api, operation, first, service!, bindings, name)
  const passed = placesWithRoles(places, first)
  if (passed.length > 0) row.p = passed
  const keys = ownKeys(service!.prefix, first, places)
  if (keys !== undefined) row.c = keys
  return row
}

function actionNames(
  name: string,
  service: ReferenceService | undefined,
  exception: Exception | undefined,
): readonly string[] {
  if (service === undefined || exception?.action === null) return []
  const names = exception?.action === undefined ? [name] : [exception.action].flat()
  for (const one of names) {
    if (service.actions.has(one.toLowerCase())) continue
    if (exception?.action !== undefined) throw new Error(`${service.prefix}:${one} is no action`)
    return []
  }
  return names
}

function written(text: string, action: ReferenceAction, service: ReferenceService): Binding {
  const words = text.split(' ')
  // Types may have spaces in their names; places have none.
  const arnAt = words.findIndex((word) => word.startsWith('='))
  for (let length = words.length; length > 0; length--) {
    const type = words.slice(0, length).join(' ')
    if (!service.types.has(type)) continue
    const rest = words.slice(length)
    if (arnAt === length) return { type, arn: rest[0]!.slice(1), variables: rest.slice(1) }
    return { type, variables: rest }
  }
  throw new Error(`${service.prefix}:${action.name} has no resource ${text}`)
}

const tagLists = /(?:^|[a-z])(?:tags|taglist|tagset|tagspecifications?|tagstoadd)$/i

function addTags(
  row: OperationRow,
  api: RawApi,
  operation: RawOperation,
  action: ReferenceAction,
  service: ReferenceService,
  bindings: readonly Binding[],
  name: string,
): void {
  const keys = [...action.conditionKeys, ...action.resourceTypes.flatMap((use) => use.conditionKeys)].map(
    (key) => key.toLowerCase(),
  )
  const asks = keys.some((key) => key.startsWith('aws:requesttag/') || key === 'aws:tagkeys')
  if (operation.input === undefined || (!asks && !/Tag/.test(name))) return
  const { members = {} } = api.shapes[operation.input.shape]!
  const found = findTags(api, members, '')
  if (found !== undefined) row.t = found
  const list = Object.entries(members).find(
    ([key, member]) => /^tagkeys?(?:list)?$/i.test(key) && isList(api, member),
  )
  if (list !== undefined) row.k = `${list[0]}[]`
  if (row.t !== undefined && creates(name)) {
    const types = new Set(bindings.map(({ type }) => type))
    const tagging = [
      'TagResource',
      'AddTagsToResource',
      'TagQueue',
      'TagDeliveryStream',
      'AddTags',
      'AddTagsToStream',
      'CreateTags',
    ]
    const found = tagging
      .map((one) => service.actions.get(one.toLowerCase()))
      .find(
        (one) =>
          one !== undefined && (types.size === 0 || one.resourceTypes.some((use) => types.has(use.name))),
      )
    if (found !== undefined && found.name !== action.name) row.g = found.name
  }
}

function isList(api: RawApi, member: RawMember): boolean {
  return api.shapes[member.shape]!.type === 'list'
}

function findTags(api: RawApi, members: Record<string, RawMember>, base: string): OperationRow['t'] {
  for (const [name, member] of Object.entries(members)) {
    const path = base + name
    const shape = api.shapes[member.shape]!
    if (tagLists.test(name)) {
      if (shape.type === 'map') return [path]
      if (shape.type === 'structure' && shape.members?.['Items'])
        return tagList(api, api.shapes[shape.members['Items'].shape]!, `${path}.Items`)
      if (shape.type === 'structure' && shape.members?.['TagSet'])
        return tagList(api, api.shapes[shape.members['TagSet'].shape]!, `${path}.TagSet`)
      const list = tagList(api, shape, path)
      if (list !== undefined) return list
    }
  }
  if (base !== '') return undefined
  for (const [name, member] of Object.entries(members)) {
    const shape = api.shapes[member.shape]!
    if (shape.type !== 'structure' || shape.document) continue
    const found = findTags(api, shape.members ?? {}, `${name}.`)
    if (found !== undefined) return found
  }
  return undefined
}

function tagList(api: RawApi, shape: RawApi['shapes'][string], path: string): OperationRow['t'] {
  if (shape.type !== 'list') return undefined
  const item = api.shapes[shape.member!.shape]!
  if (item.type !== 'structure') return undefined
  const names = Object.keys(item.members ?? {})
  const nested = names.find((name) => /^tags$/i.test(name))
  if (nested !== undefined)
    return tagList(api, api.shapes[item.members![nested]!.shape]!, `${path}[].${nested}`)
  const key = names.find((name) => /^(?:tag)?key$|^tagname$/i.test(name))
  const value = names.find((name) => /^(?:tag)?value$/i.test(name))
  return key === undefined || value === undefined ? undefined : [`${path}[]`, key, value]
}

function placesWithRoles(places: readonly Place[], action: ReferenceAction): string[] {
  if (action.accessLevel === 'List' || action.accessLevel === 'Read') return []
  return places
    .filter(({ name, path }) => roleMember.test(name) && !path.endsWith('{}'))
    .map(({ path }) => path)
}

function ownKeys(
  prefix: string,
  action: ReferenceAction,
  places: readonly Place[],
): Record<string, string> | undefined {
  const keys: Record<string, string> = {}
  const names = new Set([
    ...action.conditionKeys,
    ...action.resourceTypes.flatMap((use) => use.conditionKeys),
  ])
  for (const key of names) {
    if (!key.startsWith(`${prefix}:`) || key.includes('${')) continue
    const own = key.slice(prefix.length + 1)
    if (/tag/i.test(own) || own.includes('/')) continue
    const place = places.filter(({ name, depth }) => depth <= 1 && plain(name) === plain(own))
    const best = place.toSorted((a, b) => a.depth - b.depth)[0]
    if (best !== undefined) keys[own] = best.path
  }
  return Object.keys(keys).length === 0 ? undefined : keys
}
