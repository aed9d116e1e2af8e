import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader } from 'jose'
import { makeOrganization } from '../../../../test/fixtures/organization.ts'
import {
  allow,
  deny,
  makeSts,
  refusedAs,
  tagsOf,
  type TestSts,
  type TestUser,
} from '../../../../test/fixtures/sts.ts'
import type { Caller } from '../../../access/caller.ts'
import { outboundKeysOf } from '../../../store/federation/outbound-federation.ts'

let sts: TestSts
let anna: TestUser
before(async () => {
  sts = await makeSts()
  sts.house.url = 'http://127.0.0.1:4566'
  anna = await sts.user('anna', [allow('sts:*')], { Team: 'blue' })
})
after(() => sts.close())

const get = async (more: object = {}, by?: Caller) =>
  sts.as(by ?? (await anna.caller()), 'GetWebIdentityToken', {
    Audience: ['https://api.test'],
    SigningAlgorithm: 'ES384',
    ...more,
  })
const own = 'https://sts.amazonaws.com/'

test('an account that has not enabled it gives no tokens', async () => {
  const message = 'Outbound web identity federation is not enabled for this account.'
  await refusedAs(get(), 'OutboundWebIdentityFederationDisabledException', message)
  await sts.iam('EnableOutboundWebIdentityFederation', {})
})

for (const SigningAlgorithm of ['RS256', 'ES384']) {
  test(`a token signed with ${SigningAlgorithm} says who the caller is`, async () => {
    const { WebIdentityToken, Expiration } = await get({ SigningAlgorithm })
    const now = sts.time.now / 1000
    const { jti, ...claims } = decodeJwt(WebIdentityToken)
    assert.match(jti!, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    assert.deepEqual(claims, {
      iss: `http://127.0.0.1:4566/_understudy/oidc/${sts.account}`,
      aud: 'https://api.test',
      sub: anna.arn,
      iat: now,
      exp: now + 300,
      [own]: {
        aws_account: sts.account,
        source_region: 'us-east-1',
        principal_id: anna.arn,
        principal_tags: { Team: 'blue' },
      },
    })
    assert.equal(Expiration.getTime(), (now + 300) * 1000)
    const rows = await outboundKeysOf(sts.house.store.read, sts.account)
    const keys = rows.map(({ publicKey }) => JSON.parse(publicKey))
    await compactVerify(WebIdentityToken, createLocalJWKSet({ keys }), { algorithms: [SigningAlgorithm] })
    assert.ok(keys.every((key) => key.d === undefined))
  })
}

test('an account has one key of a kind, however many first tokens are asked for at once', async () => {
  await sts.iam('EnableOutboundWebIdentityFederation', {}, sts.otherAccount)
  const admin = await sts.caller(sts.keys[sts.otherAccount]!.admin)
  const answers = await Promise.all([get({}, admin), get({}, admin), get({}, admin)])
  const kids = answers.map(({ WebIdentityToken }) => decodeProtectedHeader(WebIdentityToken).kid)
  assert.equal(new Set(kids).size, 1)
})

test('several audiences and request tags are claims', async () => {
  const Tags = tagsOf({ Job: '7', stage: 'prod' })
  const claims = decodeJwt((await get({ Audience: ['a', 'b'], Tags, DurationSeconds: 60 })).WebIdentityToken)
  assert.deepEqual(claims.aud, ['a', 'b'])
  assert.equal(claims.exp! - claims.iat!, 60)
  assert.deepEqual((claims[own] as { request_tags: object }).request_tags, { Job: '7', stage: 'prod' })
})

test('a role session is its role, and no token outlives it', async () => {
  const trust = [{ Principal: { AWS: anna.arn }, Action: ['sts:AssumeRole', 'sts:TagSession'] }]
  const RoleArn = await sts.role('worker', trust, { Tags: tagsOf({ Team: 'red', Cost: '1' }) })
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: allow('sts:GetWebIdentityToken'),
  })
  await sts.iam('PutRolePolicy', { RoleName: 'worker', PolicyName: 'own', PolicyDocument })
  const input = { RoleArn, RoleSessionName: 'session', DurationSeconds: 900, Tags: tagsOf({ team: 'green' }) }
  const session = await sts.live(await sts.as(await anna.caller(), 'AssumeRole', input))
  const claims = decodeJwt((await get({ DurationSeconds: 900 }, session)).WebIdentityToken)
  assert.equal(claims.sub, RoleArn)
  const ends = new Date(sts.time.now + 900_000).toISOString().replace('.000Z', 'Z')
  const { original_session_exp: shown, principal_tags: tags } = claims[own] as Record<string, unknown>
  assert.deepEqual([shown, tags], [ends, { team: 'green', Cost: '1' }])
  await refusedAs(get({ DurationSeconds: 901 }, session), 'SessionDurationEscalationException')
})

