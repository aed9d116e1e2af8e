import type { syntaxTree } from '@codemirror/language'

type Tree = ReturnType<typeof syntaxTree>
type SyntaxNode = Tree['topNode']

/** Where the cursor stands in a JSON text that need not be whole yet. */
export type JsonPlace = {
  kind: 'key' | 'value'
  /** The keys from the top down to here; places in lists are left out. */
  path: readonly string[]
  /** The text between the quotes. */
  from: number
  to: number
  /** The object that a key stands in, or the one that a value stands in. */
  object: SyntaxNode | undefined
  /** The innermost object under `Statement`. */
  statement: SyntaxNode | undefined
  /** For a key: whether a value follows it. */
  hasValue: boolean
}

/** The place of an offset within a string or a key; undefined outside of quotes. */
export function placeAt(tree: Tree, text: string, offset: number): JsonPlace | undefined {
  const node = tree.resolveInner(offset, -1)
  if (node.name !== 'String' && node.name !== 'PropertyName') return undefined
  if (offset <= node.from) return undefined
  const closed = node.to - node.from > 1 && text[node.to - 1] === '"'
  if (closed && offset >= node.to) return undefined
  const isKey = node.name === 'PropertyName'
  const property = isKey ? node.parent : undefined
  return {
    kind: isKey ? 'key' : 'value',
    path: pathOf(isKey ? (property ?? node) : node, text, isKey),
    from: node.from + 1,
    to: closed ? node.to - 1 : node.to,
    object: objectAround(node),
    statement: statementAround(node, text),
    hasValue: isKey && /^\s*:/.test(text.slice(node.to, node.to + 40)),
  }
}

/** The keys of an object, as written. */
export function keysOf(object: SyntaxNode | undefined, text: string): string[] {
  return (object?.getChildren('Property') ?? [])
    .map((property) => keyOf(property, text))
    .filter((key) => key !== '')
}

/** Every string of one member of an object, whether it stands alone or in a list. */
export function stringsOf(object: SyntaxNode | undefined, key: string, text: string): string[] {
  const property = object?.getChildren('Property').find((one) => keyOf(one, text) === key)
  if (property === undefined) return []
  const holder = property.getChild('Array') ?? property
  return holder.getChildren('String').map(({ from, to }) => unquoted(text.slice(from, to)))
}

function keyOf(property: SyntaxNode, text: string): string {
  const name = property.getChild('PropertyName')
  return name === null ? '' : unquoted(text.slice(name.from, name.to))
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '')
}

function pathOf(node: SyntaxNode, text: string, skipsItself: boolean): string[] {
  const path: string[] = []
  for (let at: SyntaxNode | null = skipsItself ? node.parent : node; at !== null; at = at.parent) {
    if (at.name === 'Property') path.unshift(keyOf(at, text))
  }
  return path
}

function objectAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let at = node.parent; at !== null; at = at.parent) if (at.name === 'Object') return at
  return undefined
}

function statementAround(node: SyntaxNode, text: string): SyntaxNode | undefined {
  let found: SyntaxNode | undefined
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.name === 'Object') found = at
    if (at.name === 'Property' && keyOf(at, text) === 'Statement') return found
  }
  return undefined
}
