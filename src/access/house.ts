import type { ForeignPrincipals } from './decision/foreign-principals.ts'
import type { Random } from '../kernel/ids.ts'
import type { Issuers } from '../proof/issuers.ts'
import type { Passwords } from '../proof/passwords.ts'
import type { Sealer } from '../store/seal.ts'
import type { Store } from '../store/store.ts'
import type { CompiledTexts } from './decision/compiled-texts.ts'
import type { Guesses } from './identity/guesses.ts'
import type { ManagedPolicies } from './decision/managed-policies.ts'
import type { Organizations } from './decision/organizations.ts'
import type { Principals } from './decision/principals.ts'
import type { ServiceCatalogue } from '../policy/lint/catalogue.ts'
import type { ServiceNames } from './decision/service-names.ts'
import type { Trail } from './trail.ts'
import type { Turns } from './turns.ts'
import type { UsageLog } from './usage.ts'

/**
 * Two clocks, milliseconds since 1970: `real` judges signatures and one-time codes, `now` everything else. A
 * test hook may move `now` against `real`.
 */
export type Clock = {
  real(): number
  now(): number
  advance(milliseconds: number): void
  reset(): void
}

/**
 * What one running server consists of. No module keeps state of its own, so two houses can stand in one
 * process.
 */
export type House = {
  store: Store
  sealer: Sealer
  /** Seals what else would lie in clear in the data directory, where the master key does not lie beside it. */
  outsideSealer?: Sealer | undefined
  /** Hashes and checks passwords, few at a time. */
  passwords: Passwords
  /** Wrong one-time codes of late, by device. */
  codeGuesses: Guesses
  /** Wrong old passwords of late, by user id. */
  passwordGuesses: Guesses
  /** The public keys of OpenID Connect issuers, and which of them the operator named. */
  issuers: Issuers
  /** Principals of accounts that are not hosted here, which policies may name. */
  foreignPrincipals: ForeignPrincipals
  clock: Clock
  random: Random
  /** The region of the default endpoint, e.g. `us-east-1`. */
  region: string
  /**
   * Where this server answers, e.g. `http://127.0.0.1:4566`; empty until it listens. Its own tokens name it.
   */
  url: string
  /** Sessions sealed under an older epoch are dead; a reset begins a new one. */
  epoch: number
  /** Folder for what is too large for the database: S3's objects. */
  dataDirectory: string
  managedPolicies: ManagedPolicies
  /** Compiled policies by their text, bounded. */
  policies: CompiledTexts
  /** Users and roles with their policies, cached by their account's version. */
  principals: Principals
  /** Which account is in which organization, and what binds it there. */
  organizations: Organizations
  trail: Trail
  /** AWS's services by their prefixes. */
  serviceNames: ServiceNames
  /** What policies may name of AWS's services, for the checks of policies. */
  catalogue: ServiceCatalogue
  /** Last-used times of keys, roles and actions, written in batches. */
  usage: UsageLog
  /** How work that takes long shares the thread with everybody's requests. */
  turns: Turns
}
