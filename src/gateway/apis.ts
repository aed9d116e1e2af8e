import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { Model, Operation } from '../wire/model.ts'
import { shapeNamed, type Shape, type ShapeRows } from '../wire/shape.ts'

/** What the data say of one operation, packed by `scripts/models/gateway/rows.ts`. */
export type OperationRow = {
  /** The input's shape. */
  i?: string
  /** Method and URI template of the REST protocols. */
  h?: string
  /** Taken unsigned. */
  n?: 1
  /** The authorization names where they are not the operation's own; empty where none is documented. */
  a?: readonly string[]
  /** Access level by its first letter: List, Read, Write, Tagging, Permissions management. */
  l?: string
  /** Resource type, place of the whole ARN (empty for none), place of each variable of the ARN format. */
  r?: readonly (readonly [type: number, arn: string, ...variables: string[]])[]
  /** Every filled resource must be allowed, the wider ones too. */
  e?: 1
  /** Tags of the request: place of the list or map, names of key and value (a map has none). */
  t?: readonly [path: string, key?: string, value?: string]
  /** Where the request lists tag keys. */
  k?: string
  /** The action that tagging in passing asks for. */
  g?: string
  /** Places of roles that are passed on. */
  p?: readonly string[]
  /** The service's own condition keys that a member gives, by name without the prefix. */
  c?: Readonly<Record<string, string>>
  /** A host label that stands before the endpoint's. */
  x?: string
}

type IndexRow = {
  api: string
  signs: string
  prefix: string
  title: string
  endpoint: string
  protocols: readonly string[]
  version: string
  target?: string
  json?: string
  rpc?: string
  namespace?: string
  denied?: readonly [code: string, status: number]
  length: number
}

type Block = {
  operations: Record<string, OperationRow>
  types: readonly (readonly [key: string, arn: string])[]
  shapes: ShapeRows
}

/** One API of AWS that others serve. Its operations are unpacked when one is first asked for. */
export type Api = Omit<IndexRow, 'length'> & {
  readonly model: Model
  /** What is known of an operation, or undefined where the API has none of that name. */
  row(operation: string): OperationRow | undefined
  readonly names: readonly string[]
  /** A resource type of the block: its name and ARN format. */
  type(number: number): { key: string; arn: string }
}

/** Every API by the names its requests carry. */
export type Apis = {
  /** By the service name of a credential scope. */
  ofSigningName(name: string): readonly Api[]
  /** By the part of `X-Amz-Target` before the operation. */
  ofTarget(prefix: string): readonly Api[]
  /** By the label of a Host that stands before the region. */
  ofEndpoint(label: string): readonly Api[]
  readonly all: readonly Api[]
}

/**
 * Opens `gateway.json.br` and `gateway.bin` under `dir`; nothing is read before something is asked, and each API's
 * block when it is needed. Throws the file system's error when they are missing.
 */
export function openApis(dir: string): Apis {
  const index = once(() => readIndex(dir))
  return {
    ofSigningName: (name) => index().bySigningName.get(name) ?? none,
    ofTarget: (prefix) => index().byTarget.get(prefix) ?? none,
    ofEndpoint: (label) => index().byEndpoint.get(label) ?? none,
    get all() {
      return index().apis
    },
  }
}

const none: readonly Api[] = []

function readIndex(dir: string) {
  const packed = brotliDecompressSync(readFileSync(join(dir, 'gateway.json.br')))
  const { apis: rows } = JSON.parse(packed.toString('utf8')) as { apis: IndexRow[] }
  // Half a megabyte that most requests need a part of: read once, inflated part by part.
  const blocks = once(() => readFileSync(join(dir, 'gateway.bin')))
  let start = 0
  const apis = rows.map((row) => {
    const from = start
    start += row.length
    return apiOf(row, () => blocks().subarray(from, from + row.length))
  })
  return {
    apis,
    bySigningName: Map.groupBy(apis, ({ signs }) => signs),
    byTarget: Map.groupBy(
      apis.filter(({ target }) => target !== undefined),
      ({ target }) => lastPart(target!),
    ),
    byEndpoint: Map.groupBy(apis, ({ endpoint }) => endpoint),
  }
}

/** AWS: older clients send a namespace before the service's name, newer ones the name alone. */
function lastPart(target: string): string {
  return target.slice(target.lastIndexOf('.') + 1)
}

function apiOf(row: IndexRow, bytes: () => Uint8Array): Api {
  const block = once(() => JSON.parse(brotliDecompressSync(bytes()).toString('utf8')) as Block)
  const names = once(() => Object.keys(block().operations))
  return {
    ...row,
    model: modelOf(row, block, names),
    row: (operation) =>
      Object.hasOwn(block().operations, operation) ? block().operations[operation] : undefined,
    get names() {
      return names()
    },
    type(number) {
      const [key, arn] = block().types[number]!
      return { key, arn }
    },
  }
}

/** The API as `wire` reads it: inputs only, for what comes back is passed on as it is. */
function modelOf(row: IndexRow, block: () => Block, names: () => readonly string[]): Model {
  const shapes = new Map<string, Shape>()
  const operations = new Map<string, Operation>()
  const shape = (name: string): Shape => shapeNamed(block().shapes, shapes, name)
  const main = row.protocols[0]!
  return {
    service: row.prefix,
    protocol: main === 'rpc-v2-cbor' ? 'json' : (main as Model['protocol']),
    version: row.version,
    namespace: row.namespace ?? '',
    targetPrefix: row.target ?? '',
    get operationNames() {
      return names()
    },
    others: new Set(),
    errors: new Map(),
    shape,
    plans: new Map(),
    operation(name) {
      const known = operations.get(name)
      if (known !== undefined || !Object.hasOwn(block().operations, name)) return known
      const { i, n } = block().operations[name]!
      const made: Operation = { name, unsigned: n === 1, ...(i !== undefined && { input: shape(i) }) }
      operations.set(name, made)
      return made
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
