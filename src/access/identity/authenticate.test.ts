import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { allow, makeSts, refusedAs, type TestSts, type TestUser } from '../../../test/fixtures/sts.ts'
import { athena } from '../../services/athena/index.ts'
import { iam } from '../../services/iam/index.ts'
import { s3 } from '../../services/s3/index.ts'
import { sts as stsService } from '../../services/sts/index.ts'
import { requestFacts } from '../../sigv4/request.ts'
import { presign, signRequest, type Credentials } from '../../sigv4/sign.ts'
import { sha256Hex } from '../../sigv4/string-to-sign.ts'
import type { Service } from '../action.ts'
import { createAuthenticator, type Authenticator } from './authenticate.ts'
import type { KnownKey } from '../../store/data-directory.ts'

let sts: TestSts
let authenticator: Authenticator
let anna: TestUser
let key: KnownKey
let session: Credentials
before(async () => {
  sts = await makeSts()
  authenticator = createAuthenticator(sts.house)
  key = sts.keys[sts.account]!.admin
  anna = await sts.user('anna', [allow('sts:*')])
  session = keysOf(await sts.as(await anna.caller(), 'GetSessionToken', { DurationSeconds: 900 }))
})
after(() => sts.close())

const keysOf = ({ Credentials: { AccessKeyId, SecretAccessKey, SessionToken } }: any): Credentials => ({
  accessKeyId: AccessKeyId,
  secretAccessKey: SecretAccessKey,
  sessionToken: SessionToken,
})

const body = 'Action=GetUser&Version=2010-05-08'

type Signing = {
  service?: Service
  /** The service that the scope names. */
  scope?: string
  at?: number
  /** The region that the Host names. */
  region?: string
}

/** Signs a form and claims it. */
async function claim(credentials: Credentials, { service = iam, scope, at, region }: Signing = {}) {
  const url = 'http://localhost:4566/'
  const headers = signRequest({
    method: 'POST',
    url,
    body,
    credentials,
    service: scope ?? service.name,
    region: 'us-east-1',
    nowMs: at ?? sts.time.now,
  })
  return authenticator.claim(requestFacts('POST', '/', Object.entries(headers).flat()), service, region)
}

const prove = async (...parameters: Parameters<typeof claim>) =>
  (await claim(...parameters)).prove(sha256Hex(body))

const wrongSecret = (credentials: Credentials) => ({ ...credentials, secretAccessKey: 'x'.repeat(40) })
const invalid = 'The security token included in the request is invalid.'

test('who signs with a key or a session is who they are', async () => {
  const byKey = await claim(key)
  byKey.prove(sha256Hex(body))
  assert.equal(byKey.caller.arn, `arn:aws:iam::${sts.account}:user/admin`)
  const bySession = await claim(session)
  bySession.prove(sha256Hex(body))
  assert.equal(bySession.caller.arn, anna.arn)
  assert.equal(bySession.caller.accessKeyId, session.accessKeyId)
})

test('who signs nothing is anonymous', async () => {
  const facts = requestFacts('POST', '/', ['host', 'localhost'])
  const { caller, auth } = await authenticator.claim(facts, iam, undefined)
  assert.deepEqual([caller.kind, auth.form], ['anonymous', 'none'])
})

test('a claim proves nothing yet: the signature is over the body too', async () => {
  const { prove: proveThis } = await claim(key)
  assert.throws(() => proveThis(sha256Hex(`${body}&More=1`)), { code: 'SignatureDoesNotMatch' })
  await refusedAs(prove(wrongSecret(key)), 'SignatureDoesNotMatch')
})

test('unknown and inactive keys are refused before the signature is looked at', async () => {
  await refusedAs(claim({ ...key, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }), 'InvalidClientTokenId', invalid)
  const off = await sts.user('off')
  await sts.iam('UpdateAccessKey', { UserName: 'off', AccessKeyId: off.keyId, Status: 'Inactive' })
  const inactive = { accessKeyId: off.keyId, secretAccessKey: 'whatever' }
  await refusedAs(claim(inactive), 'InvalidClientTokenId', invalid)
})

test('a token goes with its own key only', async () => {
  const other = keysOf(await sts.as(await anna.caller(), 'GetSessionToken'))
  const { accessKeyId, secretAccessKey } = session
  const wrong: Credentials[] = [
    { accessKeyId, secretAccessKey },
    { ...session, sessionToken: other.sessionToken! },
    { ...key, sessionToken: session.sessionToken! },
    { ...session, sessionToken: 'nonsense' },
    { ...session, sessionToken: '' },
  ]
  for (const credentials of wrong) await refusedAs(claim(credentials), 'InvalidClientTokenId', invalid)
})

