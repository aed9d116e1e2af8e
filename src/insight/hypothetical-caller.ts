import type { SourcedPolicy } from '../policy/policy-set.ts'
import { roleCaller, userCaller, type Caller } from '../access/caller.ts'
import type { LivePrincipal } from '../access/live-principal.ts'
import type { Session } from '../access/identity/session.ts'

/** What a supposed session of a role brings with it. */
export type SessionFacts = {
  name: string | undefined
  policies?: readonly SourcedPolicy[] | undefined
  tags?: Record<string, string> | undefined
  sourceIdentity?: string | undefined
}

// What follows the prefix in the id of somebody whom nobody has made.
const anyId = 'X'.repeat(17)

/** A user, or a session of a role, as it would ask. */
export function hypotheticalCaller(
  kind: 'user' | 'role',
  principal: LivePrincipal,
  facts: SessionFacts,
): Caller {
  const caller =
    kind === 'user'
      ? userCaller(principal)
      : roleCaller(principal, sessionOf(principal, facts), {
          ...principal.policies,
          ...(facts.policies !== undefined && { session: facts.policies }),
        })
  if (principal.id !== '') return caller
  // A unique id that is not known matches no principal, but each request of a user or a session has one.
  const userId = kind === 'user' ? `AIDA${anyId}` : `AROA${anyId}:${facts.name ?? ''}`
  return { ...caller, userId, principal: { ...caller.principal, uniqueId: undefined } }
}

function sessionOf(principal: LivePrincipal, { name, tags, sourceIdentity }: SessionFacts): Session {
  return {
    kind: 'role',
    account: principal.account,
    accessKeyId: '',
    secret: '',
    principalId: principal.id,
    name,
    roleTags: Object.fromEntries(principal.tags.map(({ Key = '', Value = '' }) => [Key, Value])),
    tags,
    sourceIdentity,
    issued: 0,
    expires: 0,
    epoch: 0,
  }
}
