import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { insertAccount, listAccounts } from '../entities/accounts.ts'
import { openReadOnlyStore } from './read-only.ts'
import { openSqliteStore } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'understudy-read-only-'))
after(() => rmSync(folder, { recursive: true }))

const account = (id: string) => ({ id, name: id, alias: null, created: 0 })

test('sees one moment of a store that goes on writing, and writes nothing itself', async () => {
  const file = join(folder, 'running.sqlite')
  const store = await openSqliteStore(file)
  await store.writeData((tx) => insertAccount(tx, account('111122223333')))
  const readOnly = await openReadOnlyStore(file)
  await store.writeData((tx) => insertAccount(tx, account('444455556666')))
  assert.deepEqual(
    (await listAccounts(readOnly.read)).map(({ id }) => id),
    ['111122223333'],
  )
  await assert.rejects(
    readOnly.read.insertInto('accounts').values(account('777788889999')).execute(),
    /readonly/,
  )
  await readOnly.close()
  assert.equal((await listAccounts(store.read)).length, 2)
  await store.close()
  const rested = await openReadOnlyStore(file)
  assert.equal((await listAccounts(rested.read)).length, 2)
  await rested.close()
})

test('tells where there is no store, an older one or a newer one', async () => {
  await assert.rejects(openReadOnlyStore(join(folder, 'nothing.sqlite')), /start the server once/)
  for (const [schema, message] of [
    [undefined, /an older Understudy \(schema 0\)/],
    ['999', /a newer Understudy \(schema 999\)/],
  ] as const) {
    const file = join(folder, `schema-${schema}.sqlite`)
    const database = new DatabaseSync(file)
    if (schema !== undefined) {
      database.exec('create table meta ("key" text primary key, "value" text)')
      database.exec(`insert into meta values ('schema', '${schema}')`)
    }
    database.close()
    await assert.rejects(openReadOnlyStore(file), message)
  }
})
