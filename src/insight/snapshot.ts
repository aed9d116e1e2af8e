import { databaseFile } from '../store/data-directory.ts'
import { openReadOnlyStore } from '../store/sqlite/read-only.ts'
import type { Reader } from '../store/store.ts'
import { createCompiledTexts } from '../access/decision/compiled-texts.ts'
import type { House } from '../access/house.ts'
import { openManagedPolicies } from '../access/decision/managed-policies.ts'
import { readOrganizations } from '../access/decision/organizations.ts'
import { createPrincipals } from '../access/decision/principals.ts'

/** All that a decision is made from, and no secret. */
export type DecisionSources = Pick<House, 'policies' | 'managedPolicies' | 'principals' | 'organizations'> & {
  read: Reader
}

/** What a data directory holds at one moment. */
export type Snapshot = DecisionSources & { close(): Promise<void> }

/**
 * Opens a data directory to read it while its server runs or rests. Throws a sentence for the operator where it holds
 * no store of today's schema.
 */
export async function openSnapshot(dataDirectory: string, modelsDirectory: string): Promise<Snapshot> {
  const { read, close } = await openReadOnlyStore(databaseFile(dataDirectory))
  const policies = createCompiledTexts()
  const managedPolicies = openManagedPolicies(modelsDirectory)
  // Nothing changes in a snapshot, so every account stays at one version.
  const store = { read, version: () => 0 }
  const principals = createPrincipals({ store, policies, managedPolicies })
  const organizations = await readOrganizations({ policies }, read)
  return { read, close, policies, managedPolicies, principals, organizations }
}
