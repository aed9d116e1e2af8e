import type { CompiledPolicy } from './compile.ts'

/** Who asks, as the policy language sees it. Source: IAM User Guide, "Principal element". */
export type PrincipalKind =
  | 'User'
  | 'AssumedRole'
  | 'FederatedUser'
  | 'Account'
  | 'Service'
  | 'WebIdentity'
  | 'SAML'
  | 'Anonymous'

export type Principal = {
  kind: PrincipalKind
  /** The caller's ARN as GetCallerIdentity gives it; a service's DNS name; a provider's ARN; `anonymous`. */
  arn: string
  /** The 12-digit account; empty for services, providers and anonymous callers. */
  account: string
  /** `AIDA…` of a user or of the one behind a federated user, `AROA…` of the role behind a session. */
  uniqueId?: string | undefined
  /** The ARN with path of the role behind a session, or of the user behind a federated user. */
  issuerArn?: string | undefined
  /** The canonical user id of the caller's account, where a resource policy may name it (S3). */
  canonicalId?: string | undefined
  /** Sessions of service-linked roles are exempt from SCPs and RCPs. */
  serviceLinkedRole?: boolean | undefined
}

/**
 * The context, as of a Map: lower-case names to values. Absent, empty and `['']` are three different things.
 */
export type ContextKeys = {
  get(lowerCaseName: string): readonly string[] | undefined
  keys(): Iterable<string>
}

/** One authorization question; an API call asks one or more. */
export type Question = {
  principal: Principal
  /** `service:Operation`, the authorization name. */
  action: string
  /** One ARN, or `*` where the action has no resource. */
  resource: string
  /** The account that owns the resource. */
  resourceAccount: string
  keys: ContextKeys
}

/** Where a policy came from, for explanations, simulators and denial texts. */
export type PolicyType =
  | 'managed'
  | 'user'
  | 'group'
  | 'role'
  | 'resource'
  | 'trust'
  | 'session'
  | 'scp'
  | 'rcp'

/** A compiled policy with its name: an ARN for a managed policy, the policy's name for an inline one. */
export type SourcedPolicy = {
  id: string
  type: PolicyType
  owner?: string | undefined
  policy: CompiledPolicy
}

/** What a resource's own policy means for the decision: a trust or key policy must allow, others may. */
export type ResourcePolicyKind = 'generic' | 'trust-policy' | 'key-policy'

/**
 * All policies that apply to one question. Which apply is decided by the caller of the engine
 * (`access/gather`).
 */
export type PolicySet = {
  /** Levels from the organization's root down to the principal's account; empty where none apply. */
  scps: readonly (readonly SourcedPolicy[])[]
  /** Levels from the organization's root down to the resource's account; empty where none apply. */
  rcps: readonly (readonly SourcedPolicy[])[]
  identity: readonly SourcedPolicy[]
  /** The permissions boundary of the user or role. */
  boundary?: SourcedPolicy | undefined
  /** Session policies; undefined where none were passed, which is not the same as an empty list. */
  session?: readonly SourcedPolicy[] | undefined
  resource?: SourcedPolicy | undefined
  /** `trust-policy` and `key-policy` hold also where `resource` is absent: then nothing is allowed. */
  resourceKind: ResourcePolicyKind | 'none'
  /** Whose account manages its organization, so that the organization's policies do not bind it. */
  management?: { caller?: boolean; resource?: boolean } | undefined
}

export type Layer = 'scp' | 'rcp' | 'resource' | 'identity' | 'boundary' | 'session'

/** One statement of one policy: `index` counts from 0 in the order of the document. */
export type StatementRef = { layer: Layer; source: SourcedPolicy; index: number; sid?: string | undefined }

export type Outcome = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied'

export type Decision = {
  outcome: Outcome
  /**
   * There where deciding takes more steps than it may: the statement it stopped at. Then nothing is known, no statement
   * is named, and the outcome is that of a Deny.
   */
  unfinished?: StatementRef | undefined
  /** For a refusal, the layer that is named in AWS's denial text. */
  layer?: Layer | undefined
  /**
   * The statements that made the decision. Explicitly denied: every denying statement, the named layer's
   * first. Allowed: the first allowing statement of every layer and level that had to allow (`explain` lists
   * them all).
   */
  statements: readonly StatementRef[]
}
