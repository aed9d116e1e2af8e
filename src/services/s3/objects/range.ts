import { invalidRange } from './object-errors.ts'

/** Which bytes of an object: from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

/**
 * The bytes a `Range` header names: `bytes=1-9`, `bytes=5-`, `bytes=-3`. Undefined means the whole object:
 * no header, or one that S3 ignores (another unit, several ranges, bad syntax). Throws 416 where nothing of
 * it is there.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (header === undefined || match === null) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Math.min(Number(last), size)
    if (length === 0) throw invalidRange(header, size)
    return { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return undefined
  if (start >= size) throw invalidRange(header, size)
  return { start, end }
}

/** The bytes `x-amz-copy-source-range` names: `bytes=1-9` with both ends inside the source, or undefined. */
export function copyRange(header: string, size: number): ByteRange | undefined {
  const match = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header)
  if (match === null) return undefined
  const range = { start: Number(match[1]), end: Number(match[2]) }
  return range.start <= range.end && range.end < size ? range : undefined
}
