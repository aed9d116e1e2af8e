import { unserializable } from './strict-json.ts'

// LIMIT: as deep as JSON may be.
const maxDepth = 64

/**
 * The map of a CBOR body (RFC 8949), as AWS's RPC v2 sends it. Read strictly: a key that stands twice, a key that is
 * no text, bytes after the end and unknown simple values are refused with `SerializationException` 400.
 */
export function readCbor(body: Uint8Array): object {
  if (body.length === 0) return {}
  const reader = { body, view: new DataView(body.buffer, body.byteOffset, body.length), at: 0 }
  let value: unknown
  try {
    value = readItem(reader, 0)
  } catch (cause) {
    // Reading beyond the end is the view's own error.
    if (cause instanceof RangeError || cause instanceof TypeError) throw unserializable('')
    throw cause
  }
  if (reader.at !== body.length) throw unserializable('')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unserializable('')
  return value
}

type Reader = { body: Uint8Array; view: DataView; at: number }
const stop = Symbol('stop')
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readItem(reader: Reader, depth: number): unknown {
  if (depth > maxDepth) throw unserializable('')
  const first = reader.view.getUint8(reader.at++)
  const major = first >> 5
  const info = first & 31
  if (info > 27 && info < 31) throw unserializable('')
  switch (major) {
    case 0:
      return argument(reader, info)
    case 1:
      return -1 - Number(argument(reader, info))
    case 2:
      return bytes(reader, info, 2)
    case 3:
      return decoder.decode(bytes(reader, info, 3))
    case 4:
      return items(reader, info, depth)
    case 5:
      return map(reader, info, depth)
    case 6:
      argument(reader, info)
      return readItem(reader, depth + 1)
    default:
      return simple(reader, info)
  }
}

function argument(reader: Reader, info: number): number | bigint {
  const { view } = reader
  if (info < 24) return info
  const size = 1 << (info - 24)
  if (info === 31) throw unserializable('')
  const at = reader.at
  reader.at += size
  if (size === 1) return view.getUint8(at)
  if (size === 2) return view.getUint16(at)
  if (size === 4) return view.getUint32(at)
  const large = view.getBigUint64(at)
  return large <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(large) : large
}

function length(reader: Reader, info: number): number {
  const count = Number(argument(reader, info))
  // Every item takes a byte at least, so no announced length outgrows what is there.
  if (count > reader.body.length - reader.at) throw unserializable('')
  return count
}

function bytes(reader: Reader, info: number, major: 2 | 3): Uint8Array {
  if (info !== 31) {
    const count = length(reader, info)
    const start = reader.at
    reader.at += count
    return reader.body.subarray(start, reader.at)
  }
  const parts: Uint8Array[] = []
  for (;;) {
    const first = reader.view.getUint8(reader.at++)
    if (first === 0xff) return Buffer.concat(parts)
    if (first >> 5 !== major || (first & 31) === 31) throw unserializable('')
    parts.push(bytes(reader, first & 31, major))
  }
}

function items(reader: Reader, info: number, depth: number): unknown[] {
  const found: unknown[] = []
  const count = info === 31 ? Number.POSITIVE_INFINITY : length(reader, info)
  while (found.length < count) {
    const item = readItem(reader, depth + 1)
    if (item === stop) {
      if (info !== 31) throw unserializable('')
      break
    }
    found.push(item)
  }
  return found
}

function map(reader: Reader, info: number, depth: number): object {
  const entries = new Map<string, unknown>()
  const count = info === 31 ? Number.POSITIVE_INFINITY : length(reader, info)
  while (entries.size < count) {
    const key = readItem(reader, depth + 1)
    if (key === stop && info === 31) break
    if (typeof key !== 'string') throw unserializable('')
    if (entries.has(key)) throw unserializable(`The member ${key.slice(0, 100)} stands twice`)
    const value = readItem(reader, depth + 1)
    if (value === stop) throw unserializable('')
    entries.set(key, value)
  }
  return Object.fromEntries(entries)
}

function simple(reader: Reader, info: number): unknown {
  switch (info) {
    case 20:
      return false
    case 21:
      return true
    case 22:
    case 23:
      return null
    case 25:
      return half(Number(argument(reader, info)))
    case 26:
      reader.at += 4
      return reader.view.getFloat32(reader.at - 4)
    case 27:
      reader.at += 8
      return reader.view.getFloat64(reader.at - 8)
    case 31:
      return stop
    default:
      throw unserializable('')
  }
}

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
