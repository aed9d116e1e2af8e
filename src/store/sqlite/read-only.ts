import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { readMeta } from './meta.ts'
import { schemaNumber } from './migrate.ts'
import type { Schema } from '../schema/schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Reader } from '../store.ts'

/** A database as it was at one moment, whatever a running server writes meanwhile. */
export type ReadOnlyStore = { read: Reader; close(): Promise<void> }

/**
 * Opens a store's file to read it and nothing else: no lock of the data directory is taken, nothing is migrated. Throws
 * a sentence for the operator where there is no store of today's schema.
 */
export async function openReadOnlyStore(file: string): Promise<ReadOnlyStore> {
  if (!existsSync(file)) throw new Error(`there is no ${file}; start the server once, or name its --data-dir`)
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('pragma busy_timeout = 5000')
    database.exec('pragma query_only = on')
    // INVARIANT: one read transaction for all that is asked, so that no answer mixes two moments.
    database.exec('begin')
    const read = new Kysely<Schema>({ dialect: sqliteDialect(database) })
    await requireSchema(database, read, file)
    return { read, close: () => read.destroy() }
  } catch (cause) {
    if (database.isOpen) database.close()
    throw cause
  }
}

async function requireSchema(database: DatabaseSync, read: Reader, file: string): Promise<void> {
  const hasMeta = database.prepare("select 1 from sqlite_master where name = 'meta'").get() !== undefined
  const schema = hasMeta ? Number((await readMeta(read, 'schema')) ?? 0) : 0
  if (schema === schemaNumber) return
  const writer = schema > schemaNumber ? 'a newer' : 'an older'
  const remedy = schema > schemaNumber ? 'use that one' : 'start this server on it once'
  throw new Error(`${file} was written by ${writer} Understudy (schema ${schema}); ${remedy}`)
}
