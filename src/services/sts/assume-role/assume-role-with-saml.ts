import type { Call } from '../../../access/action.ts'
import type { House } from '../../../access/house.ts'
import { uuid } from '../../../kernel/ids.ts'
import {
  proveSamlResponse,
  type SamlAssertion,
  type SamlFlaw,
  type SamlResponse,
} from '../../../proof/saml.ts'
import {
  findSamlProvider,
  samlPrivateKeysOf,
  type SamlProviderEntry,
} from '../../../store/federation/identity-providers.ts'
import { action, type StsInput, type StsOutput } from '../action.ts'
import { assumeFederatedRole, federatedQuestions, type FederatedUser } from './federated-role.ts'
import {
  federationRefused,
  invalidSamlResponse,
  noSamlConfirmation,
  noSamlBase64,
  noSamlProvider,
  roleNotListed,
  samlResponseTooOld,
  wrongSamlAudience,
  wrongSamlIssuer,
  wrongSamlSignature,
} from '../federation/federation-errors.ts'
import { accountOfFederatedRole, roleToAssume } from './role-to-assume.ts'
import {
  listsRole,
  nameQualifier,
  samlKeys,
  samlSessionName,
  samlSourceIdentity,
  samlTags,
  subjectType,
} from '../federation/saml-attributes.ts'

type SamlCall = Call<StsInput<'AssumeRoleWithSAML'>>

/** AssumeRoleWithSAML: nobody signs it, the response is the proof. Source: STS API Reference. */
export const assumeRoleWithSAML = action('AssumeRoleWithSAML', {
  async access(call) {
    const proved = await proveUser(call)
    const role = await roleToAssume(call.house, call.input.RoleArn ?? '')
    return { ...federatedQuestions(call.input.RoleArn ?? '', role, proved.user), found: { ...proved, role } }
  },

  async run(call, { user, role, assertion, provider }) {
    return {
      ...(await assumeFederatedRole(call, user, role)),
      Subject: assertion.subject,
      SubjectType: subjectType(assertion),
      Issuer: assertion.issuer,
      Audience: assertion.recipient,
      NameQualifier: nameQualifier(assertion.issuer, provider),
    } satisfies StsOutput<'AssumeRoleWithSAML'>
  },
})

// AWS: STS API Reference, AssumeRoleWithSAML: five minutes from the assertion's issue.
const redeemableMilliseconds = 5 * 60 * 1000

async function proveUser({ input, house, now }: SamlCall) {
  const roleArn = input.RoleArn ?? ''
  const account = accountOfFederatedRole(roleArn)
  const provider = await findSamlProvider(house.store.read, input.PrincipalArn ?? '')
  if (provider === undefined) throw noSamlProvider(uuid(house.random))
  if (provider.validUntil <= now)
    throw invalidSamlResponse('The metadata of the specified provider have expired.')
  const assertion = await proveAssertion(house, provider, input.SAMLAssertion ?? '')
  if (typeof assertion === 'string') throw flawed(assertion, uuid(house.random))
  checkAssertion(house, assertion, provider, now)
  if (provider.account !== account) throw federationRefused('sts:AssumeRoleWithSAML')
  if (!listsRole(assertion, roleArn, provider.arn)) throw roleNotListed()
  const { issuer, subject, sessionEnds } = assertion
  const user: FederatedUser = {
    kind: 'SAML',
    provider: provider.arn,
    userId: `${nameQualifier(issuer, provider)}:${subject}`,
    subject,
    sessionName: samlSessionName(assertion),
    ...samlKeys(assertion, provider),
    ...samlTags(assertion),
    sourceIdentity: samlSourceIdentity(assertion),
    notAfter: sessionEnds === undefined ? undefined : Math.floor(sessionEnds / 1000),
  }
  return { user, assertion, provider }
}

/** What a response says, by the certificates of that provider, or why it proves nothing. */
export async function proveAssertion(
  house: House,
  provider: SamlProviderEntry,
  response: string | SamlResponse,
): Promise<SamlAssertion | SamlFlaw> {
  const certificates = JSON.parse(provider.certificates) as string[]
  return proveSamlResponse(response, certificates, await privateKeysOf(house, provider))
}

/** Issuer, audience, recipient and times. Source: STS API Reference, AssumeRoleWithSAML. */
function checkAssertion(
  house: House,
  assertion: SamlAssertion,
  provider: SamlProviderEntry,
  now: number,
): void {
  const { issuer, audienceRestrictions, recipient, issued, notBefore } = assertion
  if (issuer !== provider.entityId) throw wrongSamlIssuer(uuid(house.random))
  if (provider.encryptionMode === 'Required' && !assertion.encrypted) {
    throw invalidSamlResponse('The specified provider requires encrypted assertions.')
  }
  const isOurs = (audience: string) =>
    audience === 'urn:amazon:webservices' || isSignIn(house, audience, provider)
  const meant = audienceRestrictions.length > 0 && audienceRestrictions.every((one) => one.some(isOurs))
  if (!meant) throw wrongSamlAudience()
  if (!isSignIn(house, recipient, provider)) {
    throw invalidSamlResponse('The recipient of the SAML response is not an AWS sign-in endpoint.')
  }
  if ((notBefore !== undefined && now < notBefore) || issued - now > redeemableMilliseconds) {
    throw invalidSamlResponse('The SAML response is not valid yet.')
  }
  const ends = [
    issued + redeemableMilliseconds,
    assertion.confirmedUntil,
    assertion.notOnOrAfter,
    assertion.sessionEnds,
  ]
  // A session that would have less than a second is none.
  if (ends.some((end) => end !== undefined && Math.floor(end / 1000) * 1000 <= now))
    throw samlResponseTooOld()
}

const signIn = /^https:\/\/(?:[a-z0-9-]+\.)?signin\.aws\.amazon\.com\/saml(?:\/acs\/([A-Z0-9]+))?$/

/** AWS's sign-in endpoints (the global one, a region's, and the provider's own) and this server's. */
function isSignIn(house: House, url: string, { uuid }: SamlProviderEntry): boolean {
  const found = signIn.exec(url)
  if (found !== null) return found[1] === undefined || found[1] === uuid
  const own = URL.parse(house.url)
  if (own === null) return false
  const names = loopback.includes(own.hostname) ? loopback : [own.hostname]
  const port = own.port === '' ? '' : `:${own.port}`
  return names.some((name) => url === `${own.protocol}//${name}${port}/_understudy/signin/saml`)
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

async function privateKeysOf({ store, sealer }: House, { arn }: SamlProviderEntry): Promise<string[]> {
  const rows = await samlPrivateKeysOf(store.read, arn)
  return rows.flatMap(
    ({ id, privateKey }) => sealer.open('saml-private-key', id, privateKey)?.toString() ?? [],
  )
}

function flawed(flaw: SamlFlaw, requestId: string) {
  switch (flaw) {
    case 'no base64':
      return noSamlBase64(requestId)
    case 'no response':
      return invalidSamlResponse('The SAMLAssertion is not a SAML response.')
    case 'wrong signature':
      return wrongSamlSignature()
    case 'no confirmation':
      return noSamlConfirmation()
    case 'incomplete assertion':
      return invalidSamlResponse('The SAML assertion lacks what AWS requires.')
  }
}
