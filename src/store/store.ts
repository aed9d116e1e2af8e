import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema/schema.ts'
import type { TrailLog } from './records/trail.ts'

/** A handle that reads what is committed. */
export type Reader = Kysely<Schema>

/** A handle inside a write: sees its own changes. */
export type Writer = Transaction<Schema>

/** What every store offers. `contract.ts` is the suite that each one passes. */
export type Store = {
  read: Reader
  /**
   * Changes an account's entities: takes the account's row, runs `work`, grows the account's version and
   * commits durably before it answers. Everything a decision depends on is written this way. Throwing rolls
   * back.
   */
  write<T>(account: string, work: (tx: Writer) => Promise<T>): Promise<T>
  /**
   * As `write`, for what organizations are: every decision may depend on it, so it grows the version of the
   * organizations, and that of each account of `accounts` (those whose credentials begin or cease to count).
   */
  writeOrganizations<T>(accounts: readonly string[], work: (tx: Writer) => Promise<T>): Promise<T>
  /** Changes data no decision is cached from (objects, last-used times), durably; versions stay. */
  writeData<T>(work: (tx: Writer) => Promise<T>): Promise<T>
  /** The account's version: equal versions mean that nothing a decision depends on has changed. No I/O. */
  version(account: string): number
  /** The version of the organizations, as `version` of an account. No I/O. */
  organizationsVersion(): number
  /** Throws where the store cannot be asked just now, nor its versions trusted. No I/O. */
  requireHere(): void
  /** Empties those tables, whatever refers to what. */
  emptyTables(tx: Writer, names: readonly string[]): Promise<void>
  /** Why the last write failed, where the disk has failed it and none has succeeded since. No I/O. */
  fault(): Error | undefined
  /** What was asked lately. It outlives the process, but a power cut may take its last moments. */
  trail: TrailLog
  close(): Promise<void>
}
