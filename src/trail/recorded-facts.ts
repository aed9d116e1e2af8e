import type {
  RecordedAsk,
  RecordedCaller,
  RecordedFacts,
  RecordedRequestFacts,
  RecordedSession,
} from '../access/recorded-request.ts'
import type { Caller } from '../access/caller.ts'
import type { RequestFacts } from '../access/request-facts.ts'
import type { Ask } from '../access/questions.ts'
import type { Session } from '../access/identity/session.ts'

/** The facts of a request that its event does not tell. */
export function recordRequestFacts({ region, secure, host, referer }: RequestFacts): RecordedRequestFacts {
  return { region, secure, host, referer }
}

/** A question as it was put, the texts of policies left out. */
export function recordAsk(ask: Ask, signer: Caller): RecordedAsk {
  const { resourceAccount, policyKind, keys, unknown, requestTags, resourceTags, policy, caller } = ask
  return {
    resourceAccount,
    policyKind,
    keys,
    unknown: unknown?.length === 0 ? undefined : unknown,
    requestTags,
    resourceTags,
    policy: policy?.id,
    caller: caller === undefined || caller === signer ? undefined : recordCaller(caller),
  }
}

/** Who asked: all that decisions look at, but for the policies. */
export function recordCaller(caller: Caller): RecordedCaller {
  const { kind, account, arn, userId, principal, principalArn, user, role, subject, session, tags } = caller
  return {
    kind,
    account,
    arn,
    userId,
    principal,
    principalArn,
    user,
    role,
    subject,
    tags: tags.size === 0 ? undefined : Object.fromEntries(tags),
    session: session && recordSession(session),
  }
}

/** INVARIANT: the members are named one by one, so that none that is secret gets in by being new. */
function recordSession(session: Session): RecordedSession {
  const { kind, account, principalId, name, policy, policyArns, transitiveTagKeys } = session
  const { sourceIdentity, provider, mfaAt, delivery, keys, chained, issued } = session
  return {
    kind,
    account,
    principalId,
    name,
    policy,
    policyArns,
    transitiveTagKeys,
    sourceIdentity,
    provider,
    mfaAt,
    delivery,
    keys,
    chained,
    issued,
  }
}

/** The caller again, with those policies; it signs nothing. */
export function callerOfRecord(kept: RecordedCaller, policies: Caller['policies']): Caller {
  const { session, tags, ...rest } = kept
  return {
    ...rest,
    tags: new Map(Object.entries(tags ?? {})),
    session: session && { ...session, secret: '', accessKeyId: '', expires: 0, epoch: 0 },
    policies,
  }
}

/** The facts of the request again, as far as conditions ask about them. */
export function requestOfRecord({ request }: RecordedFacts): RequestFacts {
  return { requestId: '', method: '', path: '', headers: {}, ...request }
}
