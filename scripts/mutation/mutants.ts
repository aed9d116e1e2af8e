import { conditionEdits, editsOf } from './mutators.ts'
import type { Edit } from './mutators.ts'
import { childrenOf, placeOf } from './syntax.ts'
import type { Node, Source } from './syntax.ts'

/**
 * One change to one file. `region` is the stretch of source that is written twice, as it is and changed, with
 * a switch between them: the nearest expression that may stand in brackets, or the statements to leave out.
 */
export type Mutant = {
  id: number
  file: string
  line: number
  column: number
  before: string
  after: string
  edit: Edit
  region: { kind: 'expression' | 'block' | 'case'; start: number; end: number }
}

/** Every change that can be made to a source, numbered from `firstId`. */
export function mutantsOf(source: Source, firstId: number): Mutant[] {
  const { text, file } = source
  const mutants: Mutant[] = []
  const seen = new Set<string>()

  const add = (edit: Edit, region: Mutant['region'] | undefined): void => {
    const key = `${edit.start}:${edit.end}:${edit.text}`
    const before = text.slice(edit.start, edit.end)
    if (region === undefined || seen.has(key) || before === edit.text) return
    seen.add(key)
    const place = placeOf(text, edit.start)
    mutants.push({ id: firstId + mutants.length, file, ...place, before, after: edit.text, edit, region })
  }

  const visit = (node: Node, parent: Node, member: string, around: Mutant['region'] | undefined): void => {
    if (isFixed(node, parent, member)) return
    const region = mayStandInBrackets(node, parent, member)
      ? ({ kind: 'expression', start: node.start, end: node.end } as const)
      : around
    for (const edit of editsOf(node, text)) add(edit, region)
    if (member === 'test' && parent.type !== 'SwitchCase') {
      for (const edit of conditionEdits(parent, node)) add(edit, region)
    }
    const statements = statementsOf(node, parent)
    if (statements !== undefined) {
      const kind = node.type === 'SwitchCase' ? 'case' : 'block'
      add({ ...statements, text: kind === 'case' ? '' : '{}' }, { kind, ...statements })
    }
    const inner = node.type === 'BlockStatement' ? undefined : region
    for (const [name, child] of childrenOf(node)) visit(child, node, name, inner)
  }
  for (const [name, child] of childrenOf(source.program)) visit(child, source.program, name, undefined)
  return mutants
}

/** Texts that are part of the syntax and no values: what is imported, keys, directives. */
function isFixed(node: Node, parent: Node, member: string): boolean {
  if (node.type === 'ImportDeclaration' || member === 'source') return true
  if (parent.type === 'TaggedTemplateExpression' && member === 'quasi') return true
  return member === 'key' && parent['computed'] !== true
}

/** The statements that can be left out: a block with something in it, or what stands under a `case`. */
function statementsOf(node: Node, parent: Node): { start: number; end: number } | undefined {
  if (node.type === 'BlockStatement' && (node['body'] as Node[]).length > 0) {
    return parent.type === 'TryStatement' ? undefined : { start: node.start, end: node.end }
  }
  const consequent = node.type === 'SwitchCase' ? (node['consequent'] as Node[]) : []
  return consequent.length === 0 ? undefined : { start: consequent[0]!.start, end: consequent.at(-1)!.end }
}

/** Whether `(node)` means the same as `node` where it stands. */
function mayStandInBrackets(node: Node, parent: Node, member: string): boolean {
  if (member === 'test') return parent.type !== 'SwitchCase' || node.type === 'Literal'
  if (!/(?:Expression|Literal)$/.test(node.type) || node.type === 'FunctionExpression') return false
  if (member === 'callee' || member === 'tag' || member === 'id' || member === 'params') return false
  if (member === 'left' && /^(?:Assignment|For)/.test(parent.type)) return false
  if (member === 'argument' && parent.type === 'UpdateExpression') return false
  if (member === 'argument' && parent.type === 'UnaryExpression') return parent['operator'] !== 'delete'
  // A link of `a?.b.c` in brackets would end the chain there.
  if (member === 'object') return !isLink(node)
  return member !== 'value' || parent.type !== 'MethodDefinition'
}

function isLink(node: Node): boolean {
  for (let one: Node | undefined = node; one !== undefined;) {
    if (one['optional'] === true) return true
    one = (one['object'] ?? one['callee']) as Node | undefined
    if (one !== undefined && !/^(?:Member|Call)Expression$/.test(one.type)) return false
  }
  return false
}
