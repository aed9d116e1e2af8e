/**
 * A model as committed text: one line an operation, an error and a shape, so that a refresh reads well as a
 * diff.
 */
export function printModel(model: Record<string, unknown>): string {
  const parts = Object.entries(model).map(
    ([key, value]) => `${JSON.stringify(key)}:${printValue(key, value)}`,
  )
  return `{${parts.join(',\n')}}\n`
}

function printValue(key: string, value: unknown): string {
  if (!['operations', 'errors', 'shapes'].includes(key)) return JSON.stringify(value)
  const rows = Object.entries(value as object).map(
    ([name, row]) => `${JSON.stringify(name)}:${JSON.stringify(row)}`,
  )
  return `{\n${rows.join(',\n')}}`
}
