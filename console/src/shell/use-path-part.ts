import { useParams } from 'wouter'

/**
 * One named part of the page's address, decoded: `usePathPart('name')` on `/groups/details/:name`. What may
 * hold a percent sign (an object's key) belongs into the query string, for the router decodes a path once itself.
 */
export function usePathPart(part: string): string {
  const text = useParams<Record<string, string>>()[part] ?? ''
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
