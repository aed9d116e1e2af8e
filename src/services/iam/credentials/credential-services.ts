/**
 * What IAM makes for a service: a user name and a password, or an API key whose prefix tells whose it is.
 * Source: IAM User Guide, "Service-specific credentials for IAM users"; prefixes observed.
 */
export type CredentialKind = { kind: 'password' } | { kind: 'apiKey'; prefix: string }

const services: Readonly<Record<string, CredentialKind>> = {
  'codecommit.amazonaws.com': { kind: 'password' },
  'cassandra.amazonaws.com': { kind: 'password' },
  'bedrock.amazonaws.com': { kind: 'apiKey', prefix: 'ABSK' },
  'logs.amazonaws.com': { kind: 'apiKey', prefix: 'ACWL' },
  'cloudwatch.amazonaws.com': { kind: 'apiKey', prefix: 'APIAACWM' },
  'aws-external-anthropic.amazonaws.com': { kind: 'apiKey', prefix: 'AEAA' },
}

/** The kind of a service's credentials; undefined where it has none. `name` is in lower case. */
export function credentialKind(name: string): CredentialKind | undefined {
  return Object.hasOwn(services, name) ? services[name] : undefined
}

/** The name a service is kept under. AWS: case does not matter. */
export function credentialServiceName(name: string): string {
  return name.toLowerCase()
}

/**
 * The public part of a user's credential: `jane-at-111122223333`, and `jane+1-at-…` where that is taken.
 * `taken` has the aliases that begin with the user's name, in lower case.
 */
export function freeAlias(userName: string, account: string, taken: readonly string[]): string {
  const known = new Set(taken)
  for (let number = 0; ; number++) {
    const alias = `${userName}${number === 0 ? '' : `+${number}`}-at-${account}`
    if (!known.has(alias.toLowerCase())) return alias
  }
}
