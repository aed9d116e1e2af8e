import type { DatabaseSync } from 'node:sqlite'

/**
 * Ends a transaction that failed. SQLite rolls back by itself where the disk is full or broken, and then says that
 * there is no transaction: that must not hide why it failed.
 */
export function rollBack(database: DatabaseSync): void {
  try {
    database.exec('rollback')
  } catch {
    // There is nothing to roll back, or the disk fails again; the next `begin` tells.
  }
}
