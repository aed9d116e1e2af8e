/** How somebody wants to see a table: rows on a page, wrapped or not, and the columns in their order. */
export type TablePreferences = {
  pageSize: number
  wrapLines: boolean
  columns: readonly { id: string; visible: boolean }[]
}

/** What has to be known of a column: its id, and whether it shows only to who asks for it. */
export type ColumnChoice = { id: string; hidden?: boolean; isRowHeader?: boolean }

/** How many rows of a table can be chosen to stand on one page. */
export const pageSizes: readonly number[] = [20, 50, 100]

/**
 * The preferences that were kept as a text, brought in line with the columns there are today: what the text
 * does not know comes last, as it is meant; what it knows and is gone is left out. Any other text is none.
 */
export function keptPreferences(
  text: string | null,
  columns: readonly ColumnChoice[],
  pageSize: number,
): TablePreferences {
  const kept = parse(text)
  const known = new Map(columns.map((column) => [column.id, column]))
  const before = Array.isArray(kept.columns) ? kept.columns.filter((one) => known.has(one?.id)) : []
  const seen = new Set(before.map(({ id }) => id))
  return {
    pageSize: pageSizes.includes(kept.pageSize!) ? kept.pageSize! : pageSize,
    wrapLines: kept.wrapLines === true,
    columns: [
      ...before.map(({ id, visible }) => ({
        id,
        visible: visible === true || known.get(id)?.isRowHeader === true,
      })),
      ...columns
        .filter(({ id }) => !seen.has(id))
        .map(({ id, hidden }) => ({ id, visible: hidden !== true })),
    ],
  }
}

function parse(text: string | null): Partial<TablePreferences> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
