import { AwsError } from '../kernel/aws-error.ts'
import { fromBase64, textOf, toBase64 } from '../kernel/bytes.ts'
import type { Model, Operation } from './model.ts'
import type { Shape } from './shape.ts'
import type { Protocol } from './protocol.ts'

// LIMIT: Athena's largest input is a query of 262,144 characters, at most six bytes each as JSON escapes.
const maxBytes = 2 * 1024 * 1024
// LIMIT: the shapes of the model are less deep; what is deeper has no place in them.
const maxDepth = 32

/**
 * AWS JSON 1.1 (Athena): the operation in `X-Amz-Target`, a JSON object each way, timestamps as seconds
 * since 1970. `dispatch` throws `UnknownOperationException` 400 and `NotImplemented` 501, reading the input
 * `SerializationException` 400.
 */
export const json: Protocol = {
  dispatch(model, request) {
    const operation = operationName(model, request.headers['x-amz-target'] ?? '')
    return { operation, input: () => readInput(model.operation(operation)!, readBody(request.body)) }
  },

  render(model, operation, output, requestId) {
    const { output: shape } = model.operation(operation)!
    const body = shape === undefined ? '{}' : JSON.stringify(write(shape, output ?? {}))
    return { status: 200, headers: headersOf(requestId), body }
  },

  renderError(_model, error, requestId) {
    const message = error.message === '' ? {} : { Message: error.message }
    const body = JSON.stringify({ __type: error.code, ...message, ...error.details })
    return { status: error.status, headers: { ...headersOf(requestId), ...error.headers }, body }
  },
}

function headersOf(requestId: string): Record<string, string> {
  return { 'x-amzn-requestid': requestId, 'content-type': 'application/x-amz-json-1.1' }
}

function operationName(model: Model, target: string): string {
  const dot = target.lastIndexOf('.')
  const name = isPrefix(model, target.slice(0, Math.max(dot, 0))) ? target.slice(dot + 1) : ''
  if (model.operation(name) !== undefined) return name
  if (model.others.has(name))
    throw new AwsError('NotImplemented', 501, `The ${name} operation is not implemented.`)
  throw new AwsError('UnknownOperationException', 400, '')
}

/** AWS: older clients send a namespace before the service's name (CloudTrail), newer ones the name alone. */
function isPrefix({ targetPrefix = '' }: Model, sent: string): boolean {
  return sent === targetPrefix || (sent !== '' && targetPrefix.endsWith(`.${sent}`))
}

/** The JSON object of a body, empty for none. Throws `SerializationException` 400. */
export function readBody(body: Uint8Array): unknown {
  if (body.length === 0) return {}
  if (body.length > maxBytes) throw unserializable('')
  let value: unknown
  try {
    value = JSON.parse(textOf(body))
  } catch {
    throw unserializable('')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unserializable('')
  return value
}

function readInput({ input: shape }: Operation, value: unknown): object {
  return shape === undefined ? {} : (read(shape, value, '', 0) as object)
}

function unserializable(message: string): AwsError {
  return new AwsError('SerializationException', 400, message)
}

/** A JSON value as the SDK's value of a shape; `path` is for the refusal. Throws `SerializationException` 400. */
export function read(shape: Shape, value: unknown, path: string, depth: number): unknown {
  if (depth > maxDepth) throw unserializable('')
  switch (shape.type) {
    case 'structure':
    case 'union':
      return readStructure(shape, asObject(value, path), path, depth)
    case 'list': {
      if (!Array.isArray(value)) throw mismatch(value, path, 'a list')
      return value.map((item, i) => read(shape.item!.shape, item, `${path}[${i}]`, depth + 1))
    }
    case 'map': {
      const entries = Object.entries(asObject(value, path)).filter(([, part]) => part !== null)
      return Object.fromEntries(
        entries.map(([key, part]) => [key, read(shape.value!.shape, part, `${path}.${key}`, depth + 1)]),
      )
    }
    case 'document':
      return value
    default:
      return readScalar(shape, value, path)
  }
}

function readStructure(shape: Shape, value: object, path: string, depth: number): object {
  const result: Record<string, unknown> = {}
  for (const member of shape.members) {
    const part = Object.hasOwn(value, member.name)
      ? (value as Record<string, unknown>)[member.name]
      : undefined
    if (part === undefined || part === null) continue
    result[member.name] = read(
      member.shape,
      part,
      path === '' ? member.name : `${path}.${member.name}`,
      depth + 1,
    )
  }
  return result
}

function asObject(value: unknown, path: string): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw mismatch(value, path, 'a structure')
}

function readScalar(shape: Shape, value: unknown, path: string): unknown {
  switch (shape.type) {
    case 'string':
      if (typeof value === 'string') return value
      throw mismatch(value, path, 'a string')
    case 'boolean':
      if (typeof value === 'boolean') return value
      throw mismatch(value, path, 'a boolean')
    case 'integer':
    case 'long':
      if (typeof value === 'number' && Number.isSafeInteger(value)) return value
      throw mismatch(value, path, 'an integer')
    case 'double':
      if (typeof value === 'number') return value
      throw mismatch(value, path, 'a number')
    case 'timestamp': {
      const date = typeof value === 'number' ? new Date(Math.round(value * 1000)) : undefined
      if (date !== undefined && !Number.isNaN(date.getTime())) return date
      throw mismatch(value, path, 'a timestamp')
    }
    default: {
      const bytes = typeof value === 'string' ? fromBase64(value) : undefined
      if (bytes !== undefined) return bytes
      throw mismatch(value, path, 'a blob')
    }
  }
}

function mismatch(value: unknown, path: string, wanted: string): AwsError {
  const kind = Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value
  return unserializable(`${path === '' ? 'The body' : path} is ${kind} where ${wanted} is expected`)
}

/** An SDK's value of a shape as a JSON value; times are seconds since 1970, by default with their fraction. */
export function write(shape: Shape, value: unknown, seconds = inSeconds): unknown {
  switch (shape.type) {
    case 'structure':
    case 'union': {
      const result: Record<string, unknown> = {}
      for (const member of shape.members) {
        const part = (value as Record<string, unknown>)[member.name]
        if (part !== undefined && part !== null) result[member.name] = write(member.shape, part, seconds)
      }
      return result
    }
    case 'list':
      return (value as unknown[]).map((item) =>
        item === undefined || item === null ? null : write(shape.item!.shape, item, seconds),
      )
    case 'map': {
      const entries = Object.entries(value as object).filter(
        ([, part]) => part !== undefined && part !== null,
      )
      return Object.fromEntries(entries.map(([key, part]) => [key, write(shape.value!.shape, part, seconds)]))
    }
    case 'timestamp':
      return seconds(value as Date)
    case 'blob':
    case 'stream':
      return toBase64(value as Uint8Array)
    default:
      return value
  }
}

function inSeconds(time: Date): number {
  return time.getTime() / 1000
}
