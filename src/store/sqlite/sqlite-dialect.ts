import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { PreparingAdapter } from './prepared.ts'
import { rollBack } from '../roll-back.ts'

// LIMIT: prepared statements kept per connection; the queries of the house are fewer, lists of ids vary.
const statementLimit = 500

/** kysely on one `node:sqlite` connection. Transactions on it take turns; plain queries do not wait. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  const connection = sqliteConnection(database)
  return {
    createAdapter: (): PreparingAdapter =>
      Object.assign(new SqliteAdapter(), { run: connection.run, forms: new Map() }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => sqliteDriver(database, connection),
  }
}

function sqliteDriver(database: DatabaseSync, connection: DatabaseConnection): Driver {
  const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql))
  let turn: Promise<void> = Promise.resolve()
  let release: (() => void) | undefined
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {
      const before = turn
      const mine = Promise.withResolvers<void>()
      turn = mine.promise
      await before
      release = mine.resolve
      try {
        await run('begin immediate')
      } catch (cause) {
        release()
        throw cause
      }
    },
    commitTransaction: async () => {
      await run('commit')
      release?.()
    },
    rollbackTransaction: async () => {
      rollBack(database)
      release?.()
    },
    releaseConnection: async () => {},
    destroy: async () => database.close(),
  }
}

function sqliteConnection(database: DatabaseSync): DatabaseConnection & Pick<PreparingAdapter, 'run'> {
  const prepared = new Map<string, Prepared>()
  const prepare = (sql: string) => {
    let known = prepared.get(sql)
    if (known === undefined) {
      if (prepared.size >= statementLimit) prepared.clear()
      const statement = database.prepare(sql)
      known = { statement, columns: columnsOf(statement, sql) }
      prepared.set(sql, known)
    }
    return known
  }
  return {
    run: (sql, parameters) => rowsOf(prepare(sql), parameters),
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const query = prepare(sql)
      if (query.columns.length > 0) return { rows: rowsOf(query, parameters) as R[] }
      const { changes, lastInsertRowid } = query.statement.run(...(parameters as SQLInputValue[]))
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
    },
    // oxlint-disable-next-line require-yield
    async *streamQuery() {
      throw new Error('rows are read in pages here, not streamed')
    },
  }
}

/**
 * A statement that gives rows as arrays, and the names of their columns; without columns it gives none. `asObjects` on
 * a Node before 22.16, which does neither.
 */
type Prepared = { statement: StatementSync; columns: readonly string[] | 'asObjects' }

function columnsOf(statement: StatementSync, sql: string): Prepared['columns'] {
  if (!('setReturnArrays' in statement)) {
    return /^\s*(?:select|with|pragma|explain|values)\b|\breturning\b/i.test(sql) ? 'asObjects' : []
  }
  // An object that node makes of a row is a dictionary, dear to make and to read: rows of one shape are not.
  statement.setReturnArrays(true)
  return statement.columns().map(({ name }) => name)
}

function rowsOf({ statement, columns }: Prepared, parameters: readonly unknown[]): object[] {
  const given = statement.all(...(parameters as SQLInputValue[])) as unknown
  if (columns === 'asObjects') return given as object[]
  const rows = given as unknown[][]
  return rows.map((values) => {
    const row: Record<string, unknown> = {}
    for (let at = 0; at < columns.length; at += 1) row[columns[at]!] = values[at]
    return row
  })
}