test('conditions see audience, duration and algorithm', async () => {
  const condition = (Condition: object) => [allow('sts:*'), deny('sts:GetWebIdentityToken', Condition)]
  const audience = await sts.user(
    'by-audience',
    condition({ 'ForAnyValue:StringEquals': { 'sts:IdentityTokenAudience': 'evil' } }),
  )
  await get({}, await audience.caller())
  await refusedAs(get({ Audience: ['good', 'evil'] }, await audience.caller()), 'AccessDenied')
  const duration = await sts.user(
    'by-duration',
    condition({ NumericGreaterThan: { 'sts:DurationSeconds': '300' } }),
  )
  await get({}, await duration.caller())
  await refusedAs(get({ DurationSeconds: 301 }, await duration.caller()), 'AccessDenied')
  const algorithm = await sts.user(
    'by-algorithm',
    condition({ StringEquals: { 'sts:SigningAlgorithm': 'RS256' } }),
  )
  await get({}, await algorithm.caller())
  await refusedAs(get({ SigningAlgorithm: 'RS256' }, await algorithm.caller()), 'AccessDenied')
})

test('tags need a permission of their own', async () => {
  const plain = await sts.user('no-tags', [allow('sts:GetWebIdentityToken')])
  await get({}, await plain.caller())
  const arn = `arn:aws:sts::${sts.account}:self`
  await refusedAs(
    get({ Tags: tagsOf({ a: 'b' }) }, await plain.caller()),
    'AccessDenied',
    new RegExp(`not authorized to perform: sts:TagGetWebIdentityToken on resource: ${arn} because`),
  )
})

test('what cannot be asked for is refused', async () => {
  await refusedAs(get({ SigningAlgorithm: 'HS256' }), 'ValidationError', /enum value set: \[ES384, RS256\]/)
  await refusedAs(get({ Tags: [...tagsOf({ a: '1' }), ...tagsOf({ A: '2' })] }), 'InvalidParameterValue')
  const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `key-${index}`, Value: 'x'.repeat(256) }))
  await refusedAs(get({ Tags }), 'JWTPayloadSizeExceededException')
})

test('the private key lies sealed', async () => {
  const rows = await outboundKeysOf(sts.house.store.read, sts.account)
  for (const { id, privateKey } of rows) {
    assert.equal(sts.house.sealer.open('outbound-key', `${sts.otherAccount}/${id}`, privateKey), undefined)
    assert.ok(sts.house.sealer.open('outbound-key', `${sts.account}/${id}`, privateKey) !== undefined)
  }
})

test('a token says where the account is in its organization', async () => {
  const { id, rootId } = await makeOrganization(sts.house, sts.account)
  await sts.house.organizations.refresh()
  const { org_id: told, ou_path: path } = decodeJwt((await get()).WebIdentityToken)[own] as Record<
    string,
    unknown
  >
  assert.deepEqual([told, path], [id, [`${id}/${rootId}/`]])
})
