import type { SwitchedRole } from './switched-role.ts'

/** What a tab remembers over a reload: never credentials, only which sign-in and role it shows. */
export type TabState = { sessionId?: string; role?: SwitchedRole; signedOut?: boolean }

const key = 'understudy-tab'

/** Reads what this tab remembers; nothing where it was never written or is not readable. */
export function readTab(storage: Pick<Storage, 'getItem'> = sessionStorage): TabState {
  try {
    return JSON.parse(storage.getItem(key) ?? '{}') as TabState
  } catch {
    return {}
  }
}

/** Replaces what this tab remembers. */
export function writeTab(state: TabState, storage: Pick<Storage, 'setItem'> = sessionStorage): void {
  storage.setItem(key, JSON.stringify(state))
}
