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
  /**
   * Whether a key's value cannot be known here, which is not the same as absent: an Allow that hangs on it does not
   * match, a Deny that does denies. Absent where everything is known.
   */
  unknown?: ((lowerCaseName: string) => boolean) | undefined
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

export type Layer = 'scp' | 'rcp' | 'resource' | 'identity' | 'boundary' | 'session'

export type Outcome = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied'
