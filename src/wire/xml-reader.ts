import { textOf } from '../kernel/bytes.ts'
import { malformedXml } from './refusal.ts'

/** An element of a document that came in: names without prefix, text of itself only. */
export type XmlElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  text: string
  children: readonly XmlElement[]
}

// LIMIT: 10,000 parts of CompleteMultipartUpload with two checksums each come to about 4 MB.
const maxBytes = 8 * 1024 * 1024
// LIMIT: and to some 100,000 tags. Whatever makes a node counts alike: tags, attributes, comments, references.
const maxMarks = 250_000
// LIMIT: no element of S3 has more than two.
const maxAttributes = 32
// LIMIT: S3's deepest document (replication) has eight levels.
const maxDepth = 24

/** A place in a document, and how many nodes stand before it. */
type Cursor = { readonly text: string; at: number; marks: number }

/**
 * Reads an XML body in one pass. Throws `MalformedXML` 400 for what is not well-formed, too large or too deep, and for
 * any document type, entity or processing instruction beyond the declaration: no entity can be defined. Source:
 * Extensible Markup Language (XML) 1.0, chapters 2 and 3.
 */
export function readXml(body: Uint8Array): XmlElement {
  if (body.length > maxBytes) throw malformedXml()
  const text = textOf(body)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
  const cursor: Cursor = { text, at: 0, marks: 0 }
  take(cursor, declaration)
  readBetween(cursor)
  const root = readElement(cursor, 1)
  readBetween(cursor)
  if (cursor.at < text.length) throw malformedXml()
  return root
}

const declaration = /<\?xml\s[^<>]*\?>/y
const spaces = /[ \t\n]*/y
// LIMIT of care: letters beyond Latin are taken as they come, which no name of a schema has.
const qualifiedName =
  /[A-Za-z_\u00c0-\uffff][\w.\u00b7\u00c0-\uffff-]*(?::[A-Za-z_\u00c0-\uffff][\w.\u00b7\u00c0-\uffff-]*)?/y

/** What stands at the cursor, where it is of that form; moves on behind it. */
function take(cursor: Cursor, form: RegExp): string | undefined {
  form.lastIndex = cursor.at
  const found = form.exec(cursor.text)?.[0]
  if (found !== undefined) cursor.at += found.length
  return found
}

function expect(cursor: Cursor, text: string): void {
  if (!cursor.text.startsWith(text, cursor.at)) throw malformedXml()
  cursor.at += text.length
}

function countMark(cursor: Cursor): void {
  if (++cursor.marks > maxMarks) throw malformedXml()
}

/** Spaces and comments, which may stand before and after the root. */
function readBetween(cursor: Cursor): void {
  for (take(cursor, spaces); cursor.text.startsWith('<!--', cursor.at); take(cursor, spaces))
    readComment(cursor)
}

function readComment(cursor: Cursor): void {
  countMark(cursor)
  const end = cursor.text.indexOf('--', cursor.at + 4)
  if (end === -1) throw malformedXml()
  cursor.at = end
  expect(cursor, '-->')
}

/** Reads the element whose tag begins at the cursor, with all that is in it. */
function readElement(cursor: Cursor, depth: number): XmlElement {
  if (depth > maxDepth) throw malformedXml()
  expect(cursor, '<')
  countMark(cursor)
  const qualified = take(cursor, qualifiedName) ?? fail()
  const name = localName(qualified)
  const attributes = readAttributes(cursor)
  const children: XmlElement[] = []
  if (cursor.text.startsWith('/>', cursor.at)) {
    cursor.at += 2
    return { name, attributes, text: '', children }
  }
  expect(cursor, '>')
  let text = ''
  for (;;) {
    const next = cursor.text.indexOf('<', cursor.at)
    if (next === -1) throw malformedXml()
    text += unescapeXml(cursor.text.slice(cursor.at, next), cursor)
    cursor.at = next
    const mark = cursor.text[next + 1]
    if (mark === '/') break
    if (mark !== '!') children.push(readElement(cursor, depth + 1))
    else if (cursor.text.startsWith('<!--', next)) readComment(cursor)
    else text += readCdata(cursor)
  }
  countMark(cursor)
  expect(cursor, `</${qualified}`)
  take(cursor, spaces)
  expect(cursor, '>')
  return { name, attributes, text, children }
}

function readCdata(cursor: Cursor): string {
  countMark(cursor)
  expect(cursor, '<![CDATA[')
  const end = cursor.text.indexOf(']]>', cursor.at)
  if (end === -1) throw malformedXml()
  const text = cursor.text.slice(cursor.at, end)
  cursor.at = end + 3
  return text
}

function readAttributes(cursor: Cursor): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (let count = 0; ; count++) {
    const apart = take(cursor, spaces) !== ''
    const qualified = take(cursor, qualifiedName)
    if (qualified === undefined) return attributes
    if (!apart || count === maxAttributes) throw malformedXml()
    countMark(cursor)
    take(cursor, spaces)
    expect(cursor, '=')
    take(cursor, spaces)
    const value = readQuoted(cursor)
    // A declaration of a namespace says nothing to us: elements are known by their names alone.
    if (qualified.startsWith('xmlns:')) continue
    const name = localName(qualified)
    if (Object.hasOwn(attributes, name) || name === '__proto__') throw malformedXml()
    attributes[name] = value
  }
}

function readQuoted(cursor: Cursor): string {
  const quote = cursor.text[cursor.at]
  if (quote !== '"' && quote !== "'") throw malformedXml()
  const end = cursor.text.indexOf(quote, cursor.at + 1)
  const value = end === -1 ? '<' : cursor.text.slice(cursor.at + 1, end)
  if (value.includes('<')) throw malformedXml()
  cursor.at = end + 1
  return unescapeXml(value.replace(/[\t\n]/g, ' '), cursor)
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1)
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** XML's five entities and character references; any other is refused. */
function unescapeXml(text: string, cursor: Cursor): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});|&/g,
    (_found, name: string | undefined) => {
      countMark(cursor)
      if (name === undefined) throw malformedXml()
      if (!name.startsWith('#')) return entities[name] ?? fail()
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : fail()
    },
  )
}

function fail(): never {
  throw malformedXml()
}
