import { formatAmzDate } from './amz-date.ts'
import { canonicalHeaders } from './canonical-headers.ts'
import { canonicalQuery } from './canonical-query.ts'
import { canonicalUri, canonicalUriS3 } from './canonical-uri.ts'
import { percentEncode } from './percent.ts'
import { hmacHex, signingKey, type HmacKey } from './signing-key.ts'
import { algorithm, canonicalRequestText, sha256Hex, stringToSignText } from './string-to-sign.ts'

/** An access key; `sessionToken` for temporary ones. */
export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }

/** A request to sign; `url` is absolute and percent-encoded as it will be sent, header values are latin1. */
export type RequestToSign = {
  method: string
  url: string
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  credentials: Credentials
  service: string
  region: string
  nowMs: number
  /** what `x-amz-content-sha256` says instead of the body's hash, e.g. `UNSIGNED-PAYLOAD` */
  payloadHash?: string
  /** the key of this day, region and service, where whoever signs often has kept it */
  signingKey?: HmacKey
}

/** Headers that hops rewrite; SDKs never sign them. */
const unsigned = new Set(
  (
    'authorization connection expect keep-alive proxy-authenticate proxy-authorization te trailer ' +
    'transfer-encoding upgrade user-agent x-amzn-trace-id'
  ).split(' '),
)

/** Services whose path is encoded once and whose requests declare their payload. */
const s3Services = new Set(['s3', 's3express', 's3-object-lambda', 's3-outposts'])

/** Signs a request: the headers to send, names in lower case, `host` and `authorization` included. */
export function signRequest(request: RequestToSign): Record<string, string> {
  const { credentials, service, method } = request
  const { host, path, query } = partsOf(request.url)
  const amzDate = formatAmzDate(request.nowMs)
  const payloadHash = request.payloadHash ?? sha256Hex(request.body ?? '')
  const headers: Record<string, string> = { host }
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value
  headers['x-amz-date'] = amzDate
  if (credentials.sessionToken !== undefined) headers['x-amz-security-token'] = credentials.sessionToken
  if (s3Services.has(service) || request.payloadHash !== undefined) {
    headers['x-amz-content-sha256'] = payloadHash
  }
  const { signedHeaders, scope, sign } = signer(request, headers, amzDate)
  const signature = sign({ method, path, query: canonicalQuery(query, 'as-sent'), payloadHash })
  headers.authorization =
    `${algorithm} Credential=${credentials.accessKeyId}/${scope}, ` +
    `SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`
  return headers
}

/** Presigns a request: its URL with the `X-Amz-*` parameters. `headers` must be sent with it. */
export function presign(request: RequestToSign & { expiresSeconds: number }): string {
  const { credentials, service, method } = request
  const { host, path, query, origin } = partsOf(request.url)
  const amzDate = formatAmzDate(request.nowMs)
  const headers: Record<string, string> = { host }
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value
  const { signedHeaders, scope, sign } = signer(request, headers, amzDate)
  const parameters: [string, string][] = [
    ['X-Amz-Algorithm', algorithm],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${scope}`],
    ['X-Amz-Date', amzDate],
    ['X-Amz-Expires', String(request.expiresSeconds)],
    ['X-Amz-SignedHeaders', signedHeaders.join(';')],
  ]
  if (credentials.sessionToken !== undefined) {
    parameters.push(['X-Amz-Security-Token', credentials.sessionToken])
  }
  const added = parameters.map(([name, value]) => `${name}=${percentEncode(value)}`).join('&')
  const whole = query === '' ? added : `${query}&${added}`
  const payloadHash =
    request.payloadHash ?? (s3Services.has(service) ? 'UNSIGNED-PAYLOAD' : sha256Hex(request.body ?? ''))
  const signature = sign({ method, path, query: canonicalQuery(whole, 'as-sent'), payloadHash })
  return `${origin}${path}?${whole}&X-Amz-Signature=${signature}`
}

function signer(request: RequestToSign, headers: Readonly<Record<string, string>>, amzDate: string) {
  const { credentials, service, region } = request
  const date = amzDate.slice(0, 8)
  const scope = `${date}/${region}/${service}/aws4_request`
  const key = request.signingKey ?? signingKey(credentials.secretAccessKey, date, region, service)
  const signedHeaders = Object.keys(headers)
    .filter((name) => !unsigned.has(name))
    .sort()
  const block = canonicalHeaders(new Map(Object.entries(headers)), signedHeaders)!
  const sign = (parts: { method: string; path: string; query: string; payloadHash: string }): string => {
    const uri = s3Services.has(service) ? canonicalUriS3(parts.path, 'as-sent') : canonicalUri(parts.path)
    const canonical = canonicalRequestText({ ...parts, uri, headers: block, signedHeaders })
    return hmacHex(key, stringToSignText(amzDate, scope, canonical))
  }
  return { signedHeaders, scope, sign }
}

/** Splits by hand: `new URL` would resolve the dot segments that an S3 key may have. */
function partsOf(url: string): { origin: string; host: string; path: string; query: string } {
  const match = /^(https?):\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/.exec(url)
  if (match === null) throw new TypeError('an absolute http or https URL is needed')
  const [, scheme, authority, path, query] = match
  const host = authority!.replace(scheme === 'https' ? /:443$/ : /:80$/, '')
  return { origin: `${scheme}://${authority}`, host, path: path || '/', query: query ?? '' }
}
