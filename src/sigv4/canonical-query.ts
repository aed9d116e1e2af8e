import type { Spelling } from './canonical-uri.ts'
import { percentDecode, percentEncode } from './percent.ts'

/**
 * The CanonicalQueryString: pairs sorted by name, then value; `name` alone is `name=`; `X-Amz-Signature` is
 * left out. `rawQuery` is the wire's, without `?`. In the `re-encoded` spelling a raw `+` is the space that
 * form decoding reads.
 */
export function canonicalQuery(rawQuery: string, spelling: Spelling): string {
  if (rawQuery === '') return ''
  const pairs: { name: string; value: string }[] = []
  for (const piece of rawQuery.split('&')) {
    if (piece === '') continue
    const equals = piece.indexOf('=')
    const name = equals === -1 ? piece : piece.slice(0, equals)
    const value = equals === -1 ? '' : piece.slice(equals + 1)
    if (name === 'X-Amz-Signature') continue
    pairs.push(spelling === 'as-sent' ? { name, value } : { name: again(name), value: again(value) })
  }
  pairs.sort((a, b) => order(a.name, b.name) || order(a.value, b.value))
  let text = ''
  for (const { name, value } of pairs) text += text === '' ? `${name}=${value}` : `&${name}=${value}`
  return text
}

function again(text: string): string {
  return percentEncode(percentDecode(text.replaceAll('+', ' ')))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
