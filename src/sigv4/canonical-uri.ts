import { percentDecode, percentEncodePath } from './percent.ts'

/**
 * The CanonicalURI of every service but S3: dot segments and repeated slashes go, then each byte outside
 * `A-Za-z0-9-._~/` is encoded once more, so the wire's `%20` becomes `%2520`.
 * Source: IAM User Guide, "Create a signed AWS API request".
 */
export function canonicalUri(rawPath: string): string {
  if (rawPath === '' || rawPath === '/') return '/'
  return percentEncodePath(plain(rawPath) ? rawPath : withoutDotSegments(rawPath))
}

/** The CanonicalURI of S3: encoded exactly once and never normalised, `..` and `//` stay. */
export function canonicalUriS3(rawPath: string): string {
  return rawPath === '' ? '/' : percentEncodePath(percentDecode(rawPath))
}

function plain(path: string): boolean {
  return path.startsWith('/') && !path.includes('//') && !path.includes('/.')
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
