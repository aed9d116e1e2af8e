import { createRequire } from 'node:module'

/** A reference to a shape, resolved: what it points at and the traits of the member that points. */
export type Target =
  | { kind: 'simple'; type: SimpleType; name?: string; traits: Traits }
  | { kind: 'list'; name: string; traits: Traits; member: () => Ref }
  | { kind: 'map'; name: string; traits: Traits; key: () => Ref; value: () => Ref }
  | {
      kind: 'structure'
      name: string
      traits: Traits
      union: boolean
      required: number
      members: () => Map<string, Ref>
    }
/** A target together with the traits of whoever refers to it. */
export type Ref = { target: Target; traits: Traits }
export type SimpleType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'timestamp'
  | 'document'
  | 'bigint'
  | 'blob'
  | 'stream'
export type Traits = Record<string, unknown>
/** An operation of a client: unit inputs and outputs are undefined. */
export type SdkOperation = { name: string; traits: Traits; input?: Target; output?: Target }
export type SdkError = { name: string; traits: Traits; target: Target }

type Schema = readonly unknown[]

/** Loads the schema objects a client's CommonJS build exports as `Name$`, with the client's version. */
export function loadClient(name: string): {
  version: string
  operations: SdkOperation[]
  errors: SdkError[]
} {
  const require = createRequire(import.meta.url)
  const exported = require(name) as Record<string, unknown>
  const { version } = require(`${name}/package.json`) as { version: string }
  const operations: SdkOperation[] = []
  const errors: SdkError[] = []
  for (const [key, schema] of Object.entries(exported)) {
    if (!key.endsWith('$') || !Array.isArray(schema)) continue
    if (schema[0] === 9) operations.push(operation(schema))
    if (schema[0] === -3 && !String(schema[1]).startsWith('smithy.ts')) {
      errors.push({ name: String(schema[2]), traits: traitsOf(schema[3]), target: structure(schema) })
    }
  }
  operations.sort((a, b) => (a.name < b.name ? -1 : 1))
  errors.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { version, operations, errors }
}

function operation(schema: Schema): SdkOperation {
  const input = (schema[4] as () => unknown)()
  const output = (schema[5] as () => unknown)()
  return {
    name: String(schema[2]),
    traits: traitsOf(schema[3]),
    ...(input === 'unit' ? {} : { input: resolve(input).target }),
    ...(output === 'unit' ? {} : { output: resolve(output).target }),
  }
}

/**
 * Follows a reference of a schema: a number, a schema, a function giving one, or `[reference, member
 * traits]`.
 */
function resolve(ref: unknown): Ref {
  if (typeof ref === 'function') return resolve(ref())
  if (typeof ref === 'number') return { target: sentinel(ref), traits: {} }
  if (ref === 'unit') return { target: unit, traits: {} }
  const schema = ref as Schema
  // A two-element array is a reference with traits, never a schema: `[4, {…}]` is a timestamp, not a union.
  if (schema.length === 2) {
    const inner = resolve(schema[0])
    return { target: inner.target, traits: { ...inner.traits, ...traitsOf(schema[1]) } }
  }
  return { target: target(schema), traits: {} }
}

const unit: Target = {
  kind: 'structure',
  name: 'Unit',
  traits: {},
  union: false,
  required: 0,
  members: () => new Map(),
}

function target(schema: Schema): Target {
  const name = String(schema[2])
  const traits = traitsOf(schema[3])
  switch (schema[0]) {
    case 0:
      return {
        ...(sentinel(schema[4] as number) as Target & { kind: 'simple' }),
        name,
        traits: { ...simpleTraits(schema[4]), ...traits },
      }
    case 1:
      return { kind: 'list', name, traits, member: () => resolve(schema[4]) }
    case 2:
      return { kind: 'map', name, traits, key: () => resolve(schema[4]), value: () => resolve(schema[5]) }
    case 3:
    case 4:
    case -3:
      return structure(schema)
  }
  throw new Error(`unknown schema ${String(schema[0])} ${name}`)
}

function structure(schema: Schema): Target {
  const names = schema[4] as string[]
  const refs = schema[5] as unknown[]
  return {
    kind: 'structure',
    name: String(schema[2]),
    traits: traitsOf(schema[3]),
    union: schema[0] === 4,
    required: (schema[6] as number | undefined) ?? 0,
    members: () => new Map(names.map((name, i) => [name, resolve(refs[i])])),
  }
}

const scalars: Record<number, [SimpleType, Traits?]> = {
  0: ['string'],
  1: ['number'],
  2: ['boolean'],
  4: ['timestamp'],
  5: ['timestamp', { timestampFormat: 'date-time' }],
  6: ['timestamp', { timestampFormat: 'http-date' }],
  7: ['timestamp', { timestampFormat: 'epoch-seconds' }],
  15: ['document'],
  17: ['bigint'],
  21: ['blob'],
  42: ['stream'],
}

function simpleTraits(code: unknown): Traits {
  return scalars[code as number]?.[1] ?? {}
}

function sentinel(code: number): Target {
  if (code >= 128) {
    const value = code - 128
    return { kind: 'map', name: '', traits: {}, key: () => resolve(0), value: () => resolve(value) }
  }
  if (code >= 64) {
    const member = code - 64
    return { kind: 'list', name: '', traits: {}, member: () => resolve(member) }
  }
  const scalar = scalars[code]
  if (scalar === undefined) throw new Error(`unknown scalar ${code}`)
  return { kind: 'simple', type: scalar[0], traits: scalar[1] ?? {} }
}

const bits = [
  'httpLabel',
  'idempotent',
  'idempotencyToken',
  'sensitive',
  'httpPayload',
  'httpResponseCode',
  'httpQueryParams',
]

function traitsOf(indicator: unknown): Traits {
  if (indicator !== null && typeof indicator === 'object') return indicator as Traits
  const traits: Traits = {}
  bits.forEach((name, i) => {
    if ((((indicator as number) ?? 0) >> i) & 1) traits[name] = 1
  })
  return traits
}
