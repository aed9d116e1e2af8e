import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startPostgres, withoutPostgres, type TestPostgres } from '../../../test/fixtures/clients/postgres.ts'
import { storeContract } from '../contract.ts'
import { insertAccount } from '../entities/accounts.ts'
import { openPostgresStore } from './postgres.ts'

const skip = withoutPostgres()
let postgres: TestPostgres
before(async () => {
  if (skip === false) postgres = await startPostgres()
})
after(() => postgres?.remove())

async function place() {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-store-'))
  const url = await postgres.database()
  const open = () => openPostgresStore({ url, trailFile: join(folder, 'trail') })
  return { url, open, remove: () => rmSync(folder, { recursive: true }) }
}

if (skip === false) storeContract('PostgreSQL', place)

test('a second node is refused while the first has the database', { skip }, async () => {
  const { open, remove } = await place()
  const first = await open()
  await assert.rejects(open(), /another Understudy has that database/)
  await first.close()
  await (await open()).close()
  remove()
})

test(
  'a database that is away is told, and used again when it is back',
  { skip, timeout: 60_000 },
  async () => {
    const { open, remove } = await place()
    const store = await open()
    const account = (id: string) => ({ id, name: id, created: 1, alias: null, email: null, closed: null })
    await store.writeData((tx) => insertAccount(tx, account('111122223333')))
    await postgres.stop()
    await assert.rejects(
      store.writeData((tx) => insertAccount(tx, account('2'))),
      { unavailable: true },
    )
    assert.throws(() => store.requireHere(), { unavailable: true })
    assert.match(store.fault()!.message, /the database is away/)
    await postgres.start()
    for (;;) {
      try {
        await store.writeData((tx) => insertAccount(tx, account('444455556666')))
        break
      } catch (cause) {
        assert.ok((cause as { unavailable?: boolean }).unavailable, String(cause))
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    store.requireHere()
    assert.equal(store.fault(), undefined)
    const ids = (await store.read.selectFrom('accounts').select('id').orderBy('id').execute()).map(
      ({ id }) => id,
    )
    assert.deepEqual(ids, ['111122223333', '444455556666'])
    await store.close()
    remove()
  },
)
