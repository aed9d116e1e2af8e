import type { Backends } from '../seam.ts'
import { assign, type Assignment } from './assigned.ts'
import { readBackendCredentials, type CredentialsOf } from './credentials.ts'
import type { DeclaredBackend } from './declared.ts'

/** What the operator said of backends; where none are declared, the bootstrap file may do so. */
export type BackendSettings = {
  declared: readonly DeclaredBackend[]
  /** Services of our own that a backend for every other one does not take. */
  serve: readonly string[]
  /** As `readBackendCredentials` reads it. */
  credentials: string
  /** Whose the things in them are; the default account's otherwise. */
  account?: string | undefined
  /** Whether passed roles are made there. */
  roles: boolean
}

/** Settings that have been found right. */
export type CheckedSettings = Assignment & {
  credentialsOf: CredentialsOf
  account: string | undefined
  roles: boolean
}

/**
 * What was said of backends, in the command line or else in the bootstrap file; undefined where nothing was. Throws an
 * Error where two say different things.
 */
export function checkSettings(
  given: BackendSettings | undefined,
  inFile: readonly DeclaredBackend[],
  own: ReadonlySet<string>,
): CheckedSettings | undefined {
  const { declared = [], serve = [], credentials = '', account, roles = true } = given ?? {}
  const backends = declared.length > 0 ? declared : inFile
  if (backends.length === 0) return undefined
  const settings = {
    backends,
    serve,
    own,
    account,
    roles,
    credentialsOf: readBackendCredentials(credentials),
  }
  assign(settings)
  return settings
}

/** Opens the backends; what connects to them is loaded only now. `account` is the server's own. */
export async function openWith(
  settings: CheckedSettings,
  account: string,
  clock: { real(): number },
): Promise<Backends> {
  const { openBackends } = await import('./backends.ts')
  return openBackends({ ...settings, account: settings.account ?? account, now: () => clock.real() })
}
