import { percentDecode, percentEncodePath } from './percent.ts'

/** Whether escapes stand in the canonical request as the client wrote them, or decoded and encoded again. */
export type Spelling = 'as-sent' | 're-encoded'

/**
 * The CanonicalURI of every service but S3: dot segments and repeated slashes go, then each byte outside
 * `A-Za-z0-9-._~/` is encoded once more, so the wire's `%20` becomes `%2520`.
 * Source: IAM User Guide, "Create a signed AWS API request".
 */
export function canonicalUri(rawPath: string): string {
  if (rawPath === '' || rawPath === '/') return '/'
  return percentEncodePath(plain(rawPath) ? rawPath : withoutDotSegments(rawPath))
}

/**
 * The CanonicalURI of S3: encoded exactly once and never normalised, `..` and `//` stay. In the `re-encoded`
 * spelling hex is in upper case, only `A-Za-z0-9-._~/` is bare, and `%2F` is the slash that it means in a
 * key.
 */
export function canonicalUriS3(rawPath: string, spelling: Spelling): string {
  if (rawPath === '') return '/'
  return spelling === 'as-sent' ? rawPath : percentEncodePath(percentDecode(rawPath))
}

function plain(path: string): boolean {
  // A target that is no path (`*`, `http://…`) stays what it is, so that it cannot pass for a path that was
  // signed.
  return !path.startsWith('/') || (!path.includes('//') && !path.includes('/.'))
}

function withoutDotSegments(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') kept.pop()
    else kept.push(segment)
  }
  return `/${kept.join('/')}${path.endsWith('/') && kept.length > 0 ? '/' : ''}`
}
