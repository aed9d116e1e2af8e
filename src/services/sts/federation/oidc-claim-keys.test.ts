import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { JWTPayload } from 'jose'
import { openAuthorizationReference } from '../../../../test/fixtures/authorization-reference.ts'
import {
  startIdentityProvider,
  type IdentityProvider,
} from '../../../../test/fixtures/proofs/identity-provider.ts'
import { makeSts, refusedAs, type TestSts } from '../../../../test/fixtures/sts.ts'
import { anonymous } from '../../../access/caller.ts'
import { modelsDirectory } from '../../../main.ts'
import type { IdToken } from '../../../proof/web-identity.ts'
import { oidcClaimKeys } from './oidc-claim-keys.ts'

const token: IdToken = {
  text: '',
  algorithm: 'RS256',
  keyId: 'k1',
  issuer: 'https://issuer.test',
  subject: 'subject-1',
  audience: 'app',
  authorizedParty: undefined,
  expires: 0,
  notBefore: undefined,
  claims: {},
}

let sts: TestSts
let idp: IdentityProvider
before(async () => {
  sts = await makeSts()
  idp = await startIdentityProvider()
  // Providers of the real world cannot be asked here: every issuer has the test provider's key.
  sts.house.issuers = {
    trusts: () => false,
    keysOf: async () => ({ keys: [idp.publicKey('k1')] }),
  }
})
after(async () => {
  await idp.close()
  await sts.close()
})

let number = 0
async function assume(
  Federated: string,
  keys: Record<string, string>,
  claims: JWTPayload,
  more: object = {},
) {
  const Action = 'sts:AssumeRoleWithWebIdentity'
  const RoleArn = await sts.role(`claims-${++number}`, [
    { Principal: { Federated }, Action, Condition: { StringEquals: keys, ...more } },
  ])
  const exp = Math.floor(sts.time.now / 1000) + 60
  const WebIdentityToken = await idp.token({ sub: 'subject-1', exp, ...claims })
  return sts.as(anonymous, 'AssumeRoleWithWebIdentity', {
    RoleArn,
    RoleSessionName: 'session',
    WebIdentityToken,
  })
}

test("GitHub's own claims are condition keys of the trust policy, and not of the session", async () => {
  const place = 'token.actions.githubusercontent.com'
  const iss = `https://${place}`
  const input = { Url: iss, ClientIDList: ['sts.amazonaws.com'] }
  const { OpenIDConnectProviderArn: provider } = await sts.iam('CreateOpenIDConnectProvider', input)
  const claims = {
    iss,
    aud: 'sts.amazonaws.com',
    repository: 'acme/shop',
    repository_id: '7',
    repository_owner_id: '8',
    ref: 'refs/heads/main',
  }
  const sub = { [`${place}:sub`]: 'subject-1' }
  const keys = {
    ...sub,
    [`${place}:repository`]: 'acme/shop',
    [`${place}:repository_id`]: '7',
    [`${place}:repository_owner_id`]: '8',
    [`${place}:ref`]: 'refs/heads/main',
  }
  const answer = await assume(provider, keys, claims)
  const { session } = await sts.live(answer)
  assert.deepEqual(Object.keys(session!.keys!), [`${place}:aud`, `${place}:sub`])
  await refusedAs(assume(provider, keys, { ...claims, repository_id: '8' }), 'AccessDenied')
  await refusedAs(
    assume(
      provider,
      { ...sub, [`${place}:repository_owner`]: 'acme' },
      { ...claims, repository_owner: 'acme' },
    ),
    'AccessDenied',
  )
})

test('Google needs no provider; its authorized party is the audience, its audience the other one', async () => {
  const iss = 'https://accounts.google.com'
  const keys = { 'accounts.google.com:aud': 'phone-app', 'accounts.google.com:oaud': 'web-app' }
  const answer = await assume('accounts.google.com', keys, { iss, aud: 'web-app', azp: 'phone-app' })
  assert.deepEqual([answer.Audience, answer.Provider], ['phone-app', 'accounts.google.com'])
  const { session } = await sts.live(answer)
  assert.equal(session!.provider, 'accounts.google.com')
  const plain = { 'accounts.google.com:aud': 'web-app' }
  await assume('accounts.google.com', plain, { iss, aud: 'web-app' })
  await refusedAs(assume('accounts.google.com', plain, { iss, aud: 'another' }), 'AccessDenied')
})

