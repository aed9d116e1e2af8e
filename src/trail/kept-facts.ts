import type { Caller } from '../access/caller.ts'
import type { RequestFacts } from '../access/action.ts'
import type { Ask } from '../access/questions.ts'
import type { Session } from '../access/identity/session.ts'

/** Who asked, as the trail keeps it: what a policy may ask about, and no secret of a session. */
export type KeptCaller = Pick<
  Caller,
  'kind' | 'account' | 'arn' | 'userId' | 'principal' | 'principalArn' | 'user' | 'role' | 'subject'
> & {
  tags?: Readonly<Record<string, string>> | undefined
  session?: KeptSession | undefined
}

/** A session without its keys; its own policies are those it was issued with. */
export type KeptSession = Omit<
  Session,
  'secret' | 'accessKeyId' | 'issuingKeyId' | 'roleTags' | 'tags' | 'expires' | 'epoch'
>

/** What all questions of a request share, beside what its event tells. */
export type KeptRequest = Pick<RequestFacts, 'region' | 'secure' | 'host' | 'referer'>

/** A request's facts, put together again. */
export type KeptFacts = {
  caller: KeptCaller
  request: KeptRequest & Pick<RequestFacts, 'sourceIp' | 'userAgent'>
  /** The house clock, milliseconds. */
  time: number
}

/** What a question brings with it beside its action and its resource. */
export type KeptAsk = Pick<
  Ask,
  'resourceAccount' | 'policyKind' | 'keys' | 'requestTags' | 'resourceTags'
> & {
  /** The name of the resource's own policy, where it has one. */
  policy?: string | undefined
  /** Who is asked about, where it is not who signed. */
  caller?: KeptCaller | undefined
}

/** The facts of a request that its event does not tell. */
export function requestToKeep({ region, secure, host, referer }: RequestFacts): KeptRequest {
  return { region, secure, host, referer }
}

/** A question as it was put, the texts of policies left out. */
export function askToKeep(ask: Ask, signer: Caller): KeptAsk {
  const { resourceAccount, policyKind, keys, requestTags, resourceTags, policy, caller } = ask
  return {
    resourceAccount,
    policyKind,
    keys,
    requestTags,
    resourceTags,
    policy: policy?.id,
    caller: caller === undefined || caller === signer ? undefined : callerToKeep(caller),
  }
}

/** Who asked: all that decisions look at, but for the policies. */
export function callerToKeep(caller: Caller): KeptCaller {
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
    session: session && keepSession(session),
  }
}

/** INVARIANT: the members are named one by one, so that none that is secret gets in by being new. */
function keepSession(session: Session): KeptSession {
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
export function callerAgain(kept: KeptCaller, policies: Caller['policies']): Caller {
  const { session, tags, ...rest } = kept
  return {
    ...rest,
    tags: new Map(Object.entries(tags ?? {})),
    session: session && { ...session, secret: '', accessKeyId: '', expires: 0, epoch: 0 },
    policies,
  }
}

/** The facts of the request again, as far as conditions ask about them. */
export function requestAgain({ request }: KeptFacts): RequestFacts {
  return { requestId: '', method: '', path: '', headers: {}, ...request }
}
