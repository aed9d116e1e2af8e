import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'

/** Where something stands in the file, both counted from 1. */
export type Place = { line: number; column: number }

export type Problem = { place: Place; message: string }

/** A YAML (or JSON) text being read; what is wrong with it gathers in `problems`. */
export type Source = {
  root: Node | null
  problems: Problem[]
  place(node: Node | null | undefined): Place
  blame(node: Node | null | undefined, message: string): void
  /** The node itself, or what an alias (`*name`) stands for. */
  follow(node: unknown): Node | null
  /** A node as plain data. */
  plain(node: Node): unknown
}

/** One setting of a mapping. */
export type Entry = { key: string; keyNode: Node; value: Node | null }

// LIMIT: how much one alias after another may blow up a document.
const aliasMaximum = 200

/** Reads the text; its syntax errors are problems like any other. */
export function openSource(text: string): Source {
  const counter = new LineCounter()
  const document: Document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
  })
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problems = document.errors.map(({ message, pos }) => ({ place: placeAt(pos[0]), message }))
  const place = (node: Node | null | undefined): Place => placeAt(node?.range?.[0] ?? 0)
  return {
    root: document.contents as Node | null,
    problems,
    place,
    blame: (node, message) => void problems.push({ place: place(node), message }),
    follow: (node) =>
      isAlias(node) ? (node.resolve(document) ?? null) : ((node as Node | undefined) ?? null),
    plain: (node) => node.toJS(document, { maxAliasCount: aliasMaximum }) as unknown,
  }
}

/** The settings of a mapping; nothing at all counts as an empty one. */
export function entriesOf(source: Source, node: Node | null, what: string): Entry[] {
  if (isNothing(node)) return []
  if (!isMap(node)) {
    source.blame(node, `${what} must be a mapping`)
    return []
  }
  const entries: Entry[] = []
  for (const { key: keyNode, value } of node.items) {
    const key = textOf(keyNode)
    if (key === undefined) source.blame(keyNode as Node, `${what}: a name must be a plain text`)
    else entries.push({ key, keyNode: keyNode as Node, value: source.follow(value) })
  }
  return entries
}

/** The items of a list; nothing at all counts as an empty one. */
export function itemsOf(source: Source, node: Node | null, what: string): Node[] {
  if (isNothing(node)) return []
  if (!isSeq(node)) {
    source.blame(node, `${what} must be a list`)
    return []
  }
  return node.items.flatMap((item) => source.follow(item) ?? [])
}

/**
 * A scalar's text. A number's is as written, so that the account 012345678901 keeps its zero; undefined for
 * others.
 */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined
  if (typeof node.value === 'string') return node.value
  if (typeof node.value === 'number' || typeof node.value === 'bigint')
    return node.source ?? String(node.value)
  return typeof node.value === 'boolean' ? String(node.value) : undefined
}

function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null)
}
