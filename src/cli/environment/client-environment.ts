import type { Credentials } from '../../sigv4/sign.ts'
import type { World } from '../command.ts'

/** What a shell is to set and to forget, so that clients of AWS talk to one server and to no other. */
export type EnvironmentChange = { set: Readonly<Record<string, string>>; unset: readonly string[] }

/** Where requests go and who makes them. */
export type Target = {
  endpoint: string
  region: string
  credentials: Credentials
  /** PEM file of the authority that signed the server's certificate, where it made its own. */
  caFile?: string | undefined
}

/**
 * Whatever else decides where a request goes or who makes it. Source: AWS SDKs and Tools Reference Guide,
 * "Settings reference", and the boto3 guide, "Configuration" (AWS_SECURITY_TOKEN).
 */
const rivals = [
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_USE_DUALSTACK_ENDPOINT',
]

/** The environment of clients that talk to the server; `env` is the one they would otherwise have. */
export function environmentOf(target: Target, env: World['env']): EnvironmentChange {
  const { endpoint, region, credentials, caFile } = target
  const set: Record<string, string> = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken !== undefined && { AWS_SESSION_TOKEN: credentials.sessionToken }),
    AWS_DEFAULT_REGION: region,
    // The JavaScript SDK reads this one alone.
    AWS_REGION: region,
    // The aws CLI and boto3 read the first, Node the second, which adds to what it trusts.
    ...(caFile !== undefined && { AWS_CA_BUNDLE: caFile, NODE_EXTRA_CA_CERTS: caFile }),
  }
  return { set, unset: rivalsIn(env).filter((name) => !Object.hasOwn(set, name)) }
}

/**
 * An environment that reaches nobody. Its keys are set to none and not unset: a client without keys looks for
 * some in files and metadata services, and finds those of a real account.
 */
export function unreachableEnvironment(env: World['env']): EnvironmentChange {
  const set = {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
  }
  return { set, unset: rivalsIn(env) }
}

/** The environment of a child process after the change. */
export function changed(
  env: World['env'],
  { set, unset }: EnvironmentChange,
): Record<string, string | undefined> {
  const gone = new Set(unset)
  return { ...Object.fromEntries(Object.entries(env).filter(([name]) => !gone.has(name))), ...set }
}

function rivalsIn(env: World['env']): string[] {
  // A service's own endpoint goes before the one of all services.
  const endpoints = Object.keys(env).filter((name) => /^AWS_ENDPOINT_URL_[A-Z0-9_]+$/.test(name))
  return [...rivals, ...endpoints.sort()]
}
