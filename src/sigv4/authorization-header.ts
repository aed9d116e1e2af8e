import { parseAmzDate, parseDateHeader } from './amz-date.ts'
import type { AmzDate } from './amz-date.ts'
import { parseCredential, parseSignedHeaders } from './auth.ts'
import type { Protocol, SigV4Auth } from './auth.ts'
import { authError } from './errors/errors.ts'
import { headerText } from './request.ts'
import type { RequestFacts } from './request.ts'
import { algorithm } from './string-to-sign.ts'

// LIMIT: a full header with twenty signed names is some 500 bytes; node itself stops at 16 KB of headers.
const headerMaximum = 8192

// LIMIT: what is kept is kept for anybody, before a signature is proved.
const keptMaximum = 1024

/** The header up to its signature, parsed: what a client's requests of one day have in common. */
export type Beginning = Pick<SigV4Auth, 'accessKeyId' | 'scope' | 'signedHeaders'>

/** Beginnings of headers that were read before, by their text; whoever makes it bounds it. */
export type KnownBeginnings = {
  get(text: string): Beginning | undefined
  set(text: string, read: Beginning): void
}

/**
 * Parses `Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`; throws AWS's errors.
 */
export function readAuthorizationHeader(
  request: RequestFacts,
  protocol: Protocol,
  known?: KnownBeginnings,
): SigV4Auth {
  const authorization = request.headers.get('authorization') ?? ''
  if (typeof authorization !== 'string') {
    throw authError(protocol, {
      kind: 'malformed',
      place: 'header',
      reason: 'the Authorization header is repeated',
    })
  }
  // What every client writes: the signature last, of 64 digits. What stands before it was often read before.
  const end = authorization.length - signatureLength
  const isUsual = authorization.endsWith(signatureMark, end) && hexDigits.test(authorization.slice(end))
  const beginning = authorization.slice(0, end)
  const before = isUsual ? known?.get(beginning) : undefined
  const amzDate = before && dateOf(request, protocol)
  if (before !== undefined && amzDate !== undefined)
    return authOf(request, protocol, before, authorization.slice(end), amzDate)
  const read = readWhole(authorization, request, protocol)
  if (isUsual && end <= keptMaximum) known?.set(beginning, read.by)
  return authOf(request, protocol, read.by, read.signature, read.amzDate)
}

const signatureMark = ', Signature='
const signatureLength = 64
const hexDigits = /^[0-9a-f]{64}$/

function authOf(
  { headers }: RequestFacts,
  protocol: Protocol,
  { accessKeyId, scope, signedHeaders }: Beginning,
  signature: string,
  amzDate: AmzDate,
): SigV4Auth {
  return {
    form: 'header',
    protocol,
    accessKeyId,
    scope,
    signedHeaders,
    signature,
    amzDate,
    securityToken: headerText(headers, 'x-amz-security-token'),
    payloadHash: headerText(headers, 'x-amz-content-sha256'),
  }
}

function readWhole(
  authorization: string,
  request: RequestFacts,
  protocol: Protocol,
): { by: Beginning; signature: string; amzDate: AmzDate } {
  if (authorization.length > headerMaximum) {
    const reason = `the Authorization header is longer than ${headerMaximum} bytes`
    throw authError(protocol, { kind: 'malformed', place: 'header', reason })
  }
  const parts = partsOf(authorization, protocol)
  const amzDate = dateOf(request, protocol)
  const missing: string[] = required.filter((name) => !parts[name])
  if (amzDate === undefined) missing.push('Date')
  if (missing.length > 0)
    throw authError(protocol, { kind: 'authorization-incomplete', missing, authorization })

  const credential = parts.Credential!
  const parsed = parseCredential(credential)
  if (parsed === undefined) {
    throw authError(protocol, { kind: 'credential-malformed', place: 'header', credential })
  }
  const signedHeaders = parseSignedHeaders(parts.SignedHeaders!)
  if (signedHeaders === undefined) {
    throw authError(protocol, {
      kind: 'malformed',
      place: 'header',
      reason: 'SignedHeaders is not a list of names',
    })
  }
  return { by: { ...parsed, signedHeaders }, signature: parts.Signature!, amzDate: amzDate! }
}

type Parts = { Credential?: string; SignedHeaders?: string; Signature?: string }

/** The parts by name, split at commas. Throws for what is no pairs, and for a part named twice. */
function partsOf(authorization: string, protocol: Protocol): Parts {
  const space = authorization.indexOf(' ')
  const scheme = space === -1 ? authorization : authorization.slice(0, space)
  if (scheme !== algorithm) throw wrongScheme(scheme, authorization, protocol)
  const parts: Parts = {}
  let start = scheme.length
  while (start < authorization.length) {
    const comma = authorization.indexOf(',', start)
    const end = comma === -1 ? authorization.length : comma
    const piece = authorization.slice(start, end).trim()
    start = end + 1
    if (piece === '') continue
    const equals = piece.indexOf('=')
    if (equals === -1 || piece.includes(' ')) {
      throw authError(protocol, { kind: 'authorization-not-pairs', piece, authorization })
    }
    const name = piece.slice(0, equals)
    if (name !== 'Credential' && name !== 'SignedHeaders' && name !== 'Signature') continue
    if (parts[name] !== undefined) {
      const reason = 'the Authorization header names a part twice'
      throw authError(protocol, { kind: 'malformed', place: 'header', reason })
    }
    parts[name] = piece.slice(equals + 1)
  }
  return parts
}

const begin = `${algorithm} `

const required = ['Credential', 'Signature', 'SignedHeaders'] as const

/**
 * Whether an Authorization header is none of AWS's. AWS: it counts as none where S3 and EC2 refuse it; IAM and STS know
 * of one algorithm only.
 */
export function isForeign(authorization: string, protocol: Protocol): boolean {
  switch (protocol) {
    case 'query':
      return authorization !== algorithm && !authorization.startsWith(begin)
    case 'json':
    case 'rest-json':
      return !authorization.startsWith('AWS4-')
    default:
      return false
  }
}

function wrongScheme(scheme: string, authorization: string, protocol: Protocol): Error {
  if (scheme === 'AWS') return authError(protocol, { kind: 'sigv2-refused' })
  if (scheme.startsWith('AWS4-')) {
    return authError(protocol, { kind: 'algorithm-unsupported', place: 'header', algorithm: scheme })
  }
  return authError(protocol, { kind: 'authorization-not-pairs', piece: scheme, authorization })
}

/** `X-Amz-Date` wins over `Date`. */
function dateOf(request: RequestFacts, protocol: Protocol): AmzDate | undefined {
  const amzDate = headerText(request.headers, 'x-amz-date')
  const text = amzDate ?? headerText(request.headers, 'date')
  if (text === undefined) return undefined
  const date = amzDate === undefined ? parseDateHeader(text) : parseAmzDate(text)
  if (date === undefined) throw authError(protocol, { kind: 'date-malformed', place: 'header', date: text })
  return date
}
