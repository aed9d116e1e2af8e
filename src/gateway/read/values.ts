import { fromBase64 } from '../../kernel/bytes.ts'
import type { Shape } from '../../wire/shape.ts'
import { unserializable } from './strict-json.ts'

// LIMIT: the shapes of AWS's inputs are less deep, but for attribute values of DynamoDB (32 levels of two).
const maxDepth = 100

/**
 * A value of JSON or CBOR as the value of a shape: members by the model's names, those that the model does not have
 * left out. Throws `SerializationException` 400 for a value of another type, and for a member that is known but for
 * the case of its letters, which some readers take and some do not.
 */
export function readValue(shape: Shape, value: unknown, depth = 0): unknown {
  if (depth > maxDepth) throw unserializable('')
  switch (shape.type) {
    case 'structure':
    case 'union':
      return readStructure(shape, asObject(value), depth)
    case 'list':
      if (!Array.isArray(value)) throw unserializable('A list is expected')
      return value.map((item) => (item === null ? null : readValue(shape.item!.shape, item, depth + 1)))
    case 'map': {
      const entries = Object.entries(asObject(value)).filter(([, part]) => part !== null)
      return Object.fromEntries(
        entries.map(([key, part]) => [key, readValue(shape.value!.shape, part, depth + 1)]),
      )
    }
    case 'string':
      if (typeof value !== 'string') throw unserializable('A string is expected')
      return value
    case 'boolean':
      if (typeof value !== 'boolean') throw unserializable('A boolean is expected')
      return value
    case 'double':
    case 'integer':
    case 'long':
      if (typeof value === 'number' || typeof value === 'bigint') return Number(value)
      if (typeof value === 'string' && /^(?:NaN|-?Infinity)$/.test(value)) return Number(value)
      throw unserializable('A number is expected')
    case 'blob':
      return value instanceof Uint8Array
        ? value
        : typeof value === 'string'
          ? (fromBase64(value) ?? fail())
          : fail()
    default:
      return value
  }
}

function fail(): never {
  throw unserializable('A blob is expected')
}

function asObject(value: unknown): Record<string, unknown> {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!plain || value instanceof Uint8Array) throw unserializable('A structure is expected')
  return value as Record<string, unknown>
}

function readStructure(shape: Shape, value: Record<string, unknown>, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const known = namesOf(shape)
  for (const name of Object.keys(value)) {
    const member = known.get(name)
    if (member !== undefined) {
      const part = value[name]
      if (part !== null && part !== undefined) result[member.name] = readValue(member.shape, part, depth + 1)
    } else if (known.has(name.toLowerCase()))
      throw unserializable(`The member ${name.slice(0, 100)} is no member of this input`)
  }
  return result
}

type Named = ReadonlyMap<string, Shape['members'][number] | undefined>
const namesByShape = new WeakMap<Shape, Named>()

/** The members of a structure that travel in a body by their names on the wire; lower-case names stand for none. */
function namesOf(shape: Shape): Named {
  const known = namesByShape.get(shape)
  if (known !== undefined) return known
  const names = new Map<string, Shape['members'][number] | undefined>()
  for (const member of shape.members) names.set(member.wireName.toLowerCase(), undefined)
  for (const member of shape.members) names.set(member.wireName, member)
  namesByShape.set(shape, names)
  return names
}
