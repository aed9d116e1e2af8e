import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeContract } from '../contract.ts'
import { openSqliteStore } from './sqlite.ts'

storeContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-store-'))
  const file = join(folder, 'store.sqlite')
  return {
    open: () => openSqliteStore(file),
    remove: () => rmSync(folder, { recursive: true }),
  }
})
