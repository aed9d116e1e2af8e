import type { Call } from '../../../access/action.ts'
import type { House } from '../../../access/house.ts'
import { proveIdToken, readIdToken, type IdToken } from '../../../proof/web-identity.ts'
import { findOidcProvider } from '../../../store/federation/identity-providers.ts'
import { action, type StsInput, type StsOutput } from '../action.ts'
import { assumeFederatedRole, federatedQuestions, type FederatedUser } from './federated-role.ts'
import {
  accessTokensNotSupported,
  issuerIsNoUrl,
  missingClaim,
  noOidcProvider,
  notAJwt,
  noVerificationKey,
  providerUnreachable,
  roleNotAuthorizedByIdp,
  tokenExpired,
  tokenNotYetValid,
  wrongAudience,
  wrongTokenSignature,
} from '../federation/federation-errors.ts'
import { idTokenRoles, idTokenSourceIdentity, idTokenTags } from '../federation/id-token-tags.ts'
import { oidcClaimKeys } from '../federation/oidc-claim-keys.ts'
import { accountOfFederatedRole, roleToAssume } from './role-to-assume.ts'

type WebIdentityCall = Call<StsInput<'AssumeRoleWithWebIdentity'>>

/** AssumeRoleWithWebIdentity: nobody signs it, the ID token is the proof. Source: STS API Reference. */
export const assumeRoleWithWebIdentity = action('AssumeRoleWithWebIdentity', {
  async access(call) {
    const proved = await proveUser(call)
    const role = await roleToAssume(call.house, call.input.RoleArn ?? '')
    return { ...federatedQuestions(call.input.RoleArn ?? '', role, proved.user), found: { ...proved, role } }
  },

  async run(call, { user, role, token, audience }) {
    return {
      ...(await assumeFederatedRole(call, user, role)),
      SubjectFromWebIdentityToken: token.subject,
      // AWS: the provider's ARN, or the name of one that needs none (reports of its clients' users); the reference
      // says the token's `iss`.
      Provider: user.provider,
      Audience: audience[0],
    } satisfies StsOutput<'AssumeRoleWithWebIdentity'>
  },
})

type Proved = { user: FederatedUser; token: IdToken; audience: string[] }

/** AWS's errors, in the order: form, provider, time, signature, audience. */
async function proveUser({ input, house, now }: WebIdentityCall): Promise<Proved> {
  const account = accountOfFederatedRole(input.RoleArn ?? '')
  if (input.ProviderId !== undefined) throw accessTokensNotSupported(input.ProviderId)
  const token = readIdToken(input.WebIdentityToken ?? '')
  if (token === undefined) throw notAJwt()
  if ('missing' in token) throw missingClaim(token.missing)
  if (!URL.canParse(token.issuer)) throw issuerIsNoUrl()
  const provider = await providerOf(house, account, token.issuer)
  if (provider === undefined) throw noOidcProvider(token.issuer)
  const seconds = Math.floor(now / 1000)
  if (seconds >= token.expires) throw tokenExpired(seconds, token.expires)
  if (token.notBefore !== undefined && seconds < token.notBefore) throw tokenNotYetValid()
  const flaw = await proveIdToken(token, house.issuers)
  if (flaw === 'unreachable') throw providerUnreachable()
  if (flaw !== undefined) throw flaw === 'no key' ? noVerificationKey() : wrongTokenSignature()

  const audience = audienceOf(token, provider)
  if (audience.length === 0) throw wrongAudience()
  const roles = idTokenRoles(token)
  if (roles !== undefined && !roles.includes(input.RoleArn!)) throw roleNotAuthorizedByIdp()
  const { subject } = token
  const { trustKeys, sessionKeys } = oidcClaimKeys(provider.place, token, audience)
  const user: FederatedUser = {
    kind: 'WebIdentity',
    provider: provider.principal,
    userId: `${provider.principal}:${audience[0]}:${subject}`,
    subject,
    sessionName: input.RoleSessionName!,
    trustKeys: { ...trustKeys, 'sts:RoleAuthorizedByIdp': String(roles !== undefined) },
    sessionKeys,
    ...idTokenTags(token),
    sourceIdentity: idTokenSourceIdentity(token),
  }
  return { user, token, audience }
}

/**
 * `place` begins the condition keys; `clientIds` is undefined where the trust policy alone judges the
 * audience.
 */
type Provider = { principal: string; place: string; clientIds: ReadonlySet<string> | undefined }

// AWS: no account has to create a provider of these. The others it knows take access tokens, not ID tokens.
const wellKnown: ReadonlyMap<string, string> = new Map([
  ['https://accounts.google.com', 'accounts.google.com'],
  ['https://cognito-identity.amazonaws.com', 'cognito-identity.amazonaws.com'],
])

async function providerOf(house: House, account: string, issuer: string): Promise<Provider | undefined> {
  const place = issuer.replace(/^https?:\/\//, '')
  const principal = `arn:aws:iam::${account}:oidc-provider/${place}`
  const row = await findOidcProvider(house.store.read, principal)
  // INVARIANT: the issuer is the provider's URL to the letter, scheme included.
  if (row?.url === issuer) {
    return { principal, place, clientIds: new Set(JSON.parse(row.clientIds) as string[]) }
  }
  const known = wellKnown.get(issuer)
  return known === undefined ? undefined : { principal: known, place: known, clientIds: undefined }
}

/**
 * Whom the token is for, as far as the provider's client ids have it. AWS: where it names an authorized party, that
 * party alone (reports of its clients' users; the guide says so of Google and of lists of audiences).
 */
function audienceOf({ audience, authorizedParty }: IdToken, { clientIds }: Provider): string[] {
  const meant = authorizedParty !== undefined ? [authorizedParty] : [audience].flat()
  return clientIds === undefined ? meant : meant.filter((one) => clientIds.has(one))
}
