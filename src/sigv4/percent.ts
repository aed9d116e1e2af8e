const unreserved = /^[A-Za-z0-9\-._~]*$/
const unreservedPath = /^[A-Za-z0-9\-._~/]*$/

const escapes = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  return unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
})

/** RFC 3986 encoding of a text whose characters are bytes: all but `A-Za-z0-9-._~`, hex in upper case. */
export function percentEncode(text: string): string {
  return unreserved.test(text) ? text : escaped(text)
}

/** As `percentEncode`, with `/` kept. */
export function percentEncodePath(path: string): string {
  return unreservedPath.test(path) ? path : path.split('/').map(escaped).join('/')
}

function escaped(text: string): string {
  let out = ''
  for (let index = 0; index < text.length; index += 1) out += escapes[text.charCodeAt(index) & 0xff]
  return out
}

/** Percent-decodes to a text whose characters are bytes; a `%` without two hex digits stays as it is. */
export function percentDecode(text: string): string {
  let mark = text.indexOf('%')
  if (mark === -1) return text
  let out = ''
  let start = 0
  while (mark !== -1) {
    const high = hexDigit(text.charCodeAt(mark + 1))
    const low = hexDigit(text.charCodeAt(mark + 2))
    if (high >= 0 && low >= 0) {
      out += text.slice(start, mark) + String.fromCharCode(high * 16 + low)
      start = mark + 3
    }
    mark = text.indexOf('%', Math.max(start, mark + 1))
  }
  return out + text.slice(start)
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 65 && code <= 70) return code - 55
  if (code >= 97 && code <= 102) return code - 87
  return -1
}
