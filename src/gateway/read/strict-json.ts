import { AwsError } from '../../kernel/aws-error.ts'

// LIMIT: deeper than any AWS input, and shallow enough for the parser's own stack.
const maxDepth = 64

/**
 * The JSON object of a body. What two readers could understand in two ways is refused with `SerializationException`
 * 400: bytes that are no UTF-8, a byte order mark, a member that stands twice in its object.
 */
export function readStrictJson(body: Uint8Array): object {
  if (body.length === 0) return {}
  let text: string
  let value: unknown
  try {
    text = decoder.decode(body)
    value = JSON.parse(text)
  } catch {
    throw unserializable('')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unserializable('')
  refuseTwice(text)
  return value
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** `SerializationException` 400: what cannot be read, or could be read in two ways. */
export function unserializable(message: string): AwsError {
  return new AwsError('SerializationException', 400, message)
}

/**
 * Walks a text that is known to be JSON from token to token: strings, and the brackets between them. An object's
 * names are the strings after `{` or after a comma of its own.
 */
function refuseTwice(text: string): void {
  const open: (Set<string> | undefined)[] = []
  let nameComes = false
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x7b: // {
        if (open.push(new Set()) > maxDepth) throw unserializable('')
        nameComes = true
        break
      case 0x5b: // [
        if (open.push(undefined) > maxDepth) throw unserializable('')
        nameComes = false
        break
      case 0x7d: // }
      case 0x5d: // ]
        open.pop()
        nameComes = false
        break
      case 0x2c: // ,
        nameComes = open.at(-1) !== undefined
        break
      case 0x22: {
        const end = endOfString(text, at)
        if (nameComes) note(open.at(-1)!, text.slice(at, end + 1))
        nameComes = false
        at = end
      }
    }
  }
}

function note(names: Set<string>, quoted: string): void {
  const name = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1)
  if (names.has(name)) throw unserializable(`The member ${name.slice(0, 100)} stands twice`)
  names.add(name)
}

function endOfString(text: string, start: number): number {
  let at = start
  for (;;) {
    at = text.indexOf('"', at + 1)
    let back = at
    while (text.charCodeAt(back - 1) === 0x5c) back--
    // An even number of backslashes before it: they escape one another.
    if ((at - back) % 2 === 0) return at
  }
}
