import type { Tag } from '../../access/tag.ts'
import { readXml, type XmlElement } from '../../wire/xml-reader.ts'

type Plain = Record<string, unknown>

const tagMembers = /^(?:tags|taglist|tagset)$/i
const policyMembers = /^(?:policy|resourcepolicy|policytext)$/i

/** An answer's body as plain data: JSON as it is, XML as objects of its elements, lists where one stands twice. */
export function plainAnswer(body: Uint8Array): Plain {
  const text = Buffer.from(body).toString('utf8').trim()
  if (text === '') return {}
  if (!text.startsWith('<')) return JSON.parse(text) as Plain
  return { root: plainElement(readXml(body)) }
}

function plainElement({ children, text }: XmlElement): unknown {
  if (children.length === 0) return text
  const groups = Map.groupBy(children, ({ name }) => name)
  return Object.fromEntries(
    [...groups].map(([name, all]) => [
      name,
      all.length === 1 ? plainElement(all[0]!) : all.map(plainElement),
    ]),
  )
}

/** The tags that an answer tells, in whatever shape the service gives them; none where it tells none. */
export function tagsIn(answer: Plain): Tag[] {
  const found = memberOf(answer, tagMembers)
  return found === undefined ? [] : tagsOf(found)
}

function tagsOf(value: unknown): Tag[] {
  if (Array.isArray(value)) return value.flatMap(tagsOf)
  if (typeof value !== 'object' || value === null) return []
  const plain = value as Plain
  const names = Object.keys(plain)
  const key = names.find((name) => /^(?:tag)?key$/i.test(name))
  if (key !== undefined && typeof plain[key] === 'string') {
    const value = names.find((name) => /^(?:tag)?value$/i.test(name))
    return [{ Key: plain[key], Value: value === undefined ? '' : String(plain[value] ?? '') }]
  }
  // A list in XML is an element of items, a map an object of texts.
  return names.flatMap((name) =>
    typeof plain[name] === 'string' ? [{ Key: name, Value: plain[name] }] : tagsOf(plain[name]),
  )
}

/** The policy that an answer tells; undefined where the thing has none. */
export function policyIn(answer: Plain): string | undefined {
  // S3 answers the policy itself.
  if (Array.isArray(answer['Statement'])) return JSON.stringify(answer)
  const found = memberOf(answer, policyMembers) ?? attribute(answer)
  return typeof found === 'string' && isPolicy(found) ? found : undefined
}

/** Some answer an empty object where there is no policy. */
function isPolicy(text: string): boolean {
  return /"Statement"\s*:/.test(text)
}

/** SNS's map of attributes in XML: entries of a key and a value. */
function attribute(answer: Plain): unknown {
  const entries = memberOf(answer, /^entry$/)
  if (!Array.isArray(entries)) return undefined
  return (entries as Plain[]).find(({ key }) => key === 'Policy')?.['value']
}

/** A member of that name, at whatever depth. */
function memberOf(value: unknown, name: RegExp): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) if (name.test(key)) return part
  for (const part of Object.values(value)) {
    const found = memberOf(part, name)
    if (found !== undefined) return found
  }
  return undefined
}
