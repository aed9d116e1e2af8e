/** One figure; `value` is undefined where it could not be measured, and `note` says why. */
export type Figure = {
  what: string
  value: number | undefined
  unit: string
  /** What it is held to, where it is held to something. */
  atLeast?: number
  atMost?: number
  note?: string
}

/** What one benchmark found. */
export type Result = { name: string; figures: Figure[] }

/** Whether a figure is what it has to be; undefined where it is held to nothing. */
export function isMet({ value, atLeast, atMost }: Figure): boolean | undefined {
  if (value === undefined || (atLeast === undefined && atMost === undefined)) return undefined
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity)
}

/** A result as a table for a terminal. */
export function tableOf({ name, figures }: Result): string {
  const rows = figures.map((figure) => [
    figure.what,
    figure.value === undefined ? '–' : figure.value.toLocaleString('en-US', { maximumFractionDigits: 2 }),
    figure.unit,
    targetOf(figure),
    figure.note ?? '',
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 1 ? cell.padStart(widths[1]!) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  return `${name}\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function targetOf(figure: Figure): string {
  const met = isMet(figure)
  if (met === undefined) return ''
  const { atLeast, atMost } = figure
  const wanted = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast.toLocaleString('en-US')}`
  return `${met ? 'met' : 'MISSED'}: ${wanted}`
}
