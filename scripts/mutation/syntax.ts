import { stripTypeScriptTypes } from 'node:module'
import { parseAst } from 'rolldown/parseAst'

/** A node of the syntax tree, as ESTree names them; `start` and `end` are offsets into the source. */
export type Node = { type: string; start: number; end: number; [member: string]: unknown }

/** A source without its types: each stands where it stood, for types give way to spaces. */
export type Source = { file: string; text: string; program: Node }

/** Takes the types out of a file's text and parses what is left. */
export function sourceOf(file: string, typed: string): Source {
  const text = stripTypeScriptTypes(typed, { mode: 'strip' })
  return { file, text, program: parseAst(text, { lang: 'js' }, file) as unknown as Node }
}

/** The nodes right under a node, each with the name of the member that holds it. */
export function childrenOf(node: Node): [member: string, child: Node][] {
  const children: [string, Node][] = []
  for (const [member, value] of Object.entries(node)) {
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) children.push([member, one])
  }
  return children
}

/** Whether a member of a node is itself a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

/** The line and column of an offset, both counted from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
