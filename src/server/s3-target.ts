import { AwsError } from '../kernel/aws-error.ts'
import type { ServiceRoute } from './route.ts'

/**
 * The bucket and key that a request names, percent-decoded: by its Host (virtual-host style), or by its path.
 */
export function s3Target({ bucket, path }: ServiceRoute): { bucket?: string; key?: string } {
  const rest = path.startsWith('/') ? path.slice(1) : path
  if (bucket !== undefined) return rest === '' ? { bucket } : { bucket, key: decode(rest) }
  if (rest === '') return {}
  const slash = rest.indexOf('/')
  if (slash === -1) return { bucket: decode(rest) }
  const key = rest.slice(slash + 1)
  return key === ''
    ? { bucket: decode(rest.slice(0, slash)) }
    : { bucket: decode(rest.slice(0, slash)), key: decode(key) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new AwsError('InvalidURI', 400, "Couldn't parse the specified URI.", { details: { URI: text } })
  }
}
