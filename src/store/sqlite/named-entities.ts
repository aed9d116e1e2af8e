import type { Compilable, SelectQueryBuilder } from 'kysely'
import { pathStart, type PageOf } from '../page.ts'
import { prepareRow, prepareRows } from './prepared.ts'
import type { Schema } from '../schema/schema.ts'
import type { Reader } from '../store.ts'

/** The tables of entities whose names are unique in their account whatever the case, and that have a path. */
type EntityTable = 'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles' | 'serverCertificates'

type RowsOf<Table extends EntityTable> = SelectQueryBuilder<Schema, Table, object>

/** Makes what finds the entity of a name in an account, whatever the case; `pick` picks columns. */
export function findByName<Table extends EntityTable, Row>(
  table: Table,
  pick: (rows: RowsOf<Table>) => Compilable<Row>,
): (db: Reader, account: string, name: string) => Promise<Row | undefined> {
  const find = prepareRow((db, account: string, nameKey: string) =>
    pick(rowsOf<Table>(entities(db, table, account).where('nameKey', '=', nameKey))),
  )
  return (db, account, name) => find(db, account, name.toLowerCase())
}

/**
 * Makes what lists a page of an account's entities whose path begins with `pathPrefix`, by name without case; `pick`
 * picks columns.
 */
export function listByName<Table extends EntityTable, Row>(
  table: Table,
  pick: (rows: RowsOf<Table>) => Compilable<Row>,
): (db: Reader, account: string, pathPrefix: string, page: PageOf) => Promise<Row[]> {
  return prepareRows((db, account, pathPrefix, page) => {
    const rows = entities(db, table, account)
      .where('nameKey', '>', page.after ?? '')
      .where(pathStart('path', pathPrefix), '=', pathPrefix)
      .orderBy('nameKey')
      .limit(page.limit)
    return pick(rowsOf<Table>(rows))
  })
}

function entities(db: Reader, table: EntityTable, account: string) {
  return db.selectFrom(table).where('account', '=', account)
}

/** Kysely types a query over a union of tables, not over a type parameter: this says which of them it is. */
function rowsOf<Table extends EntityTable>(rows: ReturnType<typeof entities>): RowsOf<Table> {
  return rows as unknown as RowsOf<Table>
}
