import { findRoleByName } from '../store/entities/roles.ts'
import { findUserByName } from '../store/entities/users.ts'
import type { CallerPolicies } from '../access/live-principal.ts'
import type { RecordedCaller } from '../access/recorded-request.ts'
import { policiesInSession, policiesOfRoot } from '../access/identity/session-policies.ts'
import type { DecisionSources } from './snapshot.ts'

const none: CallerPolicies = { identity: [] }

/**
 * The policies that are there now for who asked once; undefined where that user or role is no longer there, or none
 * where it may be gone. A session keeps the session policies it was issued with.
 */
export function policiesOfCaller(
  sources: DecisionSources,
): (caller: RecordedCaller, mayBeGone: boolean) => Promise<CallerPolicies | undefined> {
  const known = new Map<string, Promise<CallerPolicies | undefined>>()
  const ofEntity = (
    kind: 'user' | 'role',
    account: string,
    { name, path }: { name: string; path: string },
  ) => {
    const key = `${kind}/${account}${path}${name}`
    const policies = known.get(key) ?? readEntity(sources, kind, account, name, path)
    known.set(key, policies)
    return policies
  }
  return async ({ kind, account, user, role, session }, mayBeGone) => {
    const inSession = async (found: CallerPolicies | undefined) => {
      const own = found ?? (mayBeGone ? none : undefined)
      return own === undefined || session === undefined ? own : policiesInSession(sources, session, own)
    }
    if (kind === 'role') return role && inSession(await ofEntity('role', account, role))
    if (kind === 'federated' && user === undefined) return inSession(policiesOfRoot(sources))
    if (kind === 'user' || kind === 'federated')
      return user && inSession(await ofEntity('user', account, user))
    return inSession(none)
  }
}

async function readEntity(
  { read, principals }: DecisionSources,
  kind: 'user' | 'role',
  account: string,
  name: string,
  path: string,
): Promise<CallerPolicies | undefined> {
  const row = await (kind === 'user' ? findUserByName : findRoleByName)(read, account, name)
  if (row?.name !== name || row.path !== path) return undefined
  return (await principals[kind](account, row.id))?.policies
}
