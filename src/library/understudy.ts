/** An access key; temporary ones have a session token. The shape that the AWS SDKs take as `credentials`. */
export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }

/** How to start a server. All has a default that suits a test. */
export type UnderstudyOptions = {
  /** A YAML or JSON file of accounts, users, roles and policies, or what would stand in it. */
  bootstrap?: string | object
  /** 0, the default, picks a free one. */
  port?: number
  /** `127.0.0.1` by default. */
  host?: string
  /** `us-east-1` by default. */
  region?: string
  /** The 12 digits of the default account; `123456789012` by default. */
  account?: string
  /** Accounts beside the default one; those of the bootstrap file need not be named. */
  accounts?: readonly (string | { id: string; name?: string })[]
  /** Where everything is kept. A folder of its own that `stop` removes, by default. */
  dataDirectory?: string
  /** Base64 of the 32 bytes that seal stored secrets; kept in the data directory by default. */
  masterKey?: string
  /** OpenID Connect issuers that may speak plain HTTP and sit on private addresses. */
  trustedIssuers?: readonly string[]
  /** Further host names that the server answers to. */
  hosts?: readonly string[]
  /** Lines for the operator; nowhere by default. */
  log?: (line: string) => void
}

/** Whose credentials: the account's administrator where neither a user nor a role is named. */
export type Who = {
  /** The default account otherwise. */
  account?: string
  /** A user's name. It gets an access key, once. */
  user?: string
  /** A role's name or ARN, taken on by the administrator, or by `user`, through AssumeRole. */
  role?: string
  /** `test` by default. */
  sessionName?: string
}

/** A request of the event history, as CloudTrail records it. */
export type TrailEvent = {
  eventTime: string
  eventSource: string
  eventName: string
  requestID: string
  errorCode?: string
  errorMessage?: string
  userIdentity: Record<string, unknown>
  [member: string]: unknown
}

/** How a request was decided; docs/why.md describes the questions, `text` is the tree for people. */
export type Why = { event: TrailEvent; questions: Record<string, unknown>[]; text: string }

/**
 * Starts a server of one's own in this process: on a free port, with a folder and keys of its own. Rejects where the
 * bootstrap file is wrong or the port is taken. Several can run side by side.
 */
export type CreateUnderstudy = (options?: UnderstudyOptions) => Promise<Understudy>

/** A running server of its own. */
export type Understudy = {
  url: string
  port: number
  region: string
  /** The default account. */
  account: string
  /** Working credentials. Rejects with AWS's words where a role's trust or the caller's policies refuse. */
  credentials(who?: Who): Promise<Credentials>
  /** The variables by which the aws CLI, the SDKs and Terraform talk to the server; the administrator's by default. */
  env(credentials?: Credentials): Record<string, string>
  /** Back to the state after the start, the bootstrap file's included. */
  reset(): Promise<void>
  /** The clock by which credentials and sessions expire; signatures keep real time. */
  clock: { now(): Date; advance(seconds: number): void; reset(): void }
  /** How a request was decided: the one with that id, or the latest of the account. */
  why(requestId?: string, account?: string): Promise<Why>
  /** The account's requests, the latest first. */
  events(account?: string): Promise<TrailEvent[]>
  /** Ends the server; a folder of its own making goes. */
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
