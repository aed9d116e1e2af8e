import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAccount, insertAccount } from './entities/accounts.ts'
import { deleteGroup, findGroupByName, insertGroup } from './entities/groups.ts'
import type { Store } from './store.ts'

/** A place for one store: opening it twice in a row finds what was written before. */
export type StorePlace = { open(): Promise<Store>; remove(): void }

const account = { id: '111122223333', name: 'default', alias: null, created: 1 }
const group = { id: 'AGPA1', account: account.id, name: 'Team', nameKey: 'team', path: '/', created: 2 }

/** The suite that every store passes. */
export function storeContract(name: string, place: () => Promise<StorePlace>): void {
  const withStore = (about: string, run: (store: Store, place: StorePlace) => Promise<void>) =>
    test(`${name}: ${about}`, async () => {
      const here = await place()
      const store = await here.open()
      try {
        await run(store, here)
      } finally {
        await store.close()
        here.remove()
      }
    })

  withStore('a write is seen by the next read and grows the version', async (store) => {
    await store.writeData((tx) => insertAccount(tx, account))
    const before = store.version(account.id)
    await store.write(account.id, (tx) => insertGroup(tx, group))
    assert.equal(store.version(account.id), before + 1)
    assert.equal((await findGroupByName(store.read, account.id, 'TEAM'))?.id, group.id)
  })

  withStore('a write that throws leaves nothing behind and keeps the version', async (store) => {
    await store.writeData((tx) => insertAccount(tx, account))
    const failing = store.write(account.id, async (tx) => {
      await insertGroup(tx, group)
      throw new Error('no')
    })
    await assert.rejects(failing, /no/)
    assert.equal(store.version(account.id), 0)
    assert.equal(await findGroupByName(store.read, account.id, 'team'), undefined)
    await store.write(account.id, (tx) => insertGroup(tx, group))
  })

  withStore('writes take turns: each sees what those before it have done', async (store) => {
    await store.writeData((tx) => insertAccount(tx, account))
    const seen: (string | undefined)[] = []
    const turns = Array.from({ length: 20 }, (_, index) =>
      store.write(account.id, async (tx) => {
        seen.push((await findGroupByName(tx, account.id, 'team'))?.id)
        await deleteGroup(tx, `AGPA${index - 1}`)
        await Promise.resolve()
        await insertGroup(tx, { ...group, id: `AGPA${index}` })
      }),
    )
    await Promise.all(turns)
    assert.deepEqual(seen, [undefined, ...Array.from({ length: 19 }, (_, index) => `AGPA${index}`)])
    assert.equal(store.version(account.id), 20)
  })

  withStore('a reader does not see a write that has not been committed', async (store) => {
    await store.writeData((tx) => insertAccount(tx, account))
    await store.write(account.id, async (tx) => {
      await insertGroup(tx, group)
      assert.equal(await findGroupByName(store.read, account.id, 'team'), undefined)
    })
  })

  withStore('data that no decision depends on leaves the version', async (store) => {
    await store.writeData((tx) => insertAccount(tx, account))
    assert.equal(store.version(account.id), 0)
  })

  withStore(
    'a change of the organizations grows their version and those of the accounts named',
    async (store) => {
      await store.writeData((tx) => insertAccount(tx, account))
      assert.equal(store.organizationsVersion(), 0)
      await store.writeOrganizations([], async () => {})
      assert.deepEqual([store.organizationsVersion(), store.version(account.id)], [1, 0])
      const made = { ...account, id: '444455556666' }
      await store.writeOrganizations([account.id, made.id], (tx) => insertAccount(tx, made))
      assert.equal(store.organizationsVersion(), 2)
      assert.deepEqual([store.version(account.id), store.version(made.id)], [1, 1])
      const failing = store.writeOrganizations([account.id], async () => {
        throw new Error('no')
      })
      await assert.rejects(failing, /no/)
      assert.deepEqual([store.organizationsVersion(), store.version(account.id)], [2, 1])
    },
  )

  withStore('what was written is there after closing and opening, versions too', async (store, place) => {
    await store.writeData((tx) => insertAccount(tx, account))
    await store.write(account.id, (tx) => insertGroup(tx, group))
    await store.close()
    const again = await place.open()
    try {
      assert.equal((await findAccount(again.read, account.id))?.name, 'default')
      assert.equal(again.version(account.id), 1)
    } finally {
      await again.close()
    }
  })

  withStore('the trail gives back the latest request, or the one asked for, of an account', async (store) => {
    const row = (requestId: string, of = account.id) => ({
      requestId,
      eventId: `e-${requestId}`,
      account: of,
      seconds: 0,
      terms: [],
      event: `{"id":"${requestId}"}`,
      questions: '[]',
      facts: '{}',
      caller: '{}',
    })
    await store.trail.append([row('a'), row('b'), row('c', '444455556666')])
    assert.equal((await store.trail.find(account.id, undefined))?.requestId, 'b')
    assert.equal((await store.trail.find(account.id, 'a'))?.event, '{"id":"a"}')
    assert.equal(await store.trail.find(account.id, 'c'), undefined)
    await store.trail.clear()
    assert.equal(await store.trail.find(account.id, 'a'), undefined)
  })
}
