import { noteKeysUsed, noteRolesUsed, type KeyUse, type RoleUse } from '../store/usage.ts'
import type { Store } from '../store/store.ts'
import type { RequestFacts } from './action.ts'
import type { Caller } from './caller.ts'

/**
 * When keys and roles were last used: kept in memory and written in batches, for a request must not wait for
 * it.
 */
export type UsageLog = {
  note(caller: Caller, service: string, request: RequestFacts, time: number): void
  flush(): Promise<void>
}

const batchMilliseconds = 1000

export function createUsageLog(store: Store): UsageLog {
  let keys = new Map<string, KeyUse>()
  let roles = new Map<string, RoleUse>()
  let timer: NodeJS.Timeout | undefined
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const [usedKeys, usedRoles] = [[...keys.values()], [...roles.values()]]
    keys = new Map()
    roles = new Map()
    if (usedKeys.length + usedRoles.length === 0) return
    await store.writeData(async (tx) => {
      await noteKeysUsed(tx, usedKeys)
      await noteRolesUsed(tx, usedRoles)
    })
  }
  return {
    note(caller, service, { region }, time) {
      if (caller.role !== undefined) roles.set(caller.role.id, { id: caller.role.id, time, region })
      else if (caller.session === undefined && caller.accessKeyId !== undefined) {
        keys.set(caller.accessKeyId, { id: caller.accessKeyId, time, service, region })
      } else return
      // A disk that takes no more must not end the server; the writes that matter tell of it.
      timer ??= setTimeout(() => void flush().catch(() => {}), batchMilliseconds).unref()
    },
    flush,
  }
}
