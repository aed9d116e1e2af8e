import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { JWTPayload } from 'jose'
import { startIdentityProvider, type IdentityProvider } from '../../../test/fixtures/identity-provider.ts'
import { makeSts, refusedAs, type TestSts } from '../../../test/fixtures/sts.ts'
import { anonymous } from '../../access/caller.ts'

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
async function assume(Federated: string, keys: Record<string, string>, claims: JWTPayload) {
  const Action = 'sts:AssumeRoleWithWebIdentity'
  const RoleArn = await sts.role(`claims-${++number}`, [
    { Principal: { Federated }, Action, Condition: { StringEquals: keys } },
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
    ref: 'refs/heads/main',
  }
  const keys = {
    [`${place}:repository`]: 'acme/shop',
    [`${place}:repository_id`]: '7',
    [`${place}:ref`]: 'refs/heads/main',
  }
  const answer = await assume(provider, keys, claims)
  const { session } = await sts.live(answer)
  assert.deepEqual(Object.keys(session!.keys!), [`${place}:aud`, `${place}:sub`])
  await refusedAs(assume(provider, keys, { ...claims, repository_id: '8' }), 'AccessDenied')
  await refusedAs(
    assume(provider, { [`${place}:repository_owner`]: 'acme' }, { ...claims, repository_owner: 'acme' }),
    'AccessDenied',
  )
})

test('Google needs no provider; its authorized party is the audience, its audience the other one', async () => {
  const iss = 'https://accounts.google.com'
  const keys = { 'accounts.google.com:aud': 'phone-app', 'accounts.google.com:oaud': 'web-app' }
  const answer = await assume('accounts.google.com', keys, { iss, aud: 'web-app', azp: 'phone-app' })
  assert.deepEqual([answer.Audience, answer.Provider], ['phone-app', iss])
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
