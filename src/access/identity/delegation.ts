import type { DelegationState } from '../../store/schema/schema-delegation.ts'
import type { Caller } from '../caller.ts'
import type { SessionFacts } from './credentials.ts'
import type { Session } from './session.ts'

type Timed = { state: DelegationState; updated: number; sessionSeconds: number }

const day = 24 * 60 * 60 * 1000

/**
 * When a request expires, milliseconds. Source: IAM User Guide, "Building your integration", state
 * transitions: a day for a request that nobody has taken up, a week from its last change for every other.
 */
export function expiryOf({ state, updated }: Timed): number {
  return updated + (state === 'UNASSIGNED' ? day : 7 * day)
}

/** The state a request is in at that time. */
export function stateAt(request: Timed, now: number): DelegationState | 'EXPIRED' {
  return now < expiryOf(request) ? request.state : 'EXPIRED'
}

/** When the delegated access of a final request ends, milliseconds: it begins as the token is sent. */
export function endOfAccess({ updated, sessionSeconds }: Timed): number {
  return updated + sessionSeconds * 1000
}

/** Who accepted a request, as it was then: the delegated sessions are theirs. */
export type Approver = { arn: string; principalArn: string; facts: SessionFacts }

/**
 * The approver a caller would be. Undefined for callers whose own session policies limit them: a session has
 * one set of these, and the delegated one's is the request's.
 */
export function approverOf(caller: Caller): Approver | undefined {
  const { account, arn, principalArn, session, policies } = caller
  if (policies.session !== undefined) return undefined
  if (caller.role !== undefined && session !== undefined) {
    return { arn, principalArn, facts: roleFacts(session) }
  }
  if (caller.kind !== 'user' && caller.kind !== 'root') return undefined
  const principalId = caller.kind === 'root' ? account : caller.user!.id
  return {
    arn,
    principalArn,
    facts: { kind: 'delegated', account, principalId, mfaAt: session?.mfaAt },
  }
}

/** What is the role session's own: not its credentials, nor the machine that they were delivered to. */
function roleFacts(session: Session): SessionFacts {
  const { kind, account, principalId, name, roleTags, roleTagsLive, tags, transitiveTagKeys } = session
  const { sourceIdentity, provider, mfaAt, keys } = session
  return {
    kind,
    account,
    principalId,
    name,
    roleTags,
    roleTagsLive,
    tags,
    transitiveTagKeys,
    sourceIdentity,
    provider,
    mfaAt,
    keys,
    chained: true,
  }
}
