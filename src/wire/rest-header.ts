import { toBase64, utf8 } from '../kernel/bytes.ts'
import type { Shape } from './shape.ts'

/**
 * A value as a response header: dates as HTTP writes them, control characters gone, other characters as
 * UTF-8 bytes.
 */
export function headerText(shape: Shape, value: unknown): string {
  switch (shape.type) {
    case 'timestamp':
      return timeText(shape, value as Date)
    case 'list':
      return (value as unknown[]).map((item) => headerText(shape.item!.shape, item)).join(', ')
    case 'string':
      return headerSafe(String(value))
    default:
      return String(value)
  }
}

function timeText(shape: Shape, value: Date): string {
  if (shape.timestampFormat === 'date-time') return value.toISOString()
  if (shape.timestampFormat === 'epoch-seconds') return String(value.getTime() / 1000)
  return value.toUTCString()
}

// oxlint-disable-next-line no-control-regex -- a header must not contain these
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/g

/** INVARIANT: no line break of a stored value or a query reaches the response's head. */
function headerSafe(text: string): string {
  const clean = text.replace(control, ' ')
  // oxlint-disable-next-line no-control-regex -- anything beyond Latin-1
  return /[^\u0000-\u007f]/.test(clean)
    ? Array.from(utf8(clean), (byte) => String.fromCharCode(byte)).join('')
    : clean
}

/** A value of user metadata; AWS: what is not printable ASCII comes back as an RFC 2047 word. */
export function metadataText(text: string): string {
  return /^[\u0020-\u007e\t]*$/.test(text) ? text : `=?UTF-8?B?${toBase64(utf8(text))}?=`
}
