import type { RequestHeaders } from './request.ts'

/**
 * The CanonicalHeaders, one `name:value\n` for each signed header in the order given (sorted, lower-case);
 * undefined where a signed header is not in the request.
 */
export function canonicalHeaders(
  headers: RequestHeaders,
  signedHeaders: readonly string[],
): string | undefined {
  let text = ''
  for (const name of signedHeaders) {
    const value = headers.get(name)
    if (value === undefined) return undefined
    const joined = typeof value === 'string' ? canonicalValue(value) : value.map(canonicalValue).join(',')
    text += `${name}:${joined}\n`
  }
  return text
}

/** A header's value trimmed and with each run of spaces and tabs as one space, inside quotes as well. */
export function canonicalValue(value: string): string {
  // Nearly every value is canonical already: three native scans and no allocation.
  if (!value.includes('  ') && !value.includes('\t')) {
    return value.startsWith(' ') || value.endsWith(' ') ? value.trim() : value
  }
  return value.split(/[ \t]/).filter(Boolean).join(' ')
}
