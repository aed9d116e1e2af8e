import type { Mutant } from './mutants.ts'
import { childrenOf } from './syntax.ts'
import type { Node, Source } from './syntax.ts'

/** The name under which the instrumented code finds its switches and counters. */
export const switchboard = '__mutation'

/** A stretch of source that is rewritten around what it holds. */
type Region = { start: number; end: number; rank: number; wrap: (inner: string) => string; inside: Region[] }

/**
 * The source with every mutant in it behind a switch: `(m.id===7?(changed):(as it was))`. With `cover`, it
 * notes which switches are passed instead. Every loop and function counts its steps, so that a mutant that never
 * ends is noticed without a clock.
 */
export function instrument(source: Source, mutants: readonly Mutant[], cover: boolean): string {
  const regions = [...mutantRegions(source, mutants, cover), ...stepRegions(source.program)]
  regions.sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank)
  const root: Region = { start: 0, end: source.text.length, rank: 0, wrap: (inner) => inner, inside: [] }
  const open = [root]
  for (const region of regions) {
    while (region.start >= open.at(-1)!.end && open.length > 1) open.pop()
    open.at(-1)!.inside.push(region)
    open.push(region)
  }
  // On one line, so that every line keeps its number.
  return `const __m=globalThis.${switchboard};${render(root, source.text)}`
}

function render(region: Region, text: string): string {
  let out = ''
  let at = region.start
  for (const inner of region.inside) {
    out += text.slice(at, inner.start) + render(inner, text)
    at = inner.end
  }
  return region.wrap(out + text.slice(at, region.end))
}

function mutantRegions({ text }: Source, mutants: readonly Mutant[], cover: boolean): Region[] {
  const grouped = new Map<string, Mutant[]>()
  for (const mutant of mutants) {
    const key = `${mutant.region.kind}:${mutant.region.start}:${mutant.region.end}`
    grouped.set(key, [...(grouped.get(key) ?? []), mutant])
  }
  return [...grouped.values()].map((group) => {
    const { kind, start, end } = group[0]!.region
    const ids = group.map(({ id }) => id)
    const notes = ids.map((id) => `__m.passed[${id}]=1`).join(';')
    const wrap = (inner: string): string => {
      if (kind !== 'expression') {
        return cover ? `{${notes};${inner}}` : `{if(__m.id===${ids[0]}){}else{${inner}}}`
      }
      if (cover) return `(${notes.replaceAll(';', ',')},(${inner}))`
      const choices = group.map((one) => `__m.id===${one.id}?(${changed(text, one)}):`)
      return `(${choices.join('')}(${inner}))`
    }
    return { start, end, rank: 2, wrap, inside: [] }
  })
}

function changed(text: string, { edit, region }: Mutant): string {
  return text.slice(region.start, edit.start) + edit.text + text.slice(edit.end, region.end)
}

/** Counts the bodies of loops and functions, and keeps a statement from being read as its neighbour's call. */
function stepRegions(program: Node): Region[] {
  const regions: Region[] = []
  const step = 'if(++__m.steps>__m.most)__m.stop();'
  const visit = (node: Node): void => {
    for (const [member, child] of childrenOf(node)) {
      const { start, end } = child
      if (member === 'body' && /^(?:For|While|DoWhile|Function|ArrowFunction)/.test(node.type)) {
        const statement = child.type.endsWith('Statement')
        if (statement) regions.push({ start, end, rank: 0, wrap: (inner) => `{${step}${inner}}`, inside: [] })
      }
      if (child.type === 'ExpressionStatement' && /^(?:Program|BlockStatement|SwitchCase)$/.test(node.type)) {
        regions.push({ start, end, rank: 1, wrap: (inner) => `;${inner}`, inside: [] })
      }
      visit(child)
    }
  }
  visit(program)
  return regions
}
