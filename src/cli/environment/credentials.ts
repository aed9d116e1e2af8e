import type { Credentials } from '../../sigv4/sign.ts'
import { OperatorError, type World } from '../command.ts'
import { findEndpoint, knownKey } from './data-directory.ts'
import { readAwsFiles } from './aws-files.ts'

/** Whom a command of ours signs as, and where it asks. */
export type Signer = {
  credentials: Credentials
  endpoint: string
  region: string
  /** PEM file of authorities to trust beside those that Node knows. */
  caFile?: string | undefined
}

type Wish = {
  profile: string | undefined
  endpoint: string | undefined
  region: string
  dataDirectory: string
}

/**
 * Credentials as the aws CLI would find them: a profile that was named, the environment's keys, AWS_PROFILE,
 * and last the data directory's admin user.
 */
export function findSigner(wish: Wish, env: World['env']): Signer {
  const found = findEndpoint(wish.dataDirectory)
  const endpoint = wish.endpoint ?? env['AWS_ENDPOINT_URL'] ?? found.url
  const settled = {
    endpoint,
    caFile: (endpoint === found.url ? found.caFile : undefined) ?? env['AWS_CA_BUNDLE'],
    region: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? found.region ?? wish.region,
  }
  if (wish.profile === undefined && env['AWS_ACCESS_KEY_ID']) {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env
    if (!AWS_SECRET_ACCESS_KEY)
      throw new OperatorError('AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not')
    const sessionToken = AWS_SESSION_TOKEN === '' ? undefined : AWS_SESSION_TOKEN
    return {
      ...settled,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken },
    }
  }
  const name = wish.profile ?? env['AWS_PROFILE']
  if (name !== undefined && name !== '') return signerOfProfile(name, wish, settled, env)
  return { ...settled, credentials: knownKey(wish.dataDirectory, { root: false }, env).key }
}

function signerOfProfile(
  name: string,
  wish: Wish,
  settled: Omit<Signer, 'credentials'>,
  env: World['env'],
): Signer {
  const profile = readAwsFiles(env).profile(name)
  if (profile === undefined) throw new OperatorError(`there is no profile ${name}`)
  const accessKeyId = profile.get('aws_access_key_id')
  const secretAccessKey = profile.get('aws_secret_access_key')
  if (profile.has('role_arn') || accessKeyId === undefined || secretAccessKey === undefined) {
    throw new OperatorError(
      `the profile ${name} holds no keys; put them into the environment with: ` +
        `eval "$(aws configure export-credentials --profile ${name} --format env)"`,
    )
  }
  return {
    ...settled,
    credentials: { accessKeyId, secretAccessKey, sessionToken: profile.get('aws_session_token') },
    endpoint: wish.endpoint ?? env['AWS_ENDPOINT_URL'] ?? profile.get('endpoint_url') ?? settled.endpoint,
    region: profile.get('region') ?? settled.region,
  }
}
