import {
  ColumnDefinitionNode,
  DataTypeNode,
  OperationNodeTransformer,
  PostgresDialect,
  RawNode,
  type Dialect,
  type KyselyPlugin,
} from 'kysely'
import pg from 'pg'
import type { PreparingAdapter } from '../sqlite/prepared.ts'

/** PostgreSQL gives 64-bit numbers as texts; ours are times, versions and counts, which a number holds exactly. */
const int8 = 20
const numeric = 1700

const types = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (id === int8 || id === numeric) return Number
    return pg.types.getTypeParser(id, format as 'text')
  },
}

// LIMIT: connections of one node; PostgreSQL's own default is a hundred for all.
const connections = 10
const connectMilliseconds = 5000

/** The connections to a database. Those that break while nobody uses them are made anew when they are needed. */
export function openPool(url: string, onBreak: (cause: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectMilliseconds,
    types: types as pg.CustomTypesConfig,
  })
  pool.on('error', onBreak)
  return pool
}

/** kysely on PostgreSQL, by its own dialect. */
export function postgresDialect(pool: pg.Pool): Dialect {
  const dialect = new PostgresDialect({ pool })
  return {
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: (): PreparingAdapter => Object.assign(dialect.createAdapter(), { forms: new Map() }),
  }
}

/** What the migrations call by SQLite's names: texts that sort by bytes, as AWS's names do, and bytes. */
const columnTypes: Readonly<Record<string, string>> = { text: 'text collate "C"', blob: 'bytea' }

class ColumnTypes extends OperationNodeTransformer {
  protected override transformColumnDefinition(node: ColumnDefinitionNode): ColumnDefinitionNode {
    const { dataType } = node
    const type = DataTypeNode.is(dataType) ? columnTypes[dataType.dataType as string] : undefined
    const renamed = type === undefined ? node : { ...node, dataType: RawNode.createWithSql(type) }
    return super.transformColumnDefinition(renamed)
  }
}

/** Lets the migrations, which are one for both engines, make PostgreSQL's columns. */
export function columnTypesPlugin(): KyselyPlugin {
  const transformer = new ColumnTypes()
  return {
    transformQuery: ({ node }) => transformer.transformNode(node),
    transformResult: async ({ result }) => result,
  }
}
