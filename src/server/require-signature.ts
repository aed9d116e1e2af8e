import type { Service } from '../access/action.ts'
import { authError } from '../sigv4/errors/errors.ts'
import type { WireRequest } from '../wire/protocol.ts'
import { peekAction } from '../wire/query.ts'

/**
 * Refuses a request without credentials before its parameters are looked at: who does not sign does not learn
 * which actions and versions there are. Throws the protocol's missing-authentication error.
 */
export function requireSignature(service: Service, request: WireRequest): void {
  const { protocol, unsigned } = service
  if (unsigned === 'all') return
  if (protocol !== 'json' && protocol !== 'rest-json') {
    // AWS: a wrong path is unknown, and a form without an action sent on to the product page, signed or not.
    const action = request.path === '/' || request.path === '' ? peekAction(request)?.action : undefined
    if (action === undefined || action === '' || unsigned?.has(action)) return
  }
  throw authError(protocol, { kind: 'missing-auth' })
}
