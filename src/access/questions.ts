import type { ResourcePolicyKind } from '../policy/policy-set.ts'
import type { Tag } from './tag.ts'
import type { Caller } from './caller.ts'

/** A resource's own policy as it is stored, and the name explanations give it. */
export type ResourcePolicy = { text: string; id: string }

/** One thing the caller must be allowed to do before an operation runs. */
export type Ask = {
  /**
   * Who is asked about where it is not who signed: the identity provider that an unsigned request speaks for.
   */
  caller?: Caller
  /**
   * The authorization name, where it differs from `service:Operation` (ListObjectsV2 asks `s3:ListBucket`).
   */
  action?: string
  /**
   * The ARN it touches, with the path of an entity that exists; `*` (the default) for actions without a
   * resource.
   */
  resource?: string
  /** How a denial names the resource where AWS does not print the ARN, e.g. `role Admin`. */
  label?: string
  /** The account that owns the resource; the caller's own by default. */
  resourceAccount?: string
  /** Whether the resource has a policy that must, may or cannot allow; `none` by default. */
  policyKind?: ResourcePolicyKind | 'none'
  policy?: ResourcePolicy | undefined
  /**
   * Condition keys of this question beside the request's own, e.g. `iam:PolicyARN`. Undefined members are
   * absent keys.
   */
  keys?: Readonly<Record<string, string | readonly string[] | undefined>>
  /**
   * Keys whose values cannot be known here, in lower case; one that ends in `/` or `:` stands for all that begin
   * with it. An Allow that hangs on one does not match, a Deny that does denies.
   */
  unknown?: readonly string[] | undefined
  /** Tags the request carries: gives `aws:RequestTag/…` and `aws:TagKeys`. */
  requestTags?: readonly Tag[] | undefined
  /** Tags of the resource: gives `aws:ResourceTag/…`, and for IAM and EC2 their own prefix too. */
  resourceTags?: readonly Tag[] | undefined
}

/**
 * The questions of one operation. `all`: every one must be allowed. `each`: every one is answered by itself
 * and `run` sees the refusals (DeleteObjects). `free`: AWS asks nothing (GetCallerIdentity). `unlessDenied`:
 * no Allow is needed, an explicit Deny refuses (GetSessionToken). `found` goes on to the action's `run`.
 */
export type Questions = ({ all: Ask[] } | { each: Ask[] } | { free: true } | { unlessDenied: Ask[] }) & {
  found?: unknown
}
