import { AwsError } from '../kernel/aws-error.ts'
import { fromBase64 } from '../kernel/bytes.ts'
import type { FormNode } from './form.ts'
import type { Member, Shape } from './shape.ts'

/** What differs between the query protocols: names of members and where list items are. */
export type QueryDialect = { ec2: boolean }

/** Reads a structure from a form; members that were not sent are absent. Throws MalformedInput. */
export function readStructure(shape: Shape, node: FormNode, dialect: QueryDialect): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  const { children } = node
  if (children === undefined) return value
  for (const member of shape.members) {
    const child = children.get(dialect.ec2 ? member.ec2WireName : member.wireName)
    if (child === undefined) continue
    const part = readValue(member, child, dialect)
    if (part !== undefined) value[member.name] = part
  }
  return value
}

function readValue(member: Member, node: FormNode, dialect: QueryDialect): unknown {
  const { shape } = member
  switch (shape.type) {
    case 'structure':
    case 'union':
      return node.children === undefined ? undefined : readStructure(shape, node, dialect)
    case 'list':
      return readList(member, node, dialect)
    case 'map':
      return readMap(member, node, dialect)
    default:
      return node.value === undefined ? undefined : readScalar(shape, node.value)
  }
}

function readList(member: Member, node: FormNode, dialect: QueryDialect): unknown[] | undefined {
  const item = member.shape.item!
  const flat = dialect.ec2 || member.flattened
  const items = flat ? node : node.children?.get(item.xmlName ?? 'member')
  // `Name=` and nothing else is how an empty list is sent.
  if (items?.children === undefined) return node.value === '' ? [] : undefined
  const values: unknown[] = []
  for (let index = 1; ; index++) {
    const child = items.children.get(String(index))
    if (child === undefined) break
    values.push(readValue(item, child, dialect) ?? (item.shape.type === 'structure' ? {} : ''))
  }
  return values.length === 0 ? undefined : values
}

function readMap(member: Member, node: FormNode, dialect: QueryDialect): Record<string, unknown> | undefined {
  const { key, value } = member.shape
  const entries = member.flattened || dialect.ec2 ? node : node.children?.get('entry')
  if (entries?.children === undefined) return undefined
  const map: [string, unknown][] = []
  for (let index = 1; ; index++) {
    const child = entries.children.get(String(index))
    if (child === undefined) break
    const name = child.children?.get(key!.xmlName ?? 'key')?.value
    const part = child.children?.get(value!.xmlName ?? 'value')
    if (name === undefined || part === undefined) throw malformed('')
    map.push([name, readValue(value!, part, dialect) ?? ''])
  }
  // fromEntries defines own properties, so a key named `__proto__` is data.
  return Object.fromEntries(map)
}

/** A scalar from its text on the wire. Throws MalformedInput where the text is not of the type. */
export function readScalar(shape: Shape, text: string): unknown {
  switch (shape.type) {
    case 'string':
      return text
    case 'integer':
      return readInteger(text, -2147483648, 2147483647)
    case 'long':
      return readInteger(text, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
    case 'double':
      return readDouble(text)
    case 'boolean':
      return readBoolean(text)
    case 'timestamp':
      return readTimestamp(text)
    case 'blob':
    case 'stream':
      return fromBase64(text) ?? fail()
    default:
      return text
  }
}

function readInteger(text: string, low: number, high: number): number {
  // AWS: `+900` and `0900` are numbers; an empty one has a sentence of its own (seen live on STS).
  if (text === '') throw malformed('missing value for decimal type')
  if (!/^[+-]?[0-9]{1,40}$/.test(text)) return fail()
  const value = Number(text)
  return value >= low && value <= high ? value + 0 : fail()
}

function readDouble(text: string): number {
  if (text === '') throw malformed('missing value for decimal type')
  return /^[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})([eE][+-]?[0-9]{1,4})?$/.test(text)
    ? Number(text)
    : fail()
}

function readBoolean(text: string): boolean {
  const lower = text.length < 6 ? text.toLowerCase() : text
  return lower === 'true' ? true : lower === 'false' ? false : fail()
}

const isoTime = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/

/**
 * A point in time from ISO 8601 (no zone means UTC), an HTTP date, or seconds since 1970. Throws
 * MalformedInput.
 */
function readTimestamp(text: string): Date {
  if (text.length > 40) return fail()
  if (/^[+-]?\d{1,12}(\.\d{1,9})?$/.test(text)) return new Date(Math.round(Number(text) * 1000))
  const iso = isoTime.test(text)
  if (!iso && !/^[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/.test(text))
    return fail()
  const zoned = iso && text.length > 10 && !/(Z|[+-]\d\d:?\d\d)$/.test(text.slice(11)) ? `${text}Z` : text
  const date = new Date(zoned)
  return Number.isNaN(date.getTime()) ? fail() : date
}

/** `MalformedInput` 400; without a message it is sent without a Message element (seen live on STS). */
function malformed(message: string): AwsError {
  return new AwsError('MalformedInput', 400, message)
}

function fail(): never {
  throw malformed('')
}
