import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a value of a shape is in JavaScript: timestamps are Date, blobs Uint8Array, streams whatever the service gives. */
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
  min?: number
  max?: number
  pattern?: string
  enum?: readonly string[]
  sensitive?: boolean
}

/** Where and under what name a member travels. */
export type MemberTraits = {
  xmlName?: string
  ec2Name?: string
  flattened?: boolean
  attribute?: boolean
  namespace?: string | readonly [string, string]
  header?: string
  prefixHeaders?: string
  query?: string
  label?: boolean
  payload?: boolean
  timestampFormat?: 'date-time' | 'http-date' | 'epoch-seconds'
}

/** A shape with its references resolved; shapes refer to one another, in circles too. */
export type Shape = Limits & {
  name: string
  type: ShapeType
  xmlName?: string
  timestampFormat?: MemberTraits['timestampFormat']
  /** Of a structure or union, in the order they are written. */
  members: readonly Member[]
  /** Names of members that must be present. */
  required: readonly string[]
  /** Of a list: its items. */
  item?: Member
  /** Of a map. */
  key?: Member
  value?: Member
  /** `pattern`, anchored and compiled when first needed. */
  compiled?: RegExp
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

/** One operation: shapes of its input and output, absent where it has none. */
export type Operation = {
  name: string
  input?: Shape
  output?: Shape
  /** Method, URI template with its fixed query, success status: REST protocols only. */
  http?: readonly [method: string, uri: string, status: number]
  /** Callers do not sign it (AssumeRoleWithSAML, AssumeRoleWithWebIdentity). */
  unsigned: boolean
}

/** An error the service declares: its code on the wire, HTTP status, and its shape where it has members beyond a message. */
export type ModelError = { code: string; status: number; shape?: Shape }

/** One service's API. Nothing is decoded before it is asked for. */
export type Model = {
  readonly service: string
  readonly protocol: 'query' | 'ec2' | 'rest-xml' | 'json'
  readonly version: string
  readonly namespace: string
  readonly targetPrefix: string
  /** The operation of exactly this name, if its shapes are in the model. */
  operation(name: string): Operation | undefined
  /** Names of all operations with shapes, sorted. */
  readonly operationNames: readonly string[]
  /** Names the service has on AWS whose shapes are left out here: an honest NotImplemented. */
  readonly others: ReadonlySet<string>
  /** Declared errors by shape name, e.g. `NoSuchEntityException`. */
  readonly errors: ReadonlyMap<string, ModelError>
  shape(name: string): Shape
  /** Whatever a codec compiles once for this model. */
  readonly plans: Map<string, unknown>
}

type Row = Record<string, unknown>
type File = {
  service: string
  protocol: Model['protocol']
  version: string
  namespace?: string
  targetPrefix?: string
  operations: Record<
    string,
    { input?: string; output?: string; http?: Operation['http']; unsigned?: boolean }
  >
  others?: string[]
  errors: Record<string, { code: string; status: number; shape?: string }>
  shapes: Record<string, Row>
}

/** Opens `models/SERVICE.json` under `dir`; the file is read when something is first asked of the model. */
export function openModel(dir: string, service: string): Model {
  return loadModel(() => readFileSync(join(dir, `${service}.json`), 'utf8'))
}

/** A model from its JSON text, or from a function that gives the text when it is first needed. */
export function loadModel(json: string | (() => string)): Model {
  const file = once(() => JSON.parse(typeof json === 'string' ? json : json()) as File)
  const shapes = new Map<string, Shape>()
  const operations = new Map<string, Operation>()
  const shape = (name: string): Shape => shapeNamed(file(), shapes, name)
  const names = once(() => Object.keys(file().operations))
  const others = once(() => new Set(file().others))
  const errors = once(
    () => new Map(Object.entries(file().errors).map(([name, row]) => [name, errorOf(row, shape)])),
  )
  return {
    get service() {
      return file().service
    },
    get protocol() {
      return file().protocol
    },
    get version() {
      return file().version
    },
    get namespace() {
      return file().namespace ?? ''
    },
    get targetPrefix() {
      return file().targetPrefix ?? ''
    },
    get operationNames() {
      return names()
    },
    get others() {
      return others()
    },
    get errors() {
      return errors()
    },
    operation(name) {
      const known = operations.get(name)
      if (known !== undefined || !Object.hasOwn(file().operations, name)) return known
      const row = file().operations[name]!
      const made: Operation = {
        name,
        unsigned: row.unsigned ?? false,
        ...(row.input !== undefined && { input: shape(row.input) }),
        ...(row.output !== undefined && { output: shape(row.output) }),
        ...(row.http && { http: row.http }),
      }
      operations.set(name, made)
      return made
    },
    shape,
    plans: new Map(),
  }
}

function errorOf(
  row: { code: string; status: number; shape?: string },
  shape: (name: string) => Shape,
): ModelError {
  return { code: row.code, status: row.status, ...(row.shape !== undefined && { shape: shape(row.shape) }) }
}

const structural = new Set(['members', 'member', 'key', 'value', 'required'])

function shapeNamed(file: File, shapes: Map<string, Shape>, name: string): Shape {
  const known = shapes.get(name)
  if (known !== undefined) return known
  // A name without a row is a simple type without constraints: `string`, `integer` …
  const row = Object.hasOwn(file.shapes, name) ? file.shapes[name]! : { type: name }
  const made = { name, members: [], required: row['required'] ?? [] } as unknown as Shape
  for (const [key, value] of Object.entries(row)) {
    if (!structural.has(key)) (made as unknown as Row)[key] = value
  }
  // INVARIANT: known before its members are resolved, so that a shape may contain itself.
  shapes.set(name, made)
  const resolve = (member: string, ref: unknown): Member => memberOf(file, shapes, member, ref)
  if (row['members'] !== undefined) {
    made.members = Object.entries(row['members'] as Row).map(([member, ref]) => resolve(member, ref))
  }
  if (row['member'] !== undefined) made.item = resolve('member', row['member'])
  if (row['key'] !== undefined) made.key = resolve('key', row['key'])
  if (row['value'] !== undefined) made.value = resolve('value', row['value'])
  return made
}

function memberOf(file: File, shapes: Map<string, Shape>, name: string, ref: unknown): Member {
  const { shape: target, ...traits } = (typeof ref === 'string' ? { shape: ref } : ref) as {
    shape: string
  } & MemberTraits &
    Limits
  const wireName = traits.xmlName ?? name
  let shape = shapeNamed(file, shapes, target)
  // A member with limits of its own uses its own copy of a simple shape.
  if (
    traits.min !== undefined ||
    traits.max !== undefined ||
    traits.pattern !== undefined ||
    traits.sensitive
  ) {
    shape = { ...shape, ...limitsOf(traits), compiled: undefined }
  }
  return {
    ...traits,
    name,
    shape,
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

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
