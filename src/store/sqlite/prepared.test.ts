import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import { Kysely } from 'kysely'
import { prepareRow, prepareRows } from './prepared.ts'
import type { Schema } from '../schema/schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Reader } from '../store.ts'

/** A database with the tags `k1` … `k5` of one owner, their values in the other order. */
function open(): Kysely<Schema> {
  const database = new DatabaseSync(':memory:')
  database.exec('create table tags (account text, ownerId text, position integer, key text, value text)')
  for (let at = 1; at <= 5; at += 1) {
    database.exec(
      `insert into tags values ('1', ${at === 5 ? 'null' : "'o'"}, ${at}, 'k${at}', 'v${6 - at}')`,
    )
  }
  return new Kysely<Schema>({ dialect: sqliteDialect(database) })
}

const db = open()
after(() => db.destroy())

const tags = (from: Reader) => from.selectFrom('tags').select('key').orderBy('position')
const keys = (rows: { key: string }[]) => rows.map(({ key }) => key).join(' ')

test('a query is put together once for each database, whatever its values', async () => {
  let built = 0
  const byKey = prepareRow((from, key: string, position: number) => {
    built += 1
    return tags(from).select('value').where('key', '=', key).where('position', '=', position)
  })
  assert.deepEqual({ ...(await byKey(db, 'k1', 1)) }, { key: 'k1', value: 'v5' })
  assert.deepEqual({ ...(await byKey(db, 'k2', 2)) }, { key: 'k2', value: 'v4' })
  assert.equal(await byKey(db, 'k2', 3), undefined)
  assert.equal(built, 1)
  const other = open()
  assert.equal((await byKey(other, 'k3', 3))?.value, 'v3')
  assert.equal(built, 2)
  await other.destroy()
})

test('what is undefined, null or a boolean, and how long a list is, make forms of a query', async () => {
  let built = 0
  const find = prepareRows(
    (from, range: { after?: string; descending: boolean; limit: number }, owner?: string | null) => {
      built += 1
      let query = from.selectFrom('tags').select('key').limit(range.limit)
      if (owner !== undefined) query = query.where('ownerId', owner === null ? 'is' : '=', owner as 'o')
      if (range.after !== undefined) query = query.where('key', '>', range.after)
      return query.orderBy('position', range.descending ? 'desc' : 'asc')
    },
  )
  const cases: [Parameters<typeof find>[1], (string | null)[], string, number][] = [
    [{ descending: false, limit: 2 }, [], 'k1 k2', 1],
    [{ descending: false, limit: 3 }, [], 'k1 k2 k3', 1],
    [{ descending: true, limit: 2 }, [], 'k5 k4', 2],
    [{ descending: false, limit: 2, after: 'k2' }, [], 'k3 k4', 3],
    [{ descending: false, limit: 9, after: 'k3' }, ['o'], 'k4', 4],
    [{ descending: false, limit: 9, after: 'k3' }, [null], 'k5', 5],
    [{ descending: false, limit: 1, after: 'k1' }, ['o'], 'k2', 5],
  ]
  for (const [range, owner, expected, forms] of cases) {
    assert.equal(keys(await find(db, range, ...(owner as [string]))), expected)
    assert.equal(built, forms)
  }
  const some = prepareRows((from, wanted: readonly string[]) => {
    built += 1
    return tags(from).where('key', 'in', wanted)
  })
  for (const [wanted, expected] of [
    [['k2', 'k9'], 'k2'],
    [['k3', 'k1'], 'k1 k3'],
    [['k5'], 'k5'],
    [[], ''],
  ] as const) {
    assert.equal(keys(await some(db, wanted)), expected)
  }
  assert.equal(built, 5 + 3)
})

test('more forms than are kept give the right rows all the same', async () => {
  const some = prepareRows((from, wanted: readonly string[]) => tags(from).where('key', 'in', wanted))
  for (let length = 1; length <= 50; length += 1) {
    const wanted = Array.from({ length }, (_, at) => `k${at + 4}`)
    assert.equal(keys(await some(db, wanted)), length === 1 ? 'k4' : 'k4 k5')
  }
})

test('in a transaction a query sees what was changed in it', async () => {
  const all = prepareRows((from) => tags(from))
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom('tags').where('key', '!=', 'k1').execute()
      assert.equal(keys(await all(tx)), 'k1')
      throw new Error('back')
    }),
    /back/,
  )
  assert.equal(keys(await all(db)), 'k1 k2 k3 k4 k5')
})

test('a query that fails rejects, and throws nothing at who asks', async () => {
  const wrong = prepareRows((from) => from.selectFrom('users').selectAll())
  await assert.rejects(wrong(db), /no such table/)
})
