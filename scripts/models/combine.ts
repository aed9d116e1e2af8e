import type { BotoModel } from './botocore.ts'
import { documented } from './documented.ts'
import { loadClient } from './sdk.ts'
import type { Ref, Target, Traits } from './sdk.ts'
import { liveOrder } from './services.ts'
import type { ServiceSource } from './services.ts'

type Json = Record<string, unknown>
/** The members of a committed model, sorted so that a refresh shows only what changed. */
export type ModelFile = Json & { shapes: Record<string, Json> }

type Building = {
  source: ServiceSource
  boto: BotoModel
  shapes: Record<string, Json>
  /** Structures in use by an input, whose constraints are kept. */
  visiting: Map<string, 'output' | 'input'>
}

/**
 * One service's model: operations, members, types, traits and errors from the SDK's schema objects; member
 * order, integer widths and constraints (min, max, pattern, enum) from botocore's model of the same shape.
 */
export function combine(source: ServiceSource, boto: BotoModel, botocoreVersion: string): ModelFile {
  const client = loadClient(source.client)
  const building: Building = { source, boto, shapes: {}, visiting: new Map() }
  const operations: Json = {}
  const others: string[] = []
  for (const op of client.operations) {
    if (source.served !== undefined && !source.served.includes(op.name)) {
      others.push(op.name)
      continue
    }
    const known = boto.operations[op.name]
    operations[op.name] = {
      ...(op.input && { input: shape(building, op.input, known?.input?.shape, 'input') }),
      ...(op.output && { output: shape(building, op.output, known?.output?.shape, 'output') }),
      ...(op.traits['http'] && source.protocol === 'rest-xml' ? { http: op.traits['http'] } : {}),
      ...(known?.authtype === 'none' && { unsigned: true }),
    }
  }
  const errors: Json = {}
  for (const error of client.errors) errors[error.name] = errorOf(building, error)
  const { metadata } = boto
  const namespace = source.namespace ?? metadata.xmlNamespace
  return {
    service: source.name,
    protocol: source.protocol,
    version: metadata.apiVersion,
    ...(namespace && { namespace }),
    ...(metadata.targetPrefix && { targetPrefix: metadata.targetPrefix }),
    source: { [source.client]: client.version, botocore: botocoreVersion },
    operations,
    ...(others.length > 0 && { others }),
    errors,
    shapes: sorted(building.shapes),
  }
}

function errorOf(building: Building, error: { name: string; traits: Traits; target: Target }): Json {
  const [code, status] = (error.traits['awsQueryError'] as [string, number] | undefined) ?? []
  const extra = error.target.kind === 'structure' ? error.target.members() : new Map<string, Ref>()
  const names = [...extra.keys()].filter((name) => name.toLowerCase() !== 'message')
  return {
    code: code ?? error.name,
    status: status ?? error.traits['httpError'] ?? (error.traits['error'] === 'server' ? 500 : 400),
    ...(names.length > 0 && { shape: shape(building, error.target, error.name, 'output') }),
  }
}

/** Writes a shape (once) and answers its name. */
function shape(
  building: Building,
  target: Target,
  boto: string | undefined,
  use: 'input' | 'output',
): string {
  const known = boto === undefined ? undefined : building.boto.shapes[boto]
  if (target.kind === 'simple') return simple(building, target, boto, use)
  const name = target.name !== '' ? target.name : (boto ?? `${target.kind}Of${memberName(building, target)}`)
  // INVARIANT: a shape used by an input and by an output is written for the input, which keeps its
  // constraints.
  const seen = building.visiting.get(name)
  if (seen === use || seen === 'input') return name
  building.visiting.set(name, use)
  building.shapes[name] = {}
  const limits = limitsOf(building, known, use)
  const extra = (half: string) => (use === 'input' ? documented(building.source.name, name, half) : undefined)
  if (target.kind === 'list') {
    building.shapes[name] = {
      type: 'list',
      member: member(building, target.member(), known?.member?.shape, use),
      ...limits,
    }
  } else if (target.kind === 'map') {
    const key = member(building, target.key(), known?.key?.shape, use, extra('key'))
    building.shapes[name] = {
      type: 'map',
      key,
      value: member(building, target.value(), known?.value?.shape, use, extra('value')),
      ...limits,
    }
  } else {
    building.shapes[name] = structure(building, target, boto, use)
  }
  return name
}

