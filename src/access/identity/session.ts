/**
 * What temporary credentials are for. `role`: AssumeRole and its sisters; `user`: GetSessionToken, the user
 * itself; `federated`: GetFederationToken; `delegated`: GetDelegatedAccessToken, where a user or root accepted;
 * `console`: a user or root who signed in with a password.
 */
export type SessionKind = 'role' | 'user' | 'root' | 'federated' | 'console' | 'delegated'

/**
 * Everything a session is, sealed into its token; nothing of it is stored. What must stay live (does the role
 * exist, its policies, its boundary) is looked up at each request. Times are seconds since 1970.
 */
export type Session = {
  kind: SessionKind
  account: string
  accessKeyId: string
  secret: string
  /** `AROA…` of the role, `AIDA…` of the user behind the session, or the account id for root. */
  principalId: string
  /** RoleSessionName, or the federated user's name. */
  name?: string | undefined
  /** The long-term key the session was issued with, where deleting that key must end the session. */
  issuingKeyId?: string | undefined
  /** The console session behind the credentials, which end with it. */
  consoleSessionId?: string | undefined
  /** Session policy texts and ARNs; both absent where none were passed. */
  policy?: string | undefined
  policyArns?: string[] | undefined
  /** The role's tags when the session was issued, and the session's own (inherited ones included). */
  roleTags?: Record<string, string> | undefined
  /** The role's tags were too large for the token: they are read at each request instead. */
  roleTagsLive?: true | undefined
  tags?: Record<string, string> | undefined
  transitiveTagKeys?: string[] | undefined
  sourceIdentity?: string | undefined
  /** The identity provider of a federated role session (`aws:FederatedProvider`). */
  provider?: string | undefined
  /** When a second factor was shown, where one was. */
  mfaAt?: number | undefined
  /** How the instance metadata service delivered the credentials. */
  delivery?: { instanceArn: string; version: '1.0' | '2.0'; vpc?: string; privateIp?: string } | undefined
  /** Further keys the session's requests carry, e.g. `saml:sub`. Lower-case names. */
  keys?: Record<string, string[]> | undefined
  chained?: boolean | undefined
  issued: number
  expires: number
  epoch: number
}
