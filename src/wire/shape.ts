/**
 * What a value of a shape is in JavaScript: timestamps are Date, blobs Uint8Array, streams whatever the
 * service gives.
 */
export type ShapeType =
  | 'structure'
  | 'union'
  | 'list'
  | 'map'
  | 'string'
  | 'integer'
  | 'long'
  | 'double'
  | 'boolean'
  | 'timestamp'
  | 'blob'
  | 'stream'
  | 'document'

/** Constraints and markings of a shape or of one member's use of it. */
export type Limits = {
  min?: number | undefined
  max?: number | undefined
  pattern?: string | undefined
  enum?: readonly string[] | undefined
  sensitive?: boolean | undefined
}

/** Where and under what name a member travels. */
export type MemberTraits = {
  xmlName?: string | undefined
  ec2Name?: string | undefined
  flattened?: boolean | undefined
  attribute?: boolean | undefined
  namespace?: string | readonly [string, string] | undefined
  header?: string | undefined
  prefixHeaders?: string | undefined
  query?: string | undefined
  label?: boolean | undefined
  /** A secret for the trail, though its value may be repeated to its sender. */
  redacted?: boolean | undefined
  payload?: boolean | undefined
  timestampFormat?: 'date-time' | 'http-date' | 'epoch-seconds' | undefined
}

/** A shape with its references resolved; shapes refer to one another, in circles too. */
export type Shape = Limits & {
  name: string
  type: ShapeType
  xmlName?: string | undefined
  timestampFormat?: MemberTraits['timestampFormat'] | undefined
  /** Of a structure or union, in the order they are written. */
  members: readonly Member[]
  /** Names of members that must be present. */
  required: readonly string[]
  /** Of a list: its items. */
  item?: Member | undefined
  /** Of a map. */
  key?: Member | undefined
  value?: Member | undefined
  /** `pattern`, anchored and compiled when first needed. */
  compiled?: RegExp | undefined
}

/** A structure's member, a list's item, a map's key or value. */
export type Member = MemberTraits &
  Limits & {
    name: string
    shape: Shape
    /** The name in XML and in a query form: `xmlName` or the member's own. */
    wireName: string
    /** The name in an EC2 query form. */
    ec2WireName: string
    /** The name in validation messages: the member's with its first letter in lower case. */
    messageName: string
  }

type Row = Record<string, unknown>
/** The rows of a model file's `shapes`. */
export type ShapeRows = Record<string, Row>

const shapeTypes: ReadonlySet<string> = new Set<ShapeType>([
  'structure',
  'union',
  'list',
  'map',
  'string',
  'integer',
  'long',
  'double',
  'boolean',
  'timestamp',
  'blob',
  'stream',
  'document',
])
const structural = new Set(['members', 'member', 'key', 'value', 'required', 'streaming'])

// Every shape, and every member, has the same fields in the same order: code that reads them again and again for
// each request then knows where they lie.
const noLimits: Limits = {
  min: undefined,
  max: undefined,
  pattern: undefined,
  enum: undefined,
  sensitive: undefined,
}
const noTraits: MemberTraits = {
  xmlName: undefined,
  ec2Name: undefined,
  flattened: undefined,
  attribute: undefined,
  namespace: undefined,
  header: undefined,
  prefixHeaders: undefined,
  query: undefined,
  label: undefined,
  redacted: undefined,
  payload: undefined,
  timestampFormat: undefined,
}

function blankShape(name: string, type: ShapeType): Shape {
  const names = { xmlName: undefined, timestampFormat: undefined }
  const parts = { members: [], required: [], item: undefined, key: undefined, value: undefined }
  return { name, type, ...noLimits, ...names, ...parts, compiled: undefined }
}

/**
 * The shape of a name with all it refers to, made once and kept in `shapes`. Throws where the model lacks
 * it.
 */
export function shapeNamed(rows: ShapeRows, shapes: Map<string, Shape>, name: string): Shape {
  const known = shapes.get(name)
  if (known !== undefined) return known
  // A name without a row is a simple type without constraints: `string`, `integer` …
  const row = Object.hasOwn(rows, name) ? rows[name]! : { type: name }
  const type = String(row['type']) as ShapeType
  if (!shapeTypes.has(type)) throw new Error(`the model has no shape ${name}`)
  const made = blankShape(name, type)
  // A row of our own model files has the limits and traits of a shape under the shape's names.
  Object.assign(made, Object.fromEntries(Object.entries(row).filter(([key]) => !structural.has(key))))
  // INVARIANT: known before its members are resolved, so that a shape may contain itself.
  shapes.set(name, made)
  const resolve = (member: string, ref: unknown): Member => memberOf(rows, shapes, member, ref)
  if (row['required'] !== undefined) made.required = row['required'] as string[]
  if (row['members'] !== undefined) {
    made.members = Object.entries(row['members'] as Row).map(([member, ref]) => resolve(member, ref))
  }
  if (row['member'] !== undefined) made.item = resolve('member', row['member'])
  if (row['key'] !== undefined) made.key = resolve('key', row['key'])
  if (row['value'] !== undefined) made.value = resolve('value', row['value'])
  return made
}

function memberOf(rows: ShapeRows, shapes: Map<string, Shape>, name: string, ref: unknown): Member {
  const { shape: target, ...traits } = (typeof ref === 'string' ? { shape: ref } : ref) as {
    shape: string
  } & MemberTraits &
    Limits
  const wireName = traits.xmlName ?? name
  const own = limitsOf(traits)
  const shape = shapeNamed(rows, shapes, target)
  return {
    ...noLimits,
    ...noTraits,
    ...traits,
    name,
    // A member with limits of its own uses its own copy of a simple shape.
    shape: Object.keys(own).length === 0 ? shape : { ...shape, ...own, compiled: undefined },
    wireName,
    ec2WireName: traits.ec2Name ?? upperFirst(wireName),
    messageName: lowerFirst(name),
  }
}

function limitsOf({ min, max, pattern, sensitive }: Limits): Limits {
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(pattern !== undefined && { pattern }),
    ...(sensitive && { sensitive }),
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
