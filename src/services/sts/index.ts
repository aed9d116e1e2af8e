import type { Action, Service } from '../../access/action.ts'
import type { StsInput, StsOperation, StsOutput } from './action.ts'
import { admit } from './admit.ts'
import { assumeRole } from './assume-role/assume-role.ts'
import { assumeRoleWithSAML } from './assume-role/assume-role-with-saml.ts'
import { assumeRoleWithWebIdentity } from './assume-role/assume-role-with-web-identity.ts'
import { assumeRoot } from './assume-role/assume-root.ts'
import { decodeAuthorizationMessage } from './decode-authorization-message.ts'
import { getAccessKeyInfo } from './get-access-key-info.ts'
import { getCallerIdentity } from './get-caller-identity.ts'
import { getDelegatedAccessToken } from './tokens/get-delegated-access-token.ts'
import { getFederationToken } from './tokens/get-federation-token.ts'
import { getSessionToken } from './tokens/get-session-token.ts'
import { getWebIdentityToken } from './tokens/get-web-identity-token.ts'
import { refuse } from './refuse.ts'

type Contents = { [Name in StsOperation]: Action<StsInput<Name>, StsOutput<Name>> | 'not yet' }

/** Every operation of STS. */
const actions: Contents = {
  AssumeRole: assumeRole,
  AssumeRoleWithSAML: assumeRoleWithSAML,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  AssumeRoot: assumeRoot,
  DecodeAuthorizationMessage: decodeAuthorizationMessage,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetCallerIdentity: getCallerIdentity,
  GetDelegatedAccessToken: getDelegatedAccessToken,
  GetFederationToken: getFederationToken,
  GetSessionToken: getSessionToken,
  GetWebIdentityToken: getWebIdentityToken,
}

/** AWS Security Token Service. */
export const sts: Service = {
  name: 'sts',
  title: 'STS',
  protocol: 'query',
  model: 'sts',
  actions,
  refuse,
  admit,
  unsigned: new Set(['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']),
  // LIMIT: a SAML response has 100,000 characters, each of three in a form.
  unsignedBytes: { AssumeRoleWithSAML: 400_000 },
}
