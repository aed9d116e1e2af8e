import { createHash } from 'node:crypto'
import { toHex } from '../../kernel/bytes.ts'
import type { Random } from '../../kernel/ids.ts'

/** An id of a new resource: the prefix, `-0` and 16 random hexadecimal digits. */
export function newId(prefix: string, random: Random): string {
  return `${prefix}-0${toHex(random(8))}`
}

/**
 * An id that follows from what it names, for what every account has without making it: its default network,
 * the images of a region. The same names give the same id on every server.
 */
export function derivedId(prefix: string, ...names: string[]): string {
  return `${prefix}-0${createHash('sha256')
    .update([prefix, ...names].join('/'))
    .digest('hex')
    .slice(0, 16)}`
}

/** Whether a text is an id with that prefix: 8 hexadecimal digits (before 2016) or 17. */
export function isId(prefix: string, id: string): boolean {
  return id.startsWith(`${prefix}-`) && /^(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id.slice(prefix.length + 1))
}
