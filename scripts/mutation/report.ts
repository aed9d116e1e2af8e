import { readFileSync } from 'node:fs'
import type { Equivalent } from './equivalent.ts'
import { root } from './load.ts'
import type { Mutant } from './mutants.ts'
import type { Fate } from './worker.ts'

type Row = { killed: number; timeout: number; survived: number; uncovered: number; equivalent: number }

/** The score of each file and the places of the mutants that no test notices. */
export function reportOf(
  mutants: readonly Mutant[],
  fates: ReadonlyMap<number, Fate>,
  equivalents: readonly Equivalent[],
): string {
  const rows = new Map<string, Row>()
  const total = emptyRow()
  const unnoticed: string[] = []
  const lines = new Map<string, string[]>()
  const wronglyListed: string[] = []
  for (const mutant of mutants) {
    const { file, line, column, before, after, id } = mutant
    let row = rows.get(file)
    if (row === undefined) rows.set(file, (row = emptyRow()))
    const fate = fates.get(id)?.fate ?? 'no coverage'
    let source = lines.get(file)
    if (source === undefined) lines.set(file, (source = readFileSync(root + file, 'utf8').split('\n')))
    const known = equivalents.find(
      (one) =>
        one.file === file &&
        one.line === source[line - 1]!.trim() &&
        one.before === before &&
        one.after === after,
    )
    const noticed = fate === 'killed' || fate === 'timeout'
    if (known !== undefined && noticed)
      wronglyListed.push(`listed as equivalent, but noticed: ${file}: ${known.line}`)
    const kept = noticed
      ? fate
      : known !== undefined
        ? 'equivalent'
        : fate === 'survived'
          ? fate
          : 'uncovered'
    row[kept] += 1
    total[kept] += 1
    if (!noticed && known === undefined) {
      unnoticed.push(`${file}:${line}:${column} #${id} ${fate}: ${shown(before)} -> ${shown(after)}`)
    }
  }
  const table = [...rows, ['all', total] as const].map(([file, row]) => line(file, row))
  const head = `${'file'.padEnd(48)} score killed timeout survived uncovered equivalent`
  return [...unnoticed, '', head, ...table, ...wronglyListed, ''].join('\n')
}

function line(file: string, row: Row): string {
  const noticed = row.killed + row.timeout
  const valid = noticed + row.survived + row.uncovered
  const score = valid === 0 ? '    -' : ((100 * noticed) / valid).toFixed(1).padStart(5)
  const counts = [row.killed, row.timeout, row.survived, row.uncovered, row.equivalent]
  return `${file.padEnd(48)} ${score} ${counts.map((count) => String(count).padStart(7)).join(' ')}`
}

function emptyRow(): Row {
  return { killed: 0, timeout: 0, survived: 0, uncovered: 0, equivalent: 0 }
}

function shown(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ')
  return flat.length > 70 ? `${flat.slice(0, 70)}…` : flat
}
