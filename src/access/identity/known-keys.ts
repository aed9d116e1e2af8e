import { AwsError } from '../../kernel/aws-error.ts'
import type { Protocol } from '../../sigv4/auth.ts'
import type { RequestFacts } from '../../sigv4/request.ts'

// LIMIT: AWS's secrets have 40 characters; one with fewer than half of them is a word that people share, as
// `test` is.
const shortestSecret = 20

/** A key that everybody knows; `network` says that the operator lets it in from beyond this machine. */
export type KnownKeyLimits = { network: boolean }

/** Where this server can be reached. */
export type Exposure = {
  /** Whether it listens on this machine alone. */
  loopback: boolean
  /** Names it goes by, without a port, in lower case. */
  hosts: ReadonlySet<string>
}

/** The limits of a key by its secret: undefined where it is one that nobody guesses. */
export function limitsOf(secret: string, network: boolean): KnownKeyLimits | undefined {
  return secret.length < shortestSecret ? { network } : undefined
}

/**
 * Throws unless a key that everybody knows may be used by this request. A page in a browser of this machine can
 * sign with `test` as well as a test suite can, and loopback keeps no page out: so nothing that a browser marks as
 * another site's is taken, no name that could be rebound to this machine, and nothing that came over a network.
 */
export function checkKnownKey(
  { network }: KnownKeyLimits,
  accessKeyId: string,
  { headers }: RequestFacts,
  { loopback, hosts }: Exposure,
  protocol: Protocol,
): void {
  const site = headers.get('sec-fetch-site')
  if (headers.has('origin')) refuse('it is refused with any Origin header')
  if (site !== undefined && site !== 'none' && site !== 'same-origin') {
    refuse(`it is refused with Sec-Fetch-Site: ${String(site).slice(0, 32)}`)
  }
  if (network) return
  if (!loopback)
    refuse('it is refused where the server listens beyond loopback, unless its entry says network: true')
  const name = nameOf(headers.get('host'))
  if (!hosts.has(name) && !ourOwn.test(name)) {
    refuse('it is refused under a Host that is none of this machine, unless its entry says network: true')
  }

  function refuse(why: string): never {
    const code = protocol === 'json' || protocol === 'rest-json' ? 'AccessDeniedException' : 'AccessDenied'
    throw new AwsError(
      code,
      403,
      `The secret of the access key ${accessKeyId} is known to all (it has fewer than ${shortestSecret} characters): ${why}.`,
    )
  }
}

/** Names that nobody can have resolved to this machine but its own resolver, and AWS's own. */
const ourOwn = /(?:^|\.)localhost$|^127(?:\.\d{1,3}){3}$|\.amazonaws\.com$/

function nameOf(host: string | readonly string[] | undefined): string {
  const text = (typeof host === 'string' ? host : '').toLowerCase()
  return text.startsWith('[') ? text.slice(0, text.indexOf(']') + 1) : text.replace(/:\d*$/, '')
}

/** Whether a server that listens there is reached from its own machine alone. */
export function isLoopbackAddress(address: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(?:\.\d{1,3}){3})$/i.test(address)
}