function memberName(building: Building, target: Target): string {
  if (target.kind === 'structure' || target.kind === 'simple') throw new Error(`nameless ${target.kind}`)
  const ref = target.kind === 'list' ? target.member() : target.value()
  return ref.target.kind === 'simple' ? ref.target.type : shape(building, ref.target, undefined, 'output')
}

function structure(
  building: Building,
  target: Target & { kind: 'structure' },
  boto: string | undefined,
  use: 'input' | 'output',
): Json {
  const known = boto === undefined ? undefined : building.boto.shapes[boto]
  const refs = target.members()
  const names = [...refs.keys()]
  const order = liveOrder[`${building.source.name}:${target.name}`] ?? Object.keys(known?.members ?? {})
  const rank = new Map(order.map((name, i) => [name, i]))
  const members: Json = {}
  for (const name of names.toSorted((a, b) => (rank.get(a) ?? 1e6) - (rank.get(b) ?? 1e6))) {
    const ref = refs.get(name)!
    const limits = documented(building.source.name, target.name, name)
    members[name] = member(building, ref, known?.members?.[name]?.shape, use, limits)
  }
  const required = new Set([...names.slice(0, target.required), ...(known?.required ?? [])])
  const kept = Object.keys(members).filter((name) => required.has(name))
  const traits = { ...memberTraits(target.traits) }
  return {
    type: target.union ? 'union' : 'structure',
    members,
    ...(kept.length > 0 && use === 'input' && { required: kept }),
    ...traits,
  }
}

function member(
  building: Building,
  ref: Ref,
  boto: string | undefined,
  use: 'input' | 'output',
  limits?: Json,
): unknown {
  const own = { ...memberTraits(ref.traits), ...limits }
  const name = shape(building, ref.target, boto, use)
  return Object.keys(own).length === 0 ? name : { shape: name, ...own }
}

const numberTypes: Record<string, string> = {
  integer: 'integer',
  long: 'long',
  float: 'double',
  double: 'double',
}

/**
 * A simple shape without constraints is its type's name; one with constraints is written under botocore's
 * name.
 */
function simple(
  building: Building,
  target: Target & { kind: 'simple' },
  boto: string | undefined,
  use: 'input' | 'output',
): string {
  const known = boto === undefined ? undefined : building.boto.shapes[boto]
  const sdkType = target.type === 'number' ? (numberTypes[known?.type ?? ''] ?? 'integer') : target.type
  const type = sdkType === 'bigint' ? 'long' : sdkType
  const traits = memberTraits(target.traits)
  const row: Json = {
    type,
    ...limitsOf(building, known, use),
    ...(known?.sensitive && { sensitive: true }),
    ...traits,
  }
  const name = boto ?? target.name
  if (Object.keys(row).length === 1 || name === undefined) return type
  const previous = building.shapes[name]
  if (previous === undefined || Object.keys(previous).length < Object.keys(row).length)
    building.shapes[name] = row
  return name
}

function limitsOf(building: Building, known: Json | undefined, use: 'input' | 'output'): Json {
  if (known === undefined || use === 'output' || !building.source.constraints) return {}
  const kept: Json = {}
  for (const key of ['min', 'max', 'pattern', 'enum']) if (known[key] !== undefined) kept[key] = known[key]
  return kept
}

const traitNames: Record<string, string> = {
  xmlName: 'xmlName',
  xmlFlattened: 'flattened',
  xmlAttribute: 'attribute',
  xmlNamespace: 'namespace',
  ec2QueryName: 'ec2Name',
  httpHeader: 'header',
  httpQuery: 'query',
  httpLabel: 'label',
  httpPayload: 'payload',
  httpPrefixHeaders: 'prefixHeaders',
  sensitive: 'sensitive',
  streaming: 'streaming',
  timestampFormat: 'timestampFormat',
}

function memberTraits(traits: Traits): Json {
  const kept: Json = {}
  for (const [from, to] of Object.entries(traitNames)) {
    const value = traits[from]
    if (value !== undefined) kept[to] = value === 1 ? true : value
  }
  return kept
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