test('Cognito needs no provider, and its amr has several values', async () => {
  const iss = 'https://cognito-identity.amazonaws.com'
  const claims = { iss, aud: 'us-east-1:pool', amr: ['authenticated', 'graph.facebook.com'] }
  const answer = await assume(
    'cognito-identity.amazonaws.com',
    { 'cognito-identity.amazonaws.com:aud': 'us-east-1:pool' },
    claims,
  )
  const { session } = await sts.live(answer)
  assert.deepEqual(session!.keys!['cognito-identity.amazonaws.com:amr'], [
    'authenticated',
    'graph.facebook.com',
  ])
})

const reference = openAuthorizationReference(modelsDirectory)
const { conditionKeys } = reference.action('sts:AssumeRoleWithWebIdentity')!
// Access tokens are taken by nobody here; what has no dot before its first colon is no provider's.
const listed = conditionKeys.filter((key) => /^[^:]+\.[^:]+:/.test(key) && !/facebook|www\.amazon/.test(key))

test('every claim that AWS lists for a provider is a condition key, and no other', () => {
  assert.ok(listed.length > 60)
  const places = Map.groupBy(listed, (key) => key.slice(0, key.indexOf(':')))
  for (const [pattern, keys] of places) {
    const place = pattern.replaceAll(/\$\{\w+\}/g, 'acme-1')
    const names = keys.map((key) => key.slice(pattern.length + 1)).filter((name) => !/^o?aud$/.test(name))
    const claims = Object.fromEntries(
      [...names, 'other', 'amr', 'email', 'sub'].map((name) => [name, `a ${name}`]),
    )
    const { trustKeys } = oidcClaimKeys(place, { ...token, claims }, ['app'])
    const common = ['amr', 'aud', 'email', 'sub'].map((name) => [name, name === 'aud' ? 'app' : `a ${name}`])
    const own = names.map((name) => [name, `a ${name}`])
    assert.deepEqual(
      trustKeys,
      Object.fromEntries([...common, ...own].map(([name, value]) => [`${place}:${name}`, value])),
    )
  }
})

test('a place that only looks like a provider of the list has the common keys alone', () => {
  const claims = { repository: 'acme/shop', ref_protected: 'true', rpst_id: '1' }
  for (const place of [
    'token.actions.githubusercontent.com.evil.test',
    'token.actions.a.b.ghe.com',
    'gitlab.com/acme',
    'idcs-1.identity.oraclecloud.com.evil.test',
  ]) {
    const { trustKeys } = oidcClaimKeys(place, { ...token, claims }, ['app'])
    assert.deepEqual(trustKeys, { [`${place}:aud`]: 'app' })
  }
})

test("Google's number of an organization stands in a claim of its own or inside `google`", () => {
  const key = 'accounts.google.com:google/organization_number'
  for (const claims of [{ 'google/organization_number': 12 }, { google: { organization_number: 12 } }]) {
    assert.equal(oidcClaimKeys('accounts.google.com', { ...token, claims }, ['app']).trustKeys[key], '12')
  }
})

test('a token may name the roles it is good for', async () => {
  const iss = 'https://accounts.google.com'
  const arn = (next: number) => `arn:aws:iam::${sts.account}:role/claims-${number + next}`
  const claims = (roles: unknown) => ({ iss, aud: 'app', 'https://aws.amazon.com/roles': roles })
  const pinned = (value: string) => ({ Bool: { 'sts:RoleAuthorizedByIdp': value } })
  for (const roles of [arn(1), ['arn:aws:iam::111122223333:role/other', arn(2)]]) {
    await assume('accounts.google.com', {}, claims(roles), pinned('true'))
  }
  await assume('accounts.google.com', {}, { iss, aud: 'app' }, pinned('false'))
  await refusedAs(assume('accounts.google.com', {}, { iss, aud: 'app' }, pinned('true')), 'AccessDenied')
  for (const roles of ['*', [], 'claims-1', [{ role: arn(1) }], 7]) {
    await refusedAs(
      assume('accounts.google.com', {}, claims(roles)),
      'InvalidIdentityToken',
      /does not authorize/,
    )
  }
})
