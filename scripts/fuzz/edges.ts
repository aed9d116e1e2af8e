import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { childrenOf, sourceOf } from '../mutation/syntax.ts'
import type { Node } from '../mutation/syntax.ts'

/**
 * What instrumented code counts on: how often each of the edges was taken (modulo 256), and the steps of all. More
 * than `most` of them throw.
 */
export type Edges = { taken: Uint8Array; count: number; steps: number; most: number; stop: () => never }

/** LIMIT: edges in all that a target loads; the whole server has some thirty thousand. */
const edgesMaximum = 1 << 16

/** Thrown inside a target that takes too many steps. */
export class TooManySteps extends Error {}

/**
 * From here on every source of the server that loads counts its edges and steps. Answers the counters, and
 * the texts its sources hold, for they are what an input may have to say to get further.
 */
export function countEdges(): { edges: Edges; words: Set<string> } {
  const edges: Edges = {
    taken: new Uint8Array(edgesMaximum),
    count: 0,
    steps: 0,
    most: Infinity,
    stop: () => {
      throw new TooManySteps(`more than ${edges.most} steps`)
    },
  }
  const words = new Set<string>()
  Object.assign(globalThis, { __fuzz: edges })
  const sources = new URL('../../src/', import.meta.url).href
  registerHooks({
    load(url, context, next) {
      // The plain twin is slow on purpose; only tests call it.
      const isTwin = url.includes('/policy/reference')
      if (!url.startsWith(sources) || !url.endsWith('.ts') || isTwin) return next(url, context)
      const path = fileURLToPath(url)
      const { text, program } = sourceOf(path, readFileSync(path, 'utf8'))
      const regions = regionsOf(program, () => edges.count++, words)
      return { format: 'module', source: instrumented(text, regions), shortCircuit: true }
    },
  })
  return { edges, words }
}

/** What is put before a stretch of the source, and behind it. */
type Region = { start: number; end: number; before: string; after: string }

function regionsOf(program: Node, nextEdge: () => number, words: Set<string>): Region[] {
  const regions: Region[] = []
  const note = (): string => `__fz.taken[${nextEdge()}]++`
  const step = 'if(++__fz.steps>__fz.most)__fz.stop();'
  const statement = ({ start, end }: Node, before: string): void =>
    void regions.push({ start, end, before: `{${before}`, after: '}' })
  const expression = ({ start, end }: Node): void =>
    void regions.push({ start, end, before: `(${note()},(`, after: '))' })
  const visit = (node: Node): void => {
    if (node.type === 'Literal') addWord(node, words)
    if (node.type === 'ImportDeclaration') return
    for (const [member, child] of childrenOf(node)) {
      if (member === 'body' && /^(?:For|While|DoWhile|Function|ArrowFunction)/.test(node.type)) {
        if (child.type.endsWith('Statement')) statement(child, `${step}${note()};`)
        else expression(child)
      } else if (member === 'consequent' || member === 'alternate') {
        if (node.type === 'IfStatement') statement(child, `${note()};`)
        else if (node.type === 'ConditionalExpression') expression(child)
        else if (child === (node['consequent'] as Node[])[0]) {
          regions.push({ start: child.start, end: child.end, before: `${note()};`, after: '' })
        }
      } else if (member === 'right' && node.type === 'LogicalExpression') expression(child)
      visit(child)
    }
  }
  visit(program)
  return regions
}

function addWord(node: Node, words: Set<string>): void {
  const { value } = node as unknown as { value: unknown }
  // LIMIT: a longer text is a sentence, which no parser looks for.
  if (typeof value === 'string' && value.length > 0 && value.length <= 40 && !/ [a-z]+ /.test(value))
    words.add(value)
}

/** Puts the counting in; of two that begin at one place, the one that ends later is outside. */
function instrumented(text: string, regions: readonly Region[]): string {
  const marks = regions.flatMap(({ start, end, before, after }, index) => [
    { at: start, opens: true, size: end - start, index, text: before },
    { at: end, opens: false, size: end - start, index, text: after },
  ])
  marks.sort((a, b) => {
    if (a.at !== b.at) return a.at - b.at
    if (a.opens !== b.opens) return a.opens ? 1 : -1
    if (a.size !== b.size) return a.opens ? b.size - a.size : a.size - b.size
    return a.opens ? a.index - b.index : b.index - a.index
  })
  let out = 'const __fz=globalThis.__fuzz;'
  let at = 0
  for (const mark of marks) {
    out += text.slice(at, mark.at) + mark.text
    at = mark.at
  }
  return out + text.slice(at)
}
