import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { Kysely } from 'kysely'
import { rollBack } from '../roll-back.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { diskFault } from './store-faults.ts'

const file = join(tmpdir(), 'store.sqlite')

test('a fault of the disk is told by its name, and what is none is not one', () => {
  const told = (errcode: number, message = 'm') =>
    diskFault(file, Object.assign(new Error(message), { errcode }))
  assert.match(told(13)!.message, /^ENOSPC: the disk of the data directory is full \(SQLite: m\)$/)
  assert.match(told(10 | (3 << 8))!.message, /^EIO/)
  assert.match(told(8)!.message, /^EROFS/)
  // A constraint, and what is no error of SQLite’s.
  assert.equal(told(19), undefined)
  assert.equal(diskFault(file, new Error('no')), undefined)
  const synced = Object.assign(new Error('fdatasync'), { code: 'ENOSPC' })
  assert.equal(diskFault(file, synced), synced)
})

test('a write that finds no room says so, not that there was nothing to roll back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-full-'))
  const database = new DatabaseSync(join(folder, 'full.sqlite'))
  database.exec('create table t (x text); pragma max_page_count = 5')
  const db = new Kysely<{ t: { x: string } }>({ dialect: sqliteDialect(database) })
  const fill = (x: string) => db.transaction().execute((tx) => tx.insertInto('t').values({ x }).execute())
  const cause = await fill('x'.repeat(100_000)).catch((error: unknown) => error)
  assert.match(diskFault(file, cause)!.message, /ENOSPC/)
  // The next one has its turn all the same.
  await fill('y')
  assert.equal((await db.selectFrom('t').selectAll().execute()).length, 1)
  rollBack(database)
  await db.destroy()
  rmSync(folder, { recursive: true })
})