test('scope, then clock, then key: the first that is wrong is told', async () => {
  const unknown = { ...key, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
  const late = sts.time.now - 16 * 60_000
  await refusedAs(
    claim(unknown, { scope: 'sts', at: late }),
    'SignatureDoesNotMatch',
    "Credential should be scoped to correct service: 'iam'. ",
  )
  await refusedAs(
    claim(unknown, { service: stsService, scope: 's3', region: 'eu-west-1' }),
    'SignatureDoesNotMatch',
    /valid region.*correct service: 'sts'/,
  )
  await refusedAs(claim(unknown, { at: late }), 'SignatureDoesNotMatch', /^Signature expired: /)
  await refusedAs(claim(unknown), 'InvalidClientTokenId')
})

test('a session ends to the second, and is told so before its signature or its user are looked at', async () => {
  const carl = await sts.user('carl', [allow('sts:*')])
  const short = keysOf(await sts.as(await carl.caller(), 'GetSessionToken', { DurationSeconds: 900 }))
  const end = sts.time.now + 900_000
  sts.time.now = end - 1
  await prove(short)
  sts.time.now = end
  const expired = 'The security token included in the request is expired'
  await refusedAs(claim(short), 'ExpiredToken', expired)
  await refusedAs(claim(wrongSecret(short)), 'ExpiredToken', expired)
  await sts.iam('DeleteAccessKey', { UserName: 'carl', AccessKeyId: carl.keyId })
  await refusedAs(claim(short), 'ExpiredToken', expired)
  sts.time.now = end - 1
  await refusedAs(claim(short), 'InvalidClientTokenId', invalid)
})

test('an expired session is no access key of an S3 URL', async () => {
  const made = keysOf(await sts.as(await anna.caller(), 'GetSessionToken', { DurationSeconds: 900 }))
  await prove(made)
  const query = new URLSearchParams({
    AWSAccessKeyId: made.sessionToken!,
    Expires: String(Math.ceil(sts.time.now / 1000) + 3600),
    Signature: 'x',
  })
  const facts = requestFacts('GET', `/bucket/key?${query}`, ['host', 'localhost:4566'])
  await refusedAs(authenticator.claim(facts, s3, undefined), 'InvalidAccessKeyId')
})

test('the clock of the house ends sessions, the real one judges signatures', async () => {
  const token = keysOf(await sts.as(await anna.caller(), 'GetSessionToken', { DurationSeconds: 900 }))
  sts.house.clock.advance(899_000)
  await prove(token)
  sts.house.clock.advance(1000)
  await refusedAs(claim(token), 'ExpiredToken')
  await prove(key)
  sts.house.clock.reset()
  await prove(token)
})

test('each protocol has its own words', async () => {
  const unknown = { ...key, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
  const tests: [Service, string, string][] = [
    [iam, 'InvalidClientTokenId', 'SignatureDoesNotMatch'],
    [athena, 'UnrecognizedClientException', 'InvalidSignatureException'],
    [s3, 'InvalidAccessKeyId', 'SignatureDoesNotMatch'],
  ]
  for (const [service, noKey, noMatch] of tests) {
    await refusedAs(claim(unknown, { service }), noKey)
    await refusedAs(prove(wrongSecret(key), { service }), noMatch)
  }
})

test('a presigned URL is as good as a header, for a session too', async () => {
  for (const credentials of [key, session]) {
    const fresh = credentials === key ? key : keysOf(await sts.as(await anna.caller(), 'GetSessionToken'))
    const url = presign({
      method: 'GET',
      url: 'http://localhost:4566/?Action=GetCallerIdentity&Version=2011-06-15',
      credentials: fresh,
      service: 'sts',
      region: 'us-east-1',
      nowMs: sts.time.now,
      expiresSeconds: 60,
    })
    const facts = requestFacts('GET', url.slice('http://localhost:4566'.length), ['host', 'localhost:4566'])
    const { prove: proveThis, caller } = await authenticator.claim(facts, stsService, undefined)
    proveThis(sha256Hex(''))
    assert.equal(caller.accessKeyId, fresh.accessKeyId)
  }
})

test('signing for ever other days and regions keeps no more than a few keys', async () => {
  const { signingKey } = await claim(key)
  assert.equal((await claim(key)).signingKey, signingKey, 'the same key is derived once')
  for (let index = 0; index < 40; index += 1) {
    const headers = signRequest({
      method: 'POST',
      url: 'http://localhost:4566/',
      body,
      credentials: key,
      service: 'iam',
      region: `xx-made-${index}`,
      nowMs: sts.time.now,
    })
    const facts = requestFacts('POST', '/', Object.entries(headers).flat())
    const claimed = await authenticator.claim(facts, iam, undefined)
    claimed.prove(sha256Hex(body))
  }
  assert.notEqual((await claim(key)).signingKey, signingKey, 'the first was forgotten')
  await prove(key)
})
