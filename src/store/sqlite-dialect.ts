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
      try {
        await run('rollback')
      } finally {
        release?.()
      }
    },
    releaseConnection: async () => {},
    destroy: async () => database.close(),
  }
}

function sqliteConnection(database: DatabaseSync): DatabaseConnection & Pick<PreparingAdapter, 'run'> {
  // Whether a statement gives rows is asked once: node describes every column to tell it.
  const prepared = new Map<string, { statement: StatementSync; givesRows: boolean }>()
  const prepare = (sql: string) => {
    let known = prepared.get(sql)
    if (known === undefined) {
      if (prepared.size >= statementLimit) prepared.clear()
      const statement = database.prepare(sql)
      known = { statement, givesRows: statement.columns().length > 0 }
      prepared.set(sql, known)
    }
    return known
  }
  return {
    run: (sql, parameters) => prepare(sql).statement.all(...(parameters as SQLInputValue[])),
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { statement, givesRows } = prepare(query.sql)
      const parameters = query.parameters as SQLInputValue[]
      if (givesRows) return { rows: statement.all(...parameters) as R[] }
      const { changes, lastInsertRowid } = statement.run(...parameters)
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
    },
    // oxlint-disable-next-line require-yield
    async *streamQuery() {
      throw new Error('rows are read in pages here, not streamed')
    },
  }
}
