import { useIdentity } from '../session/session-context.tsx'
import { pathTo } from '../shell/path-to.ts'

/** The page where users of an account (its number or alias) sign in. */
export function signInAddress(account: string): string {
  return `${location.origin}${pathTo('')}?signInTo=${encodeURIComponent(account)}`
}

/** The page where users of the account that is shown sign in, by its alias where that is known. */
export function useSignInAddress(): string {
  const { account, session, role } = useIdentity()
  return signInAddress(role === undefined ? (session.alias ?? account) : account)
}
