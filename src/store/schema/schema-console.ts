/** The password of an account's root user; an account without a row has a root that cannot sign in. */
export type RootPasswordTable = {
  account: string
  passwordHash: string
  since: number
  lastUsed: number | null
}

/** How somebody came to a console session: with a password of their own, root's, or from elsewhere. */
export type ConsoleSessionKind = 'user' | 'root' | 'federated'

/**
 * A sign-in to the console. `principalId` is the user's or role's unique id, or the account id for root;
 * `secretHash` the SHA-256 of what the cookie holds; `passwordHash` the hash of the password that was shown,
 * for a changed one ends the session; `session` the sealed session of who came from elsewhere.
 */
export type ConsoleSessionTable = {
  id: string
  account: string
  kind: ConsoleSessionKind
  principalId: string
  secretHash: string
  passwordHash: string | null
  mfaAt: number | null
  issued: number
  expires: number
  session: Uint8Array | null
}

/** A token that is good once and has been used; it is forgotten when it would have expired. */
export type UsedTokenTable = { id: string; expires: number }

export type ConsoleTables = {
  rootPasswords: RootPasswordTable
  consoleSessions: ConsoleSessionTable
  usedTokens: UsedTokenTable
}
