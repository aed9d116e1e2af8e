/** A place in a text, both counted from 1; the column counts UTF-16 code units. */
export type Position = { line: number; column: number }

/** A JSON value that remembers where it stood: `start` is its first offset, `end` the one after its last. */
export type JsonNode = { start: number; end: number } & (
  | { kind: 'object'; entries: JsonEntry[] }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'string'; value: string }
  | { kind: 'number'; text: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
)

/**
 * One member of an object; `keyStart` is the offset of the key's opening quote, `keyEnd` the one after its
 * closing one.
 */
export type JsonEntry = { key: string; keyStart: number; keyEnd: number; value: JsonNode }

/** What a reading gives: the value, or the offset where the text stops being JSON and why. */
export type JsonResult = { node: JsonNode } | { error: string; offset: number }

/**
 * LIMIT: the longest document AWS itself has published (AWSSupportServiceRolePolicy) is 230,794 characters.
 */
export const maxPolicyLength = 524_288

/** LIMIT: a policy needs 6 levels; more is refused so that nesting cannot exhaust the stack. */
const maxDepth = 32

class JsonError {
  readonly error: string
  readonly offset: number
  constructor(error: string, offset: number) {
    this.error = error
    this.offset = offset
  }
}

/** Reads one JSON value that fills the whole text. Duplicate keys are kept as they stand. Never throws. */
export function readJson(text: string): JsonResult {
  if (text.length > maxPolicyLength) return { error: 'the text is too long', offset: maxPolicyLength }
  const reader = { text, at: 0 }
  try {
    skipSpace(reader)
    const node = readValue(reader, 0)
    skipSpace(reader)
    if (reader.at < text.length) return { error: 'text after the end of the document', offset: reader.at }
    return { node }
  } catch (error) {
    if (error instanceof JsonError) return { error: error.error, offset: error.offset }
    throw error
  }
}

/** The line and column of an offset of the text. */
export function positionAt(text: string, offset: number): Position {
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}

type Reader = { text: string; at: number }

function readValue(reader: Reader, depth: number): JsonNode {
  if (depth > maxDepth) throw new JsonError('nested too deeply', reader.at)
  const char = reader.text[reader.at]
  if (char === '{') return readObject(reader, depth)
  if (char === '[') return readArray(reader, depth)
  const start = reader.at
  if (char === '"') {
    const value = readString(reader)
    return { kind: 'string', value, start, end: reader.at }
  }
  if (readWord(reader, 'true')) return { kind: 'boolean', value: true, start, end: reader.at }
  if (readWord(reader, 'false')) return { kind: 'boolean', value: false, start, end: reader.at }
  if (readWord(reader, 'null')) return { kind: 'null', start, end: reader.at }
  return readNumber(reader)
}

function readObject(reader: Reader, depth: number): JsonNode {
  const start = reader.at
  const entries: JsonEntry[] = []
  reader.at += 1
  skipSpace(reader)
  if (reader.text[reader.at] === '}') {
    reader.at += 1
    return { kind: 'object', entries, start, end: reader.at }
  }
  for (;;) {
    const keyStart = reader.at
    if (reader.text[keyStart] !== '"') throw new JsonError('expected a key in double quotes', keyStart)
    const key = readString(reader)
    const keyEnd = reader.at
    skipSpace(reader)
    expect(reader, ':')
    skipSpace(reader)
    entries.push({ key, keyStart, keyEnd, value: readValue(reader, depth + 1) })
    skipSpace(reader)
    if (reader.text[reader.at] === '}') break
    expect(reader, ',')
    skipSpace(reader)
  }
  reader.at += 1
  return { kind: 'object', entries, start, end: reader.at }
}

function readArray(reader: Reader, depth: number): JsonNode {
  const start = reader.at
  const items: JsonNode[] = []
  reader.at += 1
  skipSpace(reader)
  if (reader.text[reader.at] === ']') {
    reader.at += 1
    return { kind: 'array', items, start, end: reader.at }
  }
  for (;;) {
    items.push(readValue(reader, depth + 1))
    skipSpace(reader)
    if (reader.text[reader.at] === ']') break
    expect(reader, ',')
    skipSpace(reader)
  }
  reader.at += 1
  return { kind: 'array', items, start, end: reader.at }
}

/** Finds the closing quote, then leaves escapes and surrogates to the platform's own JSON reader. */
function readString(reader: Reader): string {
  const start = reader.at
  let at = start + 1
  let escaped = false
  for (;;) {
    const code = reader.text.charCodeAt(at)
    if (code === 0x22) break
    // NaN, the code beyond the end, is not >= 0x20 either.
    if (!(code >= 0x20)) throw new JsonError('a string is not closed', start)
    if (code === 0x5c) escaped = true
    at += code === 0x5c ? 2 : 1
  }
  reader.at = at + 1
  if (!escaped) return reader.text.slice(start + 1, at)
  try {
    return JSON.parse(reader.text.slice(start, at + 1)) as string
  } catch {
    throw new JsonError('a string holds an invalid escape', start)
  }
}

const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function readNumber(reader: Reader): JsonNode {
  numberText.lastIndex = reader.at
  const match = numberText.exec(reader.text)
  if (match === null) throw new JsonError('expected a value', reader.at)
  const start = reader.at
  reader.at += match[0].length
  return { kind: 'number', text: match[0], start, end: reader.at }
}

function readWord(reader: Reader, word: string): boolean {
  if (!reader.text.startsWith(word, reader.at)) return false
  reader.at += word.length
  return true
}

function expect(reader: Reader, char: string): void {
  if (reader.text[reader.at] !== char) throw new JsonError(`expected '${char}'`, reader.at)
  reader.at += 1
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
    reader.at += 1
  }
}
