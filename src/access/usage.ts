import { noteActionsUsed, type ActionUse } from '../store/records/action-uses.ts'
import { noteKeysUsed, noteRolesUsed, type KeyUse, type RoleUse } from '../store/records/usage.ts'
import type { Store } from '../store/store.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Caller } from './caller.ts'

/**
 * When keys, roles and actions were last used: kept in memory and written in batches, for a request must not
 * wait for it.
 */
export type UsageLog = {
  /** `action` is what was asked for, allowed or not, e.g. `iam:CreateUser`. */
  note(caller: Caller, service: string, action: string, request: RequestFacts, time: number): void
  flush(): Promise<void>
}

const batchMilliseconds = 1000

/** An empty log that writes to the store a second after something was noted. */
export function createUsageLog(store: Store): UsageLog {
  let keys = new Map<string, KeyUse>()
  let roles = new Map<string, RoleUse>()
  // By principal, then by action: a repeated action costs two look-ups and no memory.
  let actions = new Map<string, Map<string, ActionUse>>()
  let timer: NodeJS.Timeout | undefined
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const [usedKeys, usedRoles] = [[...keys.values()], [...roles.values()]]
    const usedActions = [...actions.values()].flatMap((uses) => [...uses.values()])
    keys = new Map()
    roles = new Map()
    actions = new Map()
    if (usedKeys.length + usedRoles.length + usedActions.length === 0) return
    await store.writeData(async (tx) => {
      await noteKeysUsed(tx, usedKeys)
      await noteRolesUsed(tx, usedRoles)
      await noteActionsUsed(tx, usedActions)
    })
  }
  const noteAction = (principalId: string, action: string, region: string, time: number): void => {
    let uses = actions.get(principalId)
    if (uses === undefined) actions.set(principalId, (uses = new Map()))
    const use = uses.get(action)
    if (use === undefined) uses.set(action, { principalId, action, time, region })
    else {
      use.time = time
      use.region = region
    }
  }
  return {
    note(caller, service, action, { region }, time) {
      const { role, user, accessKeyId: id } = caller
      const principal = role ?? (caller.kind === 'user' ? user : undefined)
      const isLongTermKey = caller.session === undefined && id !== undefined
      if (principal === undefined && !isLongTermKey) return
      if (principal !== undefined) noteAction(principal.id, action, region, time)
      if (role !== undefined) roles.set(role.id, { id: role.id, time, region })
      else if (isLongTermKey) keys.set(id, { id, time, service, region })
      // A disk that takes no more must not end the server; the writes that matter tell of it.
      timer ??= setTimeout(() => void flush().catch(() => {}), batchMilliseconds).unref()
    },
    flush,
  }
}
