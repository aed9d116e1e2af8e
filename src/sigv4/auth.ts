import type { AmzDate } from './amz-date.ts'

/**
 * Which service's rules and sentences apply: the query protocol (IAM, STS …), EC2, S3, or a JSON protocol.
 */
export type Protocol = 'query' | 'ec2' | 's3' | 'json' | 'rest-json'

/** The credential scope, each part as sent. */
export type Scope = { date: string; region: string; service: string; terminator: string }

/** The parsed, unproved Signature Version 4 material of a request. */
export type SigV4Auth = {
  form: 'header' | 'query'
  protocol: Protocol
  accessKeyId: string
  scope: Scope
  /** sorted; lower-case where the client did right, and nothing matches where it did not */
  signedHeaders: readonly string[]
  /** as sent */
  signature: string
  amzDate: AmzDate
  /** `X-Amz-Expires` of an S3 presigned URL, 0–604800 */
  expiresSeconds?: number
  securityToken?: string
  /** `x-amz-content-sha256` as sent, a hash or a literal */
  payloadHash?: string
}

/** The parsed, unproved material of an S3 URL presigned with Signature Version 2. */
export type SigV2Auth = {
  form: 'sigv2-query'
  protocol: 's3'
  accessKeyId: string
  /** base64, as sent but percent-decoded */
  signature: string
  /** the last second the URL is good for, since 1970 */
  expiresEpochSeconds: number
  securityToken?: string
}

/** What `readAuth` finds. */
export type AuthRead = { form: 'none' } | SigV4Auth | SigV2Auth

/** `DATE/REGION/SERVICE/aws4_request`, the second line from the end of a string to sign. */
export function scopeText(scope: Scope): string {
  return `${scope.date}/${scope.region}/${scope.service}/${scope.terminator}`
}

// LIMIT: an access key id has at most 128 characters, a region and a service name far less; a credential
// beyond this is no credential.
const credentialMaximum = 512

/**
 * Splits `KEYID/DATE/REGION/SERVICE/TERMINATOR`; undefined unless it is five parts of printable characters.
 */
export function parseCredential(credential: string): { accessKeyId: string; scope: Scope } | undefined {
  if (credential.length > credentialMaximum || !/^[!-~]+$/.test(credential)) return undefined
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/')
  if (!accessKeyId || date === undefined || region === undefined || service === undefined) return undefined
  if (terminator === undefined || rest.length > 0) return undefined
  return { accessKeyId, scope: { date, region, service, terminator } }
}

// LIMIT: node passes at most 16 KB of headers, and no client signs more than some twenty of them.
const signedHeadersMaximum = 128

/** Splits `a;b;c` and sorts it; undefined for too many, or a name that no header can have. */
export function parseSignedHeaders(text: string): readonly string[] | undefined {
  const names = text.split(';')
  if (names.length > signedHeadersMaximum || !/^[!-9<-~]+(?:;[!-9<-~]+)*$/.test(text)) return undefined
  return names.sort()
}
