import type { House } from '../../../access/house.ts'
import { claimsOf, readSamlResponse, type SamlResponse } from '../../../proof/saml.ts'
import {
  findSamlProvidersNamed,
  findSamlProvidersWithKeys,
  type SamlProviderEntry,
} from '../../../store/federation/identity-providers.ts'
import { proveAssertion } from './assume-role-with-saml.ts'
import { providersListed, rolesListed, samlSessionDuration } from '../federation/saml-attributes.ts'

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

// LIMIT: certificates that are tried on a response, whatever the number of providers that have them.
const certificatesMaximum = 50
// LIMIT: providers whose private keys are tried on a response whose roles nobody can read yet. The oldest come first,
// so that nobody takes their places by making more of them.
const openersMaximum = 5

/**
 * The roles that a response lists with a provider of some account here, by what that provider signed.
 * Whether one may be assumed is AssumeRoleWithSAML's to say. Undefined where no provider proves the
 * response.
 */
export async function samlOffer(house: House, response: string): Promise<SamlOffer | undefined> {
  const read = await readSamlResponse(response)
  if (typeof read === 'string') return undefined
  let offer: SamlOffer | undefined
  const tried = new Set<string>()
  for (const provider of await providersToTry(house, read)) {
    for (const certificate of JSON.parse(provider.certificates) as string[]) tried.add(certificate)
    if (tried.size > certificatesMaximum) break
    const assertion = await proveAssertion(house, provider, read)
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

/** The providers that a response itself names with its roles: whatever else there is of its issuer has no say. */
async function providersToTry({ store }: House, response: SamlResponse): Promise<SamlProviderEntry[]> {
  const { issuer, attributes } = claimsOf(response)
  if (issuer === undefined) return []
  return attributes === undefined
    ? findSamlProvidersWithKeys(store.read, issuer, openersMaximum)
    : findSamlProvidersNamed(store.read, issuer, providersListed(attributes))
}
