import { XMLParser, XMLValidator } from 'fast-xml-parser'
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
// LIMIT: and to some 120,000 tags; a document of nothing but tags or references would keep the process busy
// for long.
const maxMarks = 250_000
// LIMIT: S3's deepest document (replication) has eight levels.
const maxDepth = 24

/**
 * Reads an XML body. Throws `MalformedXML` 400 for what is not well-formed, too large or too deep, and for
 * any document type, entity or processing instruction beyond the declaration.
 */
export function readXml(body: Uint8Array): XmlElement {
  if (body.length > maxBytes) throw malformedXml()
  const text = textOf(body).replace(/^\ufeff/, '')
  // INVARIANT: no declaration reaches the parser, so that no entity can be defined: only comments and CDATA
  // begin with `<!`.
  if (/<!(?!--|\[CDATA\[)/.test(text) || /<\?(?!xml[\s?])/.test(text)) throw malformedXml()
  if (countUpTo(text, '<') > maxMarks || countUpTo(text, '&') > maxMarks) throw malformedXml()
  if (tooDeep(text) || XMLValidator.validate(text) !== true) throw malformedXml()
  let nodes: Node[]
  try {
    nodes = parser.parse(text) as Node[]
  } catch {
    throw malformedXml()
  }
  const roots = nodes.filter((node) => !Object.hasOwn(node, '#text') && !Object.hasOwn(node, '?xml'))
  if (roots.length !== 1) throw malformedXml()
  return element(roots[0]!, 0)
}

type Node = Record<string, unknown>

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  htmlEntities: false,
  cdataPropName: '#cdata',
  maxNestedTags: maxDepth,
})

function countUpTo(text: string, mark: string): number {
  let count = 0
  for (let at = text.indexOf(mark); at !== -1 && count <= maxMarks; at = text.indexOf(mark, at + 1)) count++
  return count
}

/** Whether tags are nested deeper than any document of ours, found without building anything. */
function tooDeep(text: string): boolean {
  let depth = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    const next = text[at + 1]
    if (next === '/') depth--
    else if (next !== '!' && next !== '?') depth++
    const end = text.indexOf('>', at)
    if (end === -1) return false
    if (text[end - 1] === '/' && next !== '/') depth--
    if (depth > maxDepth) return true
  }
  return false
}

function element(node: Node, depth: number): XmlElement {
  if (depth > maxDepth) throw malformedXml()
  const name = Object.keys(node).find((key) => key !== ':@')!
  const children: XmlElement[] = []
  let text = ''
  for (const child of node[name] as Node[]) {
    if (Object.hasOwn(child, '#text')) text += unescapeXml(String(child['#text']))
    else if (Object.hasOwn(child, '#cdata')) text += cdataText(child['#cdata'])
    else children.push(element(child, depth + 1))
  }
  const attributes: Record<string, string> = {}
  for (const [key, value] of Object.entries((node[':@'] ?? {}) as object))
    attributes[key] = unescapeXml(String(value))
  return { name, attributes, text, children }
}

function cdataText(nodes: unknown): string {
  return (nodes as Node[]).map((node) => String(node['#text'] ?? '')).join('')
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** XML's five entities and character references; any other is refused. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});|&/g,
    (_found, name: string | undefined) => {
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
