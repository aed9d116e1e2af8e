import type { Forwarded } from '../seam.ts'

/**
 * Headers that every operation of AWS knows, whatever its model binds. What is not here and not the operation's own
 * was not decided on: a backend might obey it (`x-moto-account-id`, `x-http-method-override`).
 */
const general: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'cache-control',
  'content-encoding',
  'content-language',
  'content-md5',
  'content-type',
  'smithy-protocol',
  'user-agent',
  'x-amz-api-version',
  'x-amz-target',
  'x-amz-user-agent',
  'x-amzn-trace-id',
])

/** What we make anew for the backend, and what only our own reading of the body needs, bound or not. */
const made: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'host',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-security-token',
  'x-amz-trailer',
])

/** The headers of a decided request that are sent on; `instead` takes the place of some, undefined of none. */
export function sentHeaders(
  { headers, headerNames }: Forwarded,
  instead: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const prefixes = [...headerNames].filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))
  const sent: Record<string, string> = {}
  for (const name of Object.keys(headers)) {
    const value = headers[name]
    if (value === undefined || made.has(name) || Object.hasOwn(instead, name)) continue
    const known = general.has(name) || headerNames.has(name) || isChecksum(name)
    if (!known && !prefixes.some((prefix) => name.startsWith(prefix))) continue
    sent[name] = value
  }
  for (const [name, value] of Object.entries(instead)) if (value !== undefined) sent[name] = value
  // The body is sent on decoded.
  if (sent['content-encoding'] !== undefined) {
    const left = sent['content-encoding']
      .split(',')
      .filter((part) => part.trim().toLowerCase() !== 'aws-chunked')
    if (left.length === 0) delete sent['content-encoding']
    else sent['content-encoding'] = left.join(',').trim()
  }
  return sent
}

/** SDKs send the checksum of a body with operations whose model does not list it. */
function isChecksum(name: string): boolean {
  return /^x-amz-checksum-(?:crc32|crc32c|crc64nvme|sha1|sha256)$/.test(name)
}
