import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { JWTPayload } from 'jose'
import {
  startIdentityProvider,
  type IdentityProvider,
} from '../../../../test/fixtures/proofs/identity-provider.ts'
import { makeSts, refusedAs, type TestSts } from '../../../../test/fixtures/sts.ts'
import { anonymous } from '../../../access/caller.ts'
import { createIssuers } from '../../../proof/issuers.ts'

let sts: TestSts
let idp: IdentityProvider
let place: string
let provider: string
let role: string
before(async () => {
  sts = await makeSts()
  idp = await startIdentityProvider()
  sts.house.issuers = createIssuers({ trusted: [idp.issuer], now: () => sts.time.now })
  const input = { Url: idp.issuer, ClientIDList: ['app', 'other-app'] }
  provider = (await sts.iam('CreateOpenIDConnectProvider', input)).OpenIDConnectProviderArn
  place = idp.issuer.replace('http://', '')
  role = await newRole({ StringEquals: { [`${place}:aud`]: 'app' } })
})
after(async () => {
  await idp.close()
  await sts.close()
})

let number = 0
const newRole = (Condition?: object, more: object = {}, Action: unknown = 'sts:AssumeRoleWithWebIdentity') =>
  sts.role(
    `web-${++number}`,
    [{ Principal: { Federated: provider }, Action, ...(Condition && { Condition }) }],
    more,
  )

const seconds = () => Math.floor(sts.time.now / 1000)
const claims = (more: JWTPayload = {}): JWTPayload => ({
  sub: 'user-1',
  aud: 'app',
  exp: seconds() + 600,
  iat: seconds(),
  ...more,
})
const assume = (WebIdentityToken: string, more: object = {}) =>
  sts.as(anonymous, 'AssumeRoleWithWebIdentity', {
    RoleArn: role,
    RoleSessionName: 'session',
    WebIdentityToken,
    ...more,
  })
const invalid = (token: string, message: string, more: object = {}) =>
  refusedAs(assume(token, more), 'InvalidIdentityToken', message)
const forbidden = (call: Promise<unknown>, action = 'sts:AssumeRoleWithWebIdentity') =>
  refusedAs(call, 'AccessDenied', `Not authorized to perform ${action}`)

const notAJwt =
  'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)'
const noKey =
  "Couldn't retrieve verification key from your identity provider,  " +
  'please reference AssumeRoleWithWebIdentity documentation for requirements'
const badSignature = 'The signature of the ID Token is not valid.'

test('a user of the provider becomes a session of the role', async () => {
  const answer = await assume(await idp.token(claims()))
  assert.equal(answer.SubjectFromWebIdentityToken, 'user-1')
  assert.equal(answer.Audience, 'app')
  assert.equal(answer.Provider, provider)
  assert.equal(answer.PackedPolicySize, undefined)
  assert.match(answer.AssumedRoleUser.AssumedRoleId, /^AROA[A-Z2-7]{17}:session$/)
  const caller = await sts.live(answer)
  assert.equal(caller.principalArn, role)
  assert.equal(caller.session!.provider, provider)
  assert.deepEqual(caller.session!.keys, { [`${place}:aud`]: ['app'], [`${place}:sub`]: ['user-1'] })
})

for (const algorithm of ['RS384', 'RS512', 'ES256', 'ES384', 'ES512']) {
  test(`takes tokens signed with ${algorithm}`, async () => {
    await idp.addKey(algorithm, algorithm)
    sts.time.now += 31_000
    await assume(await idp.token(claims(), algorithm))
  })
}

test('the trust policy sees the claims', async () => {
  const RoleArn = await newRole({
    StringEquals: {
      [`${place}:sub`]: 'user-1',
      [`${place}:email`]: 'a@b.test',
      'sts:RoleSessionName': 'session',
      'aws:FederatedProvider': provider,
    },
    'ForAnyValue:StringEquals': { [`${place}:amr`]: 'mfa' },
  })
  const full = { email: 'a@b.test', amr: ['pwd', 'mfa'] }
  await assume(await idp.token(claims(full)), { RoleArn })
  await forbidden(assume(await idp.token(claims({ ...full, amr: ['pwd'] })), { RoleArn }))
  await forbidden(assume(await idp.token(claims({ ...full, sub: 'user-2' })), { RoleArn }))
  await forbidden(assume(await idp.token(claims(full)), { RoleArn, RoleSessionName: 'another' }))
})

test('a claim that AWS gives no key to is none', async () => {
  const RoleArn = await newRole({ StringEquals: { [`${place}:department`]: 'red' } })
  await forbidden(assume(await idp.token(claims({ department: 'red' })), { RoleArn }))
})

