import type { House } from '../../access/house.ts'
import { outboundIssuer } from '../../access/identity/outbound-issuer.ts'
import { isOutboundFederationEnabled, outboundKeysOf } from '../../store/federation/outbound-federation.ts'
import type { OwnAnswer, OwnPage } from '../front.ts'

const place = /^\/oidc\/(\d{12})\/(\.well-known\/openid-configuration|\.well-known\/jwks\.json|jwks)$/

/**
 * `GET /_understudy/oidc/ACCOUNT/.well-known/openid-configuration` and `/jwks`: what it takes to verify an account's
 * web identity tokens. Nothing is told of an account that has not enabled them. Source: OpenID Connect Discovery 1.0.
 */
export function oidcPage(house: House): OwnPage {
  return async ({ method, path }): Promise<OwnAnswer | undefined> => {
    const [, account, document] = place.exec(path) ?? []
    if (account === undefined) return undefined
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' }
    }
    if (!(await isOutboundFederationEnabled(house.store.read, account))) return undefined
    const isDiscovery = document!.endsWith('openid-configuration')
    return json(isDiscovery ? discoveryDocument(house, account) : await keySet(house, account))
  }
}

function discoveryDocument(house: House, account: string): object {
  const issuer = outboundIssuer(house, account)
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES384'],
    claims_supported: ['iss', 'aud', 'sub', 'iat', 'exp', 'jti', 'https://sts.amazonaws.com/'],
  }
}

async function keySet({ store }: House, account: string): Promise<object> {
  const keys = await outboundKeysOf(store.read, account)
  return { keys: keys.map(({ publicKey }) => JSON.parse(publicKey) as object) }
}

function json(document: object): OwnAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(document)}\n`,
  }
}
