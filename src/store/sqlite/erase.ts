import { readMeta, writeMeta } from './meta.ts'
import type { Store, Writer } from '../store.ts'

/** What survives: the accounts themselves, and what the store knows of itself. */
const kept = new Set(['accounts', 'meta'])

/**
 * Empties every account at once and begins a new epoch, which it answers; `refill` runs in the same
 * transaction.
 * `account` is any account: its version grows as with every write, and so does every other's.
 */
export async function eraseAll(
  store: Store,
  account: string,
  refill: (tx: Writer) => Promise<void>,
): Promise<number> {
  const epoch = Number((await readMeta(store.read, 'epoch')) ?? 0) + 1
  const accounts = await store.read.selectFrom('accounts').select('id').execute()
  await store.write(account, async (tx) => {
    const tables = (await tx.introspection.getTables()).map(({ name }) => name)
    await store.emptyTables(
      tx,
      tables.filter((name) => !kept.has(name)),
    )
    await tx.updateTable('accounts').set({ alias: null, email: null, closed: null }).execute()
    await writeMeta(tx, 'epoch', String(epoch))
    await refill(tx)
  })
  await store.trail.clear()
  // Every account has changed: each version grows, so that nothing cached of any of them counts any more.
  const others = accounts.map(({ id }) => id).filter((id) => id !== account)
  await store.writeOrganizations(others, async () => {})
  return epoch
}