test('a role that trusts somebody else, another action or nobody is not assumed', async () => {
  const token = await idp.token(claims())
  const admin = { AWS: `arn:aws:iam::${sts.account}:user/admin` }
  const Action = 'sts:AssumeRoleWithWebIdentity'
  const others = [
    await sts.role('web-a', [{ Principal: admin, Action }]),
    await sts.role('web-b', [{ Principal: { AWS: '*' }, Action }]),
    await newRole(undefined, {}, 'sts:AssumeRole'),
    `arn:aws:iam::${sts.account}:role/nobody`,
  ]
  for (const RoleArn of others) await forbidden(assume(token, { RoleArn }))
})

test('a denial in the trust policy wins', async () => {
  const principal = { Principal: { Federated: provider }, Action: 'sts:AssumeRoleWithWebIdentity' }
  const Condition = { StringLike: { [`${place}:sub`]: 'user-*' } }
  const RoleArn = await sts.role('web-deny', [principal, { ...principal, Effect: 'Deny', Condition }])
  await forbidden(assume(await idp.token(claims()), { RoleArn }))
  await assume(await idp.token(claims({ sub: 'somebody' })), { RoleArn })
})

test('the provider is looked for in the account of the role', async () => {
  const RoleArn = `arn:aws:iam::${sts.otherAccount}:role/web-1`
  const message = `No OpenIDConnect provider found in your account for ${idp.issuer}`
  await invalid(await idp.token(claims()), message, { RoleArn })
})

test('an issuer that differs by one character has no provider', async () => {
  for (const iss of [`${idp.issuer}/`, idp.issuer.replace('http:', 'https:'), 'https://other.test']) {
    await invalid(
      await idp.token(claims({ iss })),
      `No OpenIDConnect provider found in your account for ${iss}`,
    )
  }
})

test('an issuer that is no URL is told so', async () => {
  await invalid(await idp.token(claims({ iss: 'kubernetes/serviceaccount' })), 'Issuer must be a valid URL')
})

test('the audience is one of the client ids; the authorized party stands for a list', async () => {
  const RoleArn = await newRole()
  const audienceOf = async (more: JWTPayload) =>
    (await assume(await idp.token(claims(more)), { RoleArn })).Audience
  assert.equal(await audienceOf({ aud: 'other-app' }), 'other-app')
  assert.equal(await audienceOf({ aud: ['stranger', 'app'] }), 'app')
  assert.equal(await audienceOf({ aud: ['stranger'], azp: 'app' }), 'app')
  await invalid(await idp.token(claims({ aud: 'stranger' })), 'Incorrect token audience')
  for (const aud of [['app'], 'app'])
    await invalid(await idp.token(claims({ aud, azp: 'stranger' })), 'Incorrect token audience')
  await invalid(await idp.token(claims({ aud: 'APP' })), 'Incorrect token audience')
})

test('a token has its time', async () => {
  const now = seconds()
  const expired = (exp: number) =>
    `Token expired: current date/time ${now} must be before the expiration date/time ${exp}`
  for (const exp of [now - 1, now]) {
    await refusedAs(assume(await idp.token(claims({ exp }))), 'ExpiredTokenException', expired(exp))
  }
  await assume(await idp.token(claims({ exp: now + 1, nbf: now })))
  await invalid(await idp.token(claims({ nbf: now + 1 })), 'The ID Token is not valid yet.')
})

test('what is no JWT is told so', async () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = part({ alg: 'RS256', kid: 'k1' })
  const texts = [
    'opaque-access-token',
    'a.b.c',
    `${header}.${part([])}.AAAA`,
    `${header}.${part(claims({ iss: idp.issuer }))}.`,
    `${header}.${part(claims({ iss: idp.issuer }))}.AA=`,
    `${header}.${part(claims({ iss: idp.issuer }))}.AAAA.AAAA`,
    await idp.token(claims({ exp: seconds() + 60.5 })),
    await idp.token({ ...claims(), iat: 'now' } as unknown as JWTPayload),
    await idp.token(claims({ aud: [] })),
  ]
  for (const text of texts) await invalid(text, notAJwt)
  await invalid(await idp.token(claims({ sub: undefined })), 'Missing a required claim: sub')
  await invalid(await idp.token(claims({ exp: undefined })), 'Missing a required claim: exp')
})

test('only a key that the provider publishes can have signed', async () => {
  const good = await idp.token(claims())
  await idp.addKey('secret', 'RS256', false)
  await invalid(await idp.token(claims(), 'secret', { kid: 'k1' }), badSignature)
  await invalid(await idp.token(claims(), 'secret'), noKey)
  await invalid(await idp.token(claims(), 'k1', { kid: undefined }), noKey)
  const [header, , signature] = good.split('.')
  const other = Buffer.from(JSON.stringify(claims({ iss: idp.issuer, sub: 'admin' }))).toString('base64url')
  await invalid(`${header}.${other}.${signature}`, badSignature)
  await invalid(await idp.token(claims(), 'k1', { crit: ['exp'], exp: 1 }), badSignature)
})

