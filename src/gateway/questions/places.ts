/**
 * The texts at a place of an input: `TableName`, `Entries[].Id` (of every item), `RequestItems{}` (the keys of a map).
 * What is not there gives none; numbers and booleans are written as text.
 */
export function textsAt(input: object, path: string): string[] {
  let values: unknown[] = [input]
  for (const step of path.split('.')) values = values.flatMap((value) => take(value, step))
  return values.flatMap((value) => {
    if (typeof value === 'string') return [value]
    return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : []
  })
}

/** The values at a place, of whatever type. */
export function valuesAt(input: object, path: string): unknown[] {
  let values: unknown[] = [input]
  for (const step of path.split('.')) values = values.flatMap((value) => take(value, step))
  return values
}

function take(value: unknown, step: string): unknown[] {
  const name = step.replace(/(?:\[\]|\{\})+$/, '')
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return []
  let found: unknown[] = [(value as Record<string, unknown>)[name]]
  for (let rest = step.slice(name.length); rest !== ''; rest = rest.slice(2)) {
    found = found.flatMap((one) => (rest.startsWith('[]') ? listOf(one) : keysOf(one)))
  }
  return found.filter((one) => one !== undefined && one !== null)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}
