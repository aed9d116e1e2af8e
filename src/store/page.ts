import { sql, type RawBuilder } from 'kysely'

/** Which rows of a sorted list a page holds: those after the key `after`, `limit` at most. */
export type PageOf = { after?: string | undefined; limit: number }

/**
 * The first characters of a path column, to compare with a prefix: LIKE would fold case on some databases.
 */
export function pathStart(column: string, prefix: string): RawBuilder<string> {
  return sql<string>`substr(${sql.ref(column)}, 1, length(${prefix}))`
}