test('neither no signature nor one made with the public key counts', async () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = part(claims({ iss: idp.issuer }))
  await invalid(`${part({ alg: 'none', kid: 'k1' })}.${body}.AAAA`, badSignature)
  await invalid(`${part({ alg: 'none', kid: 'k1' })}.${body}.`, notAJwt)
  const signed = `${part({ alg: 'HS256', kid: 'k1' })}.${body}`
  for (const secret of [idp.publicKey('k1').n!, JSON.stringify(idp.publicKey('k1'))]) {
    await invalid(
      `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`,
      badSignature,
    )
  }
})

test('session tags need sts:TagSession, and come nested or flat', async () => {
  const nested = {
    'https://aws.amazon.com/tags': {
      principal_tags: { Team: ['red'], Cost: ['7'] },
      transitive_tag_keys: ['Team'],
    },
  }
  const flat = {
    'https://aws.amazon.com/tags/principal_tags/Team': 'red',
    'https://aws.amazon.com/tags/principal_tags/Cost': ['7'],
    'https://aws.amazon.com/tags/transitive_tag_keys': ['Team'],
  }
  const Condition = { StringEquals: { 'aws:RequestTag/Team': 'red' } }
  const RoleArn = await newRole(Condition, {}, ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'])
  for (const form of [nested, flat]) {
    await forbidden(assume(await idp.token(claims(form))), 'sts:TagSession')
    const answer = await assume(await idp.token(claims(form)), { RoleArn })
    assert.ok(answer.PackedPolicySize > 0)
    const { session } = await sts.live(answer)
    assert.deepEqual(session!.tags, { Team: 'red', Cost: '7' })
    assert.deepEqual(session!.transitiveTagKeys, ['Team'])
  }
})

for (const [what, tags] of Object.entries({
  'are a text': 'Team=red',
  'have two values': { principal_tags: { Team: ['red', 'blue'] } },
  'have a number for a value': { principal_tags: { Team: [1] } },
  'are too long': { principal_tags: { Team: ['x'.repeat(257)] } },
  'are too many': {
    principal_tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, ['v']])),
  },
  'name their transitive keys wrongly': { principal_tags: { Team: ['red'] }, transitive_tag_keys: 'Team' },
})) {
  test(`refuses session tags that ${what}`, async () => {
    const token = await idp.token(claims({ 'https://aws.amazon.com/tags': tags }))
    await refusedAs(assume(token), 'ValidationError', 'Unable to validate tags')
  })
}

test('a source identity needs sts:SetSourceIdentity and stays', async () => {
  const named = { 'https://aws.amazon.com/source_identity': 'anna@b.test' }
  await forbidden(assume(await idp.token(claims(named))), 'sts:SetSourceIdentity')
  const Condition = { StringEquals: { 'sts:SourceIdentity': 'anna@b.test' } }
  const RoleArn = await newRole(Condition, {}, ['sts:AssumeRoleWithWebIdentity', 'sts:SetSourceIdentity'])
  const answer = await assume(await idp.token(claims(named)), { RoleArn })
  assert.equal(answer.SourceIdentity, 'anna@b.test')
  assert.equal((await sts.live(answer)).session!.sourceIdentity, 'anna@b.test')
  const wrong = { 'https://aws.amazon.com/source_identity': 'aws:anna' }
  const message = 'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"'
  await invalid(await idp.token(claims(wrong)), message)
})

test('the session lives as long as asked and as the role allows', async () => {
  const token = await idp.token(claims())
  const { Credentials } = await assume(token, { DurationSeconds: 900 })
  assert.equal(Credentials.Expiration.getTime(), seconds() * 1000 + 900_000)
  const message = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'
  await refusedAs(assume(token, { DurationSeconds: 3601 }), 'ValidationError', message)
})

test('a session policy limits the session and must be one', async () => {
  const token = await idp.token(claims())
  await refusedAs(assume(token, { Policy: 'none' }), 'MalformedPolicyDocument')
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
  })
  const answer = await assume(token, { Policy })
  assert.equal((await sts.live(answer)).policies.session!.length, 1)
})

test('access tokens are honestly refused', async () => {
  await refusedAs(
    assume('Atza|token', { ProviderId: 'www.amazon.com' }),
    'NotImplemented',
    /www\.amazon\.com/,
  )
})
