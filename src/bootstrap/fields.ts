import { isMap, isScalar, type Node } from 'yaml'
import { AwsError } from '../kernel/aws-error.ts'
import { entriesOf, itemsOf, textOf, type Place, type Source } from './source.ts'

/** A text and where it stands. */
export type Placed = { text: string; place: Place }
type Tag = { Key: string; Value: string }
type Check = (text: string) => void

/** The settings of one declared thing. A setting that is absent or wrong is undefined or empty. */
export type Fields = {
  node(name: string): Node | null
  place(name: string): Place
  text(name: string): string | undefined
  number(name: string): number | undefined
  flag(name: string): boolean | undefined
  texts(name: string): Placed[]
  tags(name: string): Tag[]
  /** A policy as JSON text; `check` throws AwsError where it cannot be one. */
  document(name: string, check: Check): Placed | undefined
  /** Policies by name. */
  documents(name: string, check: Check): (Placed & { name: string })[]
}

/** Reads a mapping whose settings may only be the known ones. */
export function fieldsOf(source: Source, node: Node | null, what: string, known: readonly string[]): Fields {
  const nodes = new Map<string, Node | null>()
  for (const { key, keyNode, value } of entriesOf(source, node, what)) {
    if (known.includes(key)) nodes.set(key, value)
    else source.blame(keyNode, `${what} has no setting ${key}, only ${known.join(', ')}`)
  }
  const find = (name: string): Node | null => nodes.get(name) ?? null
  const scalar = <T>(name: string, read: (node: Node) => T | undefined, kind: string): T | undefined => {
    const value = find(name)
    if (value === null) return undefined
    const result = read(value)
    if (result === undefined) source.blame(value, `${name} of ${what} must be ${kind}`)
    return result
  }
  return {
    node: find,
    place: (name) => source.place(find(name)),
    text: (name) => scalar(name, textOf, 'a text'),
    number: (name) => scalar(name, (value) => plainOf(value, 'number') as number | undefined, 'a number'),
    flag: (name) =>
      scalar(name, (value) => plainOf(value, 'boolean') as boolean | undefined, 'true or false'),
    texts: (name) => textsOf(source, find(name), `${name} of ${what}`),
    tags: (name) => tagsOf(source, find(name), `${name} of ${what}`),
    document: (name, check) => documentOf(source, find(name), `${name} of ${what}`, check),
    documents: (name, check) =>
      entriesOf(source, find(name), `${name} of ${what}`).flatMap(({ key, keyNode, value }) => {
        const document = documentOf(source, value ?? keyNode, `the policy ${key} of ${what}`, check)
        return document === undefined ? [] : [{ name: key, ...document }]
      }),
  }
}

function plainOf(node: Node, type: 'number' | 'boolean'): unknown {
  return isScalar(node) && typeof node.value === type ? node.value : undefined
}

function textsOf(source: Source, node: Node | null, what: string): Placed[] {
  return itemsOf(source, node, what).flatMap((item) => {
    const text = textOf(item)
    if (text !== undefined) return [{ text, place: source.place(item) }]
    source.blame(item, `${what} must be texts`)
    return []
  })
}

function tagsOf(source: Source, node: Node | null, what: string): Tag[] {
  return entriesOf(source, node, what).flatMap(({ key, keyNode, value }) => {
    const text = textOf(value)
    if (text !== undefined) return [{ Key: key, Value: text }]
    source.blame(value ?? keyNode, `${what}: the value of ${key} must be a text`)
    return []
  })
}

function documentOf(source: Source, node: Node | null, what: string, check: Check): Placed | undefined {
  if (node === null) return undefined
  const text = isMap(node) ? jsonOf(source, node, what) : textOf(node)
  if (text === undefined) {
    if (!isMap(node)) source.blame(node, `${what} must be a mapping, or JSON text`)
    return undefined
  }
  try {
    check(text)
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause
    source.blame(node, `${what}: ${cause.message}`)
  }
  return { text, place: source.place(node) }
}

function jsonOf(source: Source, node: Node, what: string): string | undefined {
  try {
    return JSON.stringify(source.plain(node), null, 2)
  } catch (cause) {
    source.blame(node, `${what}: ${(cause as Error).message}`)
    return undefined
  }
}
