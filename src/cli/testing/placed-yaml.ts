import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'

/** A YAML or JSON text being read; what is wrong with it gathers in `problems`, each as `FILE:LINE:COL: sentence`. */
export type PlacedYaml = {
  file: string
  root: Node | null
  problems: string[]
  blame(node: Node | null, message: string): void
  /** `FILE:LINE:COL` of a node. */
  place(node: Node | null): string
  document: Document
}

// LIMIT: how much one alias after another may blow up a document.
const aliasMaximum = 200

/** Reads a text; its syntax errors are problems like any other. */
export function openYaml(file: string, text: string): PlacedYaml {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true })
  const placeAt = (offset: number): string => {
    const { line, col } = counter.linePos(offset)
    return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`
  }
  const problems = document.errors.map(({ message, pos }) => `${placeAt(pos[0])}: ${message}`)
  const place = (node: Node | null): string => placeAt(node?.range?.[0] ?? 0)
  return {
    file,
    document,
    root: document.contents as Node | null,
    problems,
    place,
    blame: (node, message) => void problems.push(`${place(node)}: ${message}`),
  }
}

/** The settings of a mapping by name; those that are not `known` are problems, where any are. */
export function settingsOf(
  yaml: PlacedYaml,
  node: Node | null,
  what: string,
  known?: readonly string[],
): ReadonlyMap<string, Node> {
  const settings = new Map<string, Node>()
  if (node === null) return settings
  if (!isMap(node)) {
    yaml.blame(node, `${what} must be a mapping`)
    return settings
  }
  for (const { key: keyNode, value } of node.items) {
    const key = textOf(keyNode)
    if (key === undefined) yaml.blame(keyNode as Node, `${what}: a name must be a plain text`)
    else if (known !== undefined && !known.includes(key)) {
      yaml.blame(keyNode as Node, `${what} has no setting ${key}, only ${known.join(', ')}`)
    } else if (value === null || (isScalar(value) && value.value === null)) {
      yaml.blame(keyNode as Node, `${what}: ${key} has no value`)
    } else settings.set(key, follow(yaml, value) ?? (keyNode as Node))
  }
  return settings
}

/** The items of a list; one thing that is no list counts as a list of it. */
export function listOf(yaml: PlacedYaml, node: Node | undefined): Node[] {
  if (node === undefined) return []
  return isSeq(node) ? node.items.flatMap((item) => follow(yaml, item) ?? []) : [node]
}

/** A text, or a list of texts. */
export function textsOf(yaml: PlacedYaml, node: Node | undefined, what: string): string[] {
  return listOf(yaml, node).flatMap((item) => requireText(yaml, item, what) ?? [])
}

/** A scalar's text; anything else is a problem. */
export function requireText(yaml: PlacedYaml, node: Node | undefined, what: string): string | undefined {
  if (node === undefined) return undefined
  const text = textOf(node)
  if (text === undefined) yaml.blame(node, `${what} must be a text`)
  return text
}

/** A mapping as JSON text; undefined, and a problem, where it cannot be one. */
export function jsonOf(yaml: PlacedYaml, node: Node, what: string): string | undefined {
  try {
    return JSON.stringify(node.toJS(yaml.document, { maxAliasCount: aliasMaximum }), null, 2)
  } catch (cause) {
    yaml.blame(node, `${what}: ${(cause as Error).message}`)
    return undefined
  }
}

/** A number's text is as written, so that the account 012345678901 keeps its zero; undefined for no scalar. */
function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined
  if (typeof node.value === 'string') return node.value
  if (typeof node.value === 'number' || typeof node.value === 'bigint')
    return node.source ?? String(node.value)
  return typeof node.value === 'boolean' ? String(node.value) : undefined
}

function follow(yaml: PlacedYaml, node: unknown): Node | null {
  return isAlias(node) ? (node.resolve(yaml.document) ?? null) : ((node as Node | undefined) ?? null)
}
