import { createHmac } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { SigV2Auth } from './auth.ts'
import { authError } from './errors/errors.ts'
import { percentDecode } from './percent.ts'
import { authParameters } from './presigned-query.ts'
import { headerText } from './request.ts'
import type { RequestFacts } from './request.ts'
import { sameSignature } from './signing-key.ts'

const names = new Set(['AWSAccessKeyId', 'Expires', 'Signature', 'x-amz-security-token'])

/**
 * Query parameters that are part of the resource and so of the signature. Source: Amazon S3, "Signing and
 * authenticating REST requests".
 */
const subResources = new Set(
  (
    'accelerate acl analytics cors defaultObjectAcl delete inventory lifecycle location logging metrics ' +
    'notification object-lock partNumber policy replication requestPayment restore select select-type ' +
    'storageClass tagging torrent uploadId uploads versionId versioning versions website ' +
    'response-cache-control response-content-disposition response-content-encoding ' +
    'response-content-language response-content-type response-expires'
  ).split(' '),
)

/**
 * Parameters a SigV2 signature does not cover and that only page or shape an answer. INVARIANT: any other
 * uncovered parameter is refused, because it could turn the operation that was signed into another one.
 */
const harmless = new Set(
  (
    'AWSAccessKeyId Expires Signature prefix delimiter marker max-keys encoding-type list-type start-after ' +
    'continuation-token fetch-owner key-marker version-id-marker upload-id-marker max-uploads max-parts ' +
    'part-number-marker x-id'
  ).split(' '),
)

/** Whether a query carries S3's SigV2 presigned form. */
export function hasSigV2Query(rawQuery: string): boolean {
  return /(?:^|&)(?:AWSAccessKeyId|Signature)=/.test(rawQuery)
}

/** Parses `AWSAccessKeyId&Expires&Signature[&x-amz-security-token]`; throws S3's errors. */
export function readSigV2Query(request: RequestFacts): SigV2Auth {
  const parameters = authParameters(request.rawQuery, names, 's3')
  const accessKeyId = parameters.get('AWSAccessKeyId')
  const signature = parameters.get('Signature')
  const expires = parameters.get('Expires')
  if (!accessKeyId || !signature || !expires) throw authError('s3', { kind: 'sigv2-incomplete' })
  if (!/^\d{1,12}$/.test(expires)) throw authError('s3', { kind: 'sigv2-expires-malformed', expires })
  return {
    form: 'sigv2-query',
    protocol: 's3',
    accessKeyId,
    signature,
    expiresEpochSeconds: Number(expires),
    securityToken:
      headerText(request.headers, 'x-amz-security-token') ?? parameters.get('x-amz-security-token'),
  }
}

/**
 * Whether a SigV2 presigned URL's signature is right. `secretKey` holds the secret access key itself;
 * `bucket` is the bucket that the Host named, undefined for a path-style request.
 */
export function verifySigV2(
  request: RequestFacts,
  auth: SigV2Auth,
  secretKey: KeyObject,
  bucket: string | undefined,
): boolean {
  const text = sigV2StringToSign(request, auth, bucket)
  if (text === undefined) return false
  return sameSignature(createHmac('sha1', secretKey).update(text, 'latin1').digest('base64'), auth.signature)
}

/**
 * The SigV2 string to sign, or undefined where the query cannot have been signed as it is: it has a parameter that a
 * signature does not cover and should, or one that could stand for others.
 */
export function sigV2StringToSign(
  request: RequestFacts,
  auth: SigV2Auth,
  bucket: string | undefined,
): string | undefined {
  const query = pairsOf(request.rawQuery)
  if (!query.every((pair) => isCovered(pair, request)) || !isUnambiguous(query)) return undefined
  const one = (name: string) => headerText(request.headers, name) ?? ''
  const path = `${bucket === undefined ? '' : `/${bucket}`}${request.rawPath || '/'}`
  return (
    `${request.method}\n${one('content-md5')}\n${one('content-type')}\n${auth.expiresEpochSeconds}\n` +
    amzHeaders(request, query) +
    path +
    subResourceText(query)
  )
}

/**
 * Whether the signature covers a parameter, or it is one that only pages or shapes an answer. A header that was moved
 * to the query would be signed and not obeyed, so it is refused unless it is sent as a header too.
 */
function isCovered({ name, value = '' }: Pair, { headers }: RequestFacts): boolean {
  if (name === 'x-amz-security-token' || subResources.has(name) || harmless.has(name)) return true
  if (!/^x-amz-[a-z0-9-]+$/.test(name) && !standard.has(name)) return false
  return headerText(headers, name) === value
}

/**
 * INVARIANT: one text, one request. Decoded values stand unescaped in what is signed, so none may hold what separates
 * them there, and no parameter may come twice. Only what overrides an answer's headers may hold anything (a file's
 * name), so behind it nothing may stand but the version: it cannot become another sub-resource.
 */
function isUnambiguous(query: readonly Pair[]): boolean {
  const names = new Set(query.map(({ name }) => name))
  if (names.size < query.length) return false
  const overrides = query.filter(({ name }) => isOverride(name))
  const others = query.filter(({ name }) => !isOverride(name) && !harmless.has(name))
  if (others.some(({ value = '' }) => separators.test(value))) return false
  if (overrides.length === 0) return true
  if (others.some(({ name }) => subResources.has(name) && name > 'response-' && name !== 'versionId'))
    return false
  return !overrides.some(({ value = '' }) => value.split('&').slice(1).some(namesSubResource))
}

const isOverride = (name: string): boolean => name.startsWith('response-')
const namesSubResource = (text: string): boolean => subResources.has(text.split('=', 1)[0]!)
// eslint-disable-next-line no-control-regex -- line breaks end a header in what is signed
const separators = /[&?\u0000-\u001f\u007f]/

const standard = new Set(['content-md5', 'content-type'])

type Pair = { name: string; value?: string }

function pairsOf(rawQuery: string): Pair[] {
  return rawQuery
    .split('&')
    .filter(Boolean)
    .map((piece) => {
      const equals = piece.indexOf('=')
      if (equals === -1) return { name: piece }
      return {
        name: piece.slice(0, equals),
        value: percentDecode(piece.slice(equals + 1).replaceAll('+', ' ')),
      }
    })
}

function subResourceText(query: readonly Pair[]): string {
  const parts = query
    .filter(({ name }) => subResources.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`))
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** The `x-amz-*` headers, those in the query included: SDKs move them there when they presign. */
function amzHeaders(request: RequestFacts, query: readonly Pair[]): string {
  const values = new Map<string, string>()
  for (const { name, value } of query) if (name.startsWith('x-amz-')) values.set(name, value ?? '')
  for (const name of request.headers.keys()) {
    if (name.startsWith('x-amz-')) values.set(name, headerText(request.headers, name) ?? '')
  }
  return [...values.keys()]
    .sort()
    .map((name) => `${name}:${values.get(name)!.trim()}\n`)
    .join('')
}
