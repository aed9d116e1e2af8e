import { skewMs } from './amz-date.ts'
import type { SigV2Auth, SigV4Auth } from './auth.ts'
import { authError } from './errors/errors.ts'
import type { RequestFacts } from './request.ts'

/**
 * What the scope must say: the service's signing name(s), and the region only where the Host itself names
 * one.
 */
export type ExpectedScope = { service: string | readonly string[]; region?: string }

const regionName = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/**
 * Scope, clock and header coverage, in AWS's order, for every form of authentication but SigV2 URLs, which
 * have a clock only. `nowMs` is since 1970. Throws the protocol's error for the first thing wrong.
 */
export function checkAuth(
  request: RequestFacts,
  auth: SigV4Auth | SigV2Auth,
  expected: ExpectedScope,
  nowMs: number,
): void {
  if (auth.form !== 'sigv2-query') checkScope(auth, expected)
  checkClock(auth, nowMs)
  if (auth.form !== 'sigv2-query') checkSignedHeaders(request, auth)
}

/** Region and service, terminator, and the scope's date against the request's own. */
function checkScope(auth: SigV4Auth, expected: ExpectedScope): void {
  const { scope, protocol, form: place } = auth
  const services = typeof expected.service === 'string' ? [expected.service] : expected.service
  const wrongService = !services.includes(scope.service)
  const wrongRegion =
    expected.region === undefined ? !regionName.test(scope.region) : scope.region !== expected.region
  if (wrongService || wrongRegion) {
    throw authError(protocol, {
      kind: 'scope',
      place,
      scope,
      wrongService,
      wrongRegion,
      expectedService: services[0] ?? '',
      expectedRegion: expected.region,
    })
  }
  if (scope.terminator !== 'aws4_request') {
    throw authError(protocol, { kind: 'scope-terminator', place, terminator: scope.terminator })
  }
  if (scope.date !== auth.amzDate.text.slice(0, 8)) {
    throw authError(protocol, { kind: 'scope-date', place, date: scope.date, amzDate: auth.amzDate })
  }
}

/**
 * Fifteen minutes either way; an S3 presigned URL lives as long as its X-Amz-Expires says, a SigV2 URL until
 * its Expires. Every other service ignores X-Amz-Expires.
 */
function checkClock(auth: SigV4Auth | SigV2Auth, nowMs: number): void {
  if (auth.form === 'sigv2-query') {
    const expiresMs = auth.expiresEpochSeconds * 1000
    if (nowMs > expiresMs) throw authError('s3', { kind: 'presign-expired', expiresMs, nowMs })
    return
  }
  const { amzDate, protocol, expiresSeconds } = auth
  const requestMs = amzDate.epochMs
  if (requestMs > nowMs + skewMs) throw authError(protocol, { kind: 'clock-skew-future', requestMs, nowMs })
  if (expiresSeconds === undefined) {
    if (requestMs < nowMs - skewMs) throw authError(protocol, { kind: 'clock-skew-old', requestMs, nowMs })
    return
  }
  const expiresMs = requestMs + expiresSeconds * 1000
  if (nowMs > expiresMs || expiresSeconds === 0) {
    throw authError(protocol, { kind: 'presign-expired', expiresMs, nowMs, expiresSeconds })
  }
}

/** `host` must be signed everywhere; on S3 every `x-amz-*` header of the request must be as well. */
function checkSignedHeaders(request: RequestFacts, auth: SigV4Auth): void {
  if (!auth.signedHeaders.includes('host')) throw authError(auth.protocol, { kind: 'host-not-signed' })
  if (auth.protocol !== 's3') return
  const names: string[] = []
  for (const name of request.headers.keys()) {
    if (name.startsWith('x-amz-') && !auth.signedHeaders.includes(name)) names.push(name)
  }
  if (names.length > 0) throw authError('s3', { kind: 'headers-not-signed', names })
}
