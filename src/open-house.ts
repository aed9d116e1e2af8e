import { randomBytes } from 'node:crypto'
import type { Random } from './kernel/ids.ts'
import { createIssuers } from './proof/issuers.ts'
import { createPasswords, type ScryptCost } from './proof/passwords.ts'
import { databaseFile } from './store/data-directory.ts'
import { readKeyRing } from './store/key-ring.ts'
import { readEpoch } from './store/sqlite/meta.ts'
import { createSealer } from './store/seal.ts'
import { openSqliteStore } from './store/sqlite/sqlite.ts'
import type { Store } from './store/store.ts'
import { createClock } from './access/clock.ts'
import { createGuesses } from './access/identity/guesses.ts'
import { createCompiledTexts } from './access/decision/compiled-texts.ts'
import type { ForeignPrincipals } from './access/decision/foreign-principals.ts'
import type { House } from './access/house.ts'
import { openManagedPolicies } from './access/decision/managed-policies.ts'
import { pooledRandom } from './access/pooled-random.ts'
import { createOrganizations } from './access/decision/organizations.ts'
import { createPrincipals } from './access/decision/principals.ts'
import { openServiceCatalogue } from './access/decision/service-catalogue.ts'
import { openServiceNames } from './access/decision/service-names.ts'
import { createTrail } from './trail/trail.ts'
import { createTurns } from './access/turns.ts'
import { createUsageLog } from './access/usage.ts'

/**
 * What a house stands on. `clock` gives real time in milliseconds; tests bring their own, and cheaper
 * passwords.
 */
export type HouseOptions = {
  dataDirectory: string
  modelsDirectory: string
  region: string
  /** The ring of master keys (store/key-ring.ts), where it is not to lie in the data directory. */
  masterKey?: string | undefined
  clock?: (() => number) | undefined
  random?: Random | undefined
  passwordCost?: ScryptCost | undefined
  /** Issuers of web identity tokens that may speak plain HTTP and sit on private addresses. */
  trustedIssuers?: readonly string[] | undefined
  /** Users and roles of accounts that are not hosted here: `accept` for all, or their ARNs; none by default. */
  foreignPrincipals?: ForeignPrincipals | undefined
  /** URL of the PostgreSQL database to keep everything in that is not local; a file of the data directory otherwise. */
  database?: string | undefined
  /** How many bytes of the disk the trail may take up; 200 MB by default. */
  trailBytes?: number | undefined
  /** Throws where nothing may be written any more: asked before each commit. */
  mayCommit?: (() => void) | undefined
  /** Where lines for the operator go; nowhere by default. */
  log?: ((line: string) => void) | undefined
}

/** The store of the engine that the operator has chosen; what PostgreSQL takes is loaded only for it. */
async function openStore(file: string, { database, ...options }: HouseOptions): Promise<Store> {
  const common = { mayCommit: options.mayCommit, trailBytes: options.trailBytes, warn: options.log }
  if (database === undefined) return openSqliteStore(file, common)
  const { openPostgresStore } = await import('./store/postgres/postgres.ts')
  return openPostgresStore({ url: database, trailFile: `${file}-trail`, ...common })
}

/** Opens a house on a data directory that exists. Whoever opens it closes its store. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const random = options.random ?? pooledRandom(randomBytes)
  const file = databaseFile(options.dataDirectory)
  const ring = readKeyRing(options.dataDirectory, options.masterKey, file)
  const store = await openStore(file, options)
  const sealer = createSealer(ring, random)
  const rest: Omit<House, 'principals' | 'organizations'> = {
    store,
    sealer,
    outsideSealer: options.masterKey === undefined ? undefined : sealer,
    passwords: createPasswords(random, options.passwordCost),
    issuers: createIssuers({ trusted: options.trustedIssuers, now: options.clock ?? Date.now }),
    foreignPrincipals: options.foreignPrincipals ?? [],
    clock: createClock(options.clock ?? Date.now),
    random,
    region: options.region,
    url: '',
    epoch: await readEpoch(store),
    dataDirectory: options.dataDirectory,
    managedPolicies: openManagedPolicies(options.modelsDirectory),
    serviceNames: openServiceNames(options.modelsDirectory),
    catalogue: openServiceCatalogue(options.modelsDirectory),
    policies: createCompiledTexts(),
    trail: createTrail(store.trail),
    codeGuesses: createGuesses(),
    passwordGuesses: createGuesses(),
    usage: createUsageLog(store),
    turns: createTurns(),
  }
  const organizations = createOrganizations(rest)
  if (!organizations.areCurrent()) await organizations.refresh()
  return Object.assign(rest, { principals: createPrincipals(rest), organizations })
}

/** Writes what waits in memory and closes the store. */
export async function closeHouse(house: House): Promise<void> {
  try {
    // What a full disk does not take is lost, and must not keep what is open from being closed.
    await Promise.allSettled([house.trail.flush(), house.usage.flush()])
  } finally {
    await house.store.close()
  }
}
