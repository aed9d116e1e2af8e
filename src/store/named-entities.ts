import type { SelectQueryBuilder } from 'kysely'
import { pathStart, type PageOf } from './page.ts'
import type { Schema } from './schema.ts'
import type { Reader } from './store.ts'

/** The tables of entities whose names are unique in their account whatever the case, and that have a path. */
type EntityTable = 'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles' | 'serverCertificates'

type RowsOf<Table extends EntityTable> = SelectQueryBuilder<Schema, Table, object>

/** The entity of that name in the account, whatever the case: one row or none; the caller picks columns. */
export function entityNamed<Table extends EntityTable>(
  db: Reader,
  table: Table,
  account: string,
  name: string,
): RowsOf<Table> {
  return rowsOf<Table>(entities(db, table, account).where('nameKey', '=', name.toLowerCase()))
}

/**
 * One page of the account's entities whose path begins with `pathPrefix`, by name without case; the caller
 * picks columns.
 */
export function pageOfEntities<Table extends EntityTable>(
  db: Reader,
  table: Table,
  account: string,
  pathPrefix: string,
  page: PageOf,
): RowsOf<Table> {
  const rows = entities(db, table, account)
    .where('nameKey', '>', page.after ?? '')
    .where(pathStart('path', pathPrefix), '=', pathPrefix)
    .orderBy('nameKey')
    .limit(page.limit)
  return rowsOf<Table>(rows)
}

function entities(db: Reader, table: EntityTable, account: string) {
  return db.selectFrom(table).where('account', '=', account)
}

/** Kysely types a query over a union of tables, not over a type parameter: this says which of them it is. */
function rowsOf<Table extends EntityTable>(rows: ReturnType<typeof entities>): RowsOf<Table> {
  return rows as unknown as RowsOf<Table>
}
