import type { House } from '../../../access/house.ts'
import { claimedIssuer } from '../../../proof/saml.ts'
import { findSamlProvidersOf } from '../../../store/federation/identity-providers.ts'
import { proveAssertion } from './assume-role-with-saml.ts'
import { rolesListed, samlSessionDuration } from '../federation/saml-attributes.ts'

/** What a SAML response offers its user: roles to sign in to, and for how long. */
export type SamlOffer = {
  /** What was signed, however it is written down: the issuer and its assertion. */
  id: string
  roles: { roleArn: string; providerArn: string }[]
  /** The SessionDuration attribute, seconds; undefined where there is none. */
  sessionSeconds: number | undefined
  /** When the user's session at the provider ends, milliseconds. */
  sessionEnds: number | undefined
}

// LIMIT: accounts that trust one provider; each costs a look at a signature.
const providersMaximum = 20

/**
 * The roles that a response lists with a provider of some account here, by what that provider signed.
 * Whether one may be assumed is AssumeRoleWithSAML's to say. Undefined where no provider proves the
 * response.
 */
export async function samlOffer(house: House, response: string): Promise<SamlOffer | undefined> {
  const issuer = await claimedIssuer(response)
  if (issuer === undefined) return undefined
  let offer: SamlOffer | undefined
  for (const provider of await findSamlProvidersOf(house.store.read, issuer, providersMaximum)) {
    const assertion = await proveAssertion(house, provider, response)
    if (typeof assertion === 'string') continue
    const { issuer: signer, id: own, sessionEnds } = assertion
    const id = JSON.stringify([signer, own])
    offer ??= { id, roles: [], sessionSeconds: samlSessionDuration(assertion), sessionEnds }
    for (const roleArn of rolesListed(assertion, provider.arn)) {
      offer.roles.push({ roleArn, providerArn: provider.arn })
    }
  }
  return offer
}
