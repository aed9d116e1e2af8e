import type { House } from '../../access/house.ts'
import type { Writer } from '../../store/store.ts'

/**
 * Changes what the organizations are; the next decision of this node already goes by it. `accounts` are those whose
 * credentials begin or cease to count.
 */
export async function change<T>(
  house: House,
  work: (tx: Writer) => Promise<T>,
  accounts: readonly string[] = [],
): Promise<T> {
  const result = await house.store.writeOrganizations(accounts, work)
  await house.organizations.refresh()
  return result
}
