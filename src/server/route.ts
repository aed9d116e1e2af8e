import type { IncomingMessage } from 'node:http'
import type { Addresses } from './addresses.ts'
import type { Gateway } from '../gateway/gateway.ts'

/** Whose request it is: a service by its signing name, or one of our own pages under `/_understudy/`. */
export type Route = ServiceRoute | OwnRoute

/** `path` and `query` are as on the wire; `region` and `bucket` only where the Host names them. */
export type ServiceRoute = {
  service: string
  region?: string | undefined
  bucket?: string | undefined
  path: string
  query: string
}

/** The signing names that there are: of services of our own, and of all others. */
export type KnownServices = {
  desks: ReadonlyMap<string, unknown>
  addresses: Addresses
  gateway: Pick<Gateway, 'has' | 'nameOf'>
  /** The server's own names, in lower case; a bucket may stand before each. */
  allowedHosts: ReadonlySet<string>
}

export type OwnRoute = { service?: undefined; path: string; query: string }

// LIMIT: no part may hold what a match begins or goes on with, so that a hostile text is read once, not again
// and again.
const credentialScope = /Credential=[^/\s,=]*\/[^/\s,=]*\/[^/\s,=]*\/([^/\s,=]*)\//
const queryCredential =
  /(?:^|&)X-Amz-Credential=[^&/%]*(?:%2F|\/)[^&/%]*(?:%2F|\/)[^&/%]*(?:%2F|\/)([A-Za-z0-9-]+)/i

const endsAsAddress = /(?:\]|\.\d{1,3})$/

/** Where clients of AWS Sign-In ask, under the endpoint they were given. */
const signInPaths = new Set(['/v1/authorize', '/v1/token'])

/**
 * Tells whose request it is, as AWS's front doors would: by our own prefix, the credential scope, the target
 * header, the Host; what is left is S3's, whose paths are free.
 */
export function route(request: IncomingMessage, known: KnownServices): Route {
  const { desks, addresses, gateway, allowedHosts } = known
  const target = request.url ?? '/'
  const mark = target.indexOf('?')
  const path = mark === -1 ? target : target.slice(0, mark)
  const query = mark === -1 ? '' : target.slice(mark + 1)
  const host = hostName(request.headers.host)
  const hostBucket = bucketOfHost(host, allowedHosts)
  // A bucket's own keys may begin as our pages do.
  if (path.startsWith('/_understudy/') && hostBucket === undefined && !isSigned(request, query))
    return { path, query }
  const aws = addresses.host.exec(host)
  const hostService = aws === null ? undefined : addresses.byHost.get(aws[2]!)
  // `aws login` asks at the root of its endpoint; no bucket has a name of two characters.
  if (signInPaths.has(path) && aws === null && hostBucket === undefined && !isSigned(request, query)) {
    return { path: `/_understudy/signin${path}`, query }
  }
  const isKnown = (name: string): boolean => desks.has(name) || gateway.has(name)
  const found =
    named(request, query, hostService, isKnown, addresses) ??
    gateway.nameOf(request, path, host) ??
    unnamed(request, query)
  const service = byPath(found, path, addresses)
  // AWS: the global endpoints are us-east-1's, but a client behind one custom endpoint signs with its own
  // region.
  const region = aws?.[3]
  const bucket = service === 's3' ? (hostService === 's3' ? aws![1] : hostBucket) : undefined
  return { service, region, bucket, path, query }
}

/** AWS: SDKs sign for IAM Toolbox as for IAM, which has no path but its root. */
function byPath(service: string, path: string, addresses: Addresses): string {
  const one = addresses.byPath.find(
    ({ signedAs, path: start }) => signedAs === service && path.startsWith(start),
  )
  return one?.service ?? service
}

function named(
  request: IncomingMessage,
  query: string,
  hostService: string | undefined,
  known: (name: string) => boolean,
  addresses: Addresses,
): string | undefined {
  // A Host that names a service decides; a scope for another one is then the client's mistake, and told so.
  if (hostService !== undefined) return hostService
  const scope =
    credentialScope.exec(request.headers.authorization ?? '')?.[1] ?? queryCredential.exec(query)?.[1] ?? ''
  if (known(scope)) return scope
  const jsonService =
    String(request.headers['x-amz-target'] ?? '')
      .split('.', 8)
      .at(-2) ?? ''
  return addresses.byTarget.get(jsonService)
}

/** What is left is a form, which is STS's, or S3's, whose paths are free. */
function unnamed(request: IncomingMessage, query: string): string {
  if (
    request.method === 'POST' &&
    /^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? '')
  ) {
    return 'sts'
  }
  return /(?:^|&)Action=/.test(query) && request.method === 'GET' ? 'sts' : 's3'
}

/** Our own pages are not signed, but for the operations of our own service. */
function isSigned(request: IncomingMessage, query: string): boolean {
  return request.headers.authorization !== undefined || query.includes('X-Amz-Signature=')
}

/** The Host header without its port, in lower case. */
export function hostName(host: string | undefined): string {
  const text = (host ?? '').toLowerCase()
  if (text.startsWith('[')) return text.slice(0, text.indexOf(']') + 1)
  const colon = text.lastIndexOf(':')
  return colon === -1 ? text : text.slice(0, colon)
}

/**
 * `BUCKET.NAME` and `BUCKET.s3.NAME`, where NAME is a name of the server: how SDKs address buckets on a named
 * endpoint. The longest of such names counts, and before an IP address stands no bucket.
 * Source: Amazon S3 user guide, "Virtual hosting of general purpose buckets".
 */
function bucketOfHost(host: string, ownNames: ReadonlySet<string>): string | undefined {
  if (ownNames.has(host) || endsAsAddress.test(host)) return undefined
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    if (!ownNames.has(host.slice(dot + 1))) continue
    const before = host.slice(0, dot)
    const bucket = before.endsWith('.s3') ? before.slice(0, -'.s3'.length) : before
    return bucket === 's3' || bucket === '' ? undefined : bucket
  }
  return undefined
}
