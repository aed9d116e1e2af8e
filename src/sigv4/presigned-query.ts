import { parseAmzDate } from './amz-date.ts'
import { parseCredential, parseSignedHeaders } from './auth.ts'
import type { Protocol, SigV4Auth } from './auth.ts'
import { authError } from './errors/errors.ts'
import { percentDecode } from './percent.ts'
import { headerText } from './request.ts'
import type { RequestFacts } from './request.ts'
import { algorithm } from './string-to-sign.ts'

/** The query parameters that carry authentication, without `X-Amz-`. */
export type AuthParameters = ReadonlyMap<string, string>

const names = new Set([
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-SignedHeaders',
  'X-Amz-Signature',
  'X-Amz-Security-Token',
  'X-Amz-Content-Sha256',
])

/** Parses a presigned URL's `X-Amz-*` parameters; throws AWS's errors. */
export function readPresignedQuery(request: RequestFacts, protocol: Protocol): SigV4Auth {
  const parameters = authParameters(request.rawQuery, names, protocol)
  const required = [
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-Signature',
    'X-Amz-SignedHeaders',
    'X-Amz-Date',
  ]
  if (protocol === 's3') required.push('X-Amz-Expires')
  const missing = required.filter((name) => !parameters.get(name))
  if (missing.length > 0) throw authError(protocol, { kind: 'query-incomplete', missing })

  const given = parameters.get('X-Amz-Algorithm')!
  if (given !== algorithm) {
    throw authError(protocol, { kind: 'algorithm-unsupported', place: 'query', algorithm: given })
  }
  const credential = parameters.get('X-Amz-Credential')!
  const parsed = parseCredential(credential)
  if (parsed === undefined)
    throw authError(protocol, { kind: 'credential-malformed', place: 'query', credential })
  const signedHeaders = parseSignedHeaders(parameters.get('X-Amz-SignedHeaders')!)
  if (signedHeaders === undefined) {
    const reason = 'X-Amz-SignedHeaders is not a list of names'
    throw authError(protocol, { kind: 'malformed', place: 'query', reason })
  }
  const date = parameters.get('X-Amz-Date')!
  const amzDate = parseAmzDate(date)
  if (amzDate === undefined) throw authError(protocol, { kind: 'date-malformed', place: 'query', date })
  const auth: SigV4Auth = {
    form: 'query',
    protocol,
    ...parsed,
    signedHeaders,
    signature: parameters.get('X-Amz-Signature')!,
    amzDate,
    securityToken: tokenOf(request, parameters, signedHeaders),
    payloadHash:
      headerText(request.headers, 'x-amz-content-sha256') ?? parameters.get('X-Amz-Content-Sha256'),
  }
  // AWS: only S3 heeds X-Amz-Expires; the others give every presigned request the clock's fifteen minutes.
  if (protocol === 's3') auth.expiresSeconds = expiresOf(parameters.get('X-Amz-Expires')!)
  return auth
}

/**
 * The named parameters of a query, percent-decoded; a repeated one is refused. AWS: S3 lets a security token
 * be repeated as long as it is the same token, and answers two different ones as an unknown key.
 */
export function authParameters(
  rawQuery: string,
  wanted: ReadonlySet<string>,
  protocol: Protocol,
): AuthParameters {
  const parameters = new Map<string, string>()
  for (const piece of rawQuery.split('&')) {
    const equals = piece.indexOf('=')
    const name = equals === -1 ? piece : piece.slice(0, equals)
    if (!wanted.has(name)) continue
    const value = equals === -1 ? '' : percentDecode(piece.slice(equals + 1))
    const present = parameters.get(name)
    if (present === undefined) parameters.set(name, value)
    else if (protocol !== 's3' || name !== 'X-Amz-Security-Token') {
      throw authError(protocol, { kind: 'malformed', place: 'query', reason: `${name} is repeated` })
    } else if (present !== value) {
      throw authError(protocol, { kind: 'unknown-key', accessKeyId: '' })
    }
  }
  return parameters
}

/** AWS: a token among the signed headers overrides the query's. */
function tokenOf(
  request: RequestFacts,
  parameters: AuthParameters,
  signedHeaders: readonly string[],
): string | undefined {
  const signed = signedHeaders.includes('x-amz-security-token')
  const header = signed ? headerText(request.headers, 'x-amz-security-token') : undefined
  return header ?? parameters.get('X-Amz-Security-Token')
}

// LIMIT: AWS's own, seven days.
const expiresMaximumSeconds = 604_800

function expiresOf(text: string): number {
  if (/^-\d+$/.test(text)) throw authError('s3', { kind: 'expires-malformed', problem: 'negative' })
  if (!/^\d{1,16}$/.test(text)) throw authError('s3', { kind: 'expires-malformed', problem: 'not a number' })
  const seconds = Number(text)
  if (seconds > expiresMaximumSeconds) {
    throw authError('s3', { kind: 'expires-malformed', problem: 'too long' })
  }
  return seconds
}
