import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shapeNamed } from './shape.ts'
import type { Shape, ShapeRows } from './shape.ts'

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

/**
 * An error the service declares: its code on the wire, HTTP status, and its shape where it has members
 * beyond a message.
 */
export type ModelError = { code: string; status: number; shape?: Shape }

/** One service's API. Nothing is decoded before it is asked for. */
export type Model = {
  readonly service: string
  readonly protocol: 'query' | 'ec2' | 'rest-xml' | 'json' | 'rest-json'
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
  /** Whatever a codec compiles once for this model, see `planOf`. */
  readonly plans: Map<string, unknown>
}

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
  shapes: ShapeRows
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
  const shape = (name: string): Shape => shapeNamed(file().shapes, shapes, name)
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

/** What a codec makes once of a model, under a name of its own. */
export function planOf<T>({ plans }: Model, name: string, make: () => T): T {
  if (!plans.has(name)) plans.set(name, make())
  return plans.get(name) as T
}

function errorOf(
  row: { code: string; status: number; shape?: string },
  shape: (name: string) => Shape,
): ModelError {
  return { code: row.code, status: row.status, ...(row.shape !== undefined && { shape: shape(row.shape) }) }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
