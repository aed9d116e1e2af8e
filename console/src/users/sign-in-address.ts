import { pathTo } from '../shell/path-to.ts'

/** The page where users of an account (its number or alias) sign in. */
export function signInAddress(account: string): string {
  return `${location.origin}${pathTo('')}?signInTo=${encodeURIComponent(account)}`
}
