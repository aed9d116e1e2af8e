import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import type { RequestFacts } from '../access/request-facts.ts'
import type { Claimed } from '../access/identity/authenticate.ts'
import { headersOf, type RequestFacts as SignedFacts } from '../sigv4/request.ts'
import type { Front } from './front.ts'
import type { Progress } from './progress.ts'
import type { ServiceRoute } from './route.ts'

/** What a signature covers, as it came. */
export function signedFactsOf(request: IncomingMessage, way: ServiceRoute): SignedFacts {
  return {
    method: request.method ?? 'GET',
    rawPath: way.path,
    rawQuery: way.query,
    headers: headersOf(request),
  }
}

/**
 * What conditions and handlers may ask of the HTTP request. `peer` is the socket's address: no header is
 * trusted.
 */
export function factsOf(
  front: Front,
  { requestId, way, peer }: Pick<Progress, 'requestId' | 'way' | 'peer'>,
  request: IncomingMessage,
  { auth }: Claimed,
): RequestFacts {
  const headers = request.headers as Record<string, string | undefined>
  return {
    requestId,
    region:
      auth.form === 'header' || auth.form === 'query'
        ? auth.scope.region
        : (way.region ?? front.house.region),
    sourceIp: peer,
    userAgent: headers['user-agent'] ?? '',
    secure: 'encrypted' in request.socket,
    tlsVersion: tlsVersion(request.socket),
    host: headers.host ?? '',
    referer: headers.referer,
    method: request.method ?? 'GET',
    path: way.path,
    headers,
    auth: authFacts(auth),
  }
}

/** The version of a connection's TLS as AWS writes it; Node says `TLSv1.3`. */
function tlsVersion(socket: IncomingMessage['socket']): string | undefined {
  const protocol = 'getProtocol' in socket ? (socket as TLSSocket).getProtocol() : null
  return protocol?.replace(/^TLSv/, '')
}

function authFacts(auth: Claimed['auth']): RequestFacts['auth'] {
  switch (auth.form) {
    case 'none':
      return undefined
    case 'header':
      return { version: 'AWS4-HMAC-SHA256', type: 'REST-HEADER', signedAt: auth.amzDate.epochMs }
    case 'query':
      return { version: 'AWS4-HMAC-SHA256', type: 'REST-QUERY-STRING', signedAt: auth.amzDate.epochMs }
    case 'sigv2-query':
      // AWS: a SigV2 URL does not say when it was signed.
      return { version: 'AWS', type: 'REST-QUERY-STRING', signedAt: undefined }
  }
}
