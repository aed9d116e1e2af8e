import type { SwitchedRole } from './switched-role.ts'

/** What a tab remembers over a reload: never credentials, only which sign-in and role it shows. */
export type TabState = { sessionId?: string; role?: SwitchedRole; signedOut?: boolean }

const key = 'understudy-tab'

/** How many seconds the sessions of a role may last, where this tab found out that longer ones are refused. */
export function roleSeconds(
  arn: string,
  storage: Pick<Storage, 'getItem'> = sessionStorage,
): number | undefined {
  const seconds = Number(storage.getItem(`understudy-seconds ${arn}`) ?? Number.NaN)
  return seconds >= 900 ? seconds : undefined
}

/** Remembers it, so that a reload asks once and the event history is not full of refused durations. */
export function keepRoleSeconds(
  arn: string,
  seconds: number,
  storage: Pick<Storage, 'setItem'> = sessionStorage,
): void {
  storage.setItem(`understudy-seconds ${arn}`, String(seconds))
}

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
