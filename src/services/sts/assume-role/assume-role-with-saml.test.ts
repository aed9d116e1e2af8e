import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { makeSamlSigner, samlMetadata, type SamlSigner } from '../../../../test/fixtures/proofs/saml.ts'
import {
  assertionXml,
  goodParts,
  posted,
  responseXml,
} from '../../../../test/fixtures/proofs/saml-response.ts'
import { signed, type ResponseParts } from '../../../../test/fixtures/proofs/saml-response.ts'
import { makeSts, refusedAs, type TestSts } from '../../../../test/fixtures/sts.ts'
import { anonymous } from '../../../access/caller.ts'

let sts: TestSts
let signer: SamlSigner
let stranger: SamlSigner
let provider: string
let role: string
before(async () => {
  sts = await makeSts()
  ;[signer, stranger] = await Promise.all([makeSamlSigner(), makeSamlSigner('stranger.test')])
  const create = (Name: string, { certificate }: SamlSigner) =>
    sts.iam('CreateSAMLProvider', { Name, SAMLMetadataDocument: samlMetadata([certificate]) })
  await create('Other', stranger)
  provider = (await create('Corp', signer)).SAMLProviderArn
  role = await newRole({ StringEquals: { 'saml:aud': 'https://signin.aws.amazon.com/saml' } })
})
after(() => sts.close())
let number = 0
const newRole = (Condition?: object, Action: unknown = 'sts:AssumeRoleWithSAML', more: object = {}) =>
  sts.role(
    `saml-${++number}`,
    [{ Principal: { Federated: provider }, Action, ...(Condition && { Condition }) }],
    more,
  )

const attribute = 'https://aws.amazon.com/SAML/Attributes/'
const parts = (more: Partial<ResponseParts> = {}, RoleArn = role): ResponseParts => {
  const good = goodParts(sts.time.now, RoleArn, provider)
  return { ...good, ...more, attributes: { ...good.attributes, ...more.attributes } }
}
const response = (of: ResponseParts, by = signer) => posted(responseXml(signed(assertionXml(of), by), of.now))
const send = (SAMLAssertion: string, more: object = {}) =>
  sts.as(anonymous, 'AssumeRoleWithSAML', { RoleArn: role, PrincipalArn: provider, SAMLAssertion, ...more })
const assume = (more: Partial<ResponseParts> = {}, RoleArn = role, input: object = {}) =>
  send(response(parts(more, RoleArn)), { RoleArn, ...input })
const invalid = (call: Promise<unknown>, message: string | RegExp) =>
  refusedAs(call, 'InvalidIdentityToken', message)
const forbidden = (call: Promise<unknown>, action = 'sts:AssumeRoleWithSAML') =>
  refusedAs(call, 'AccessDenied', `Not authorized to perform ${action}`)
const badSignature = 'Response signature invalid'
const byDiscovery = (start: string) => new RegExp(`^${start} \\(Service: AWSOpenIdDiscoveryService; .*\\)$`)

test('a user of the provider becomes a session of the role', async () => {
  const answer = await assume()
  const qualifier = createHash('sha1').update(`https://idp.test/saml${sts.account}/Corp`).digest('base64')
  const { Credentials, AssumedRoleUser, ...shown } = answer
  assert.deepEqual(shown, {
    Subject: 'anna',
    SubjectType: 'persistent',
    Issuer: 'https://idp.test/saml',
    Audience: 'https://signin.aws.amazon.com/saml',
    NameQualifier: qualifier,
    PackedPolicySize: undefined,
    SourceIdentity: undefined,
  })
  assert.match(AssumedRoleUser.Arn, /:assumed-role\/saml-1\/anna@idp$/)
  assert.equal(Credentials.Expiration.getTime(), sts.time.now + 3600_000)
  const { session } = await sts.live(answer)
  assert.equal(session!.provider, provider)
  assert.deepEqual(session!.keys, {
    'saml:namequalifier': [qualifier],
    'saml:sub': ['anna'],
    'saml:sub_type': ['persistent'],
  })
})

test('the response may be signed instead of the assertion, or both', async () => {
  const whole = responseXml(assertionXml(parts()), sts.time.now)
  await send(posted(signed(whole, signer, '_response')))
  await send(
    posted(signed(responseXml(signed(assertionXml(parts()), signer), sts.time.now), signer, '_response')),
  )
})

test('only a certificate of the provider counts, not the one that comes along', async () => {
  await invalid(send(response(parts(), stranger)), badSignature)
  await invalid(send(posted(responseXml(assertionXml(parts()), sts.time.now))), badSignature)
  await invalid(
    send(posted(responseXml(signed(assertionXml(parts()), signer, '_assertion', 'sha1'), sts.time.now))),
    badSignature,
  )
})

test('what was changed after it was signed is refused', async () => {
  const xml = responseXml(signed(assertionXml(parts()), signer), sts.time.now)
  const changes: [string | RegExp, string][] = [
    ['>anna<', '>root<'],
    ['RoleSessionName"><saml:AttributeValue>anna', 'RoleSessionName"><saml:AttributeValue>root'],
    [/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA'],
    [/<ds:DigestValue>..../, '<ds:DigestValue>AAAA'],
    [/<ds:SignedInfo.*<\/ds:SignedInfo>/, ''],
    [/<ds:SignatureValue>.*<\/ds:SignatureValue>/, ''],
    ['rsa-sha256', 'hmac-sha1'],
    ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'],
  ]
  for (const [from, to] of changes) {
    const changed = xml.replace(from, to)
    assert.notEqual(changed, xml)
    await invalid(send(posted(changed)), badSignature)
  }
})

test('an assertion wrapped around or put beside the signed one has no say', async () => {
  const good = signed(assertionXml(parts()), signer)
  const [signature] = /<ds:Signature .*<\/ds:Signature>/.exec(good)!
  const evil = (id: string, inside = '') =>
    assertionXml(parts({ subject: 'root' }), id).replace('</saml:Issuer>', `</saml:Issuer>${inside}`)
  const stripped = good.replace(signature, '')
  const attacks = [
    // Beside the good one, before and after it.
    good + evil('_evil'),
    evil('_evil') + good,
    // The signature moved into the evil one, the good one inside or behind.
    evil('_evil', signature).replace('</saml:Assertion>', `<x>${stripped}</x></saml:Assertion>`),
    evil('_evil', signature) + stripped,
    evil('_evil', signature.replace('</ds:Signature>', `<ds:Object>${stripped}</ds:Object></ds:Signature>`)),
    evil('_evil', good),
    // The same ID twice.
    evil('_assertion', signature) + `<x>${stripped}</x>`,
    // The good one somewhere else in the response.
    `<samlp:Extensions>${good}</samlp:Extensions>${evil('_evil')}`,
    `<samlp:Extensions>${good}</samlp:Extensions>${evil('_evil', signature)}`,
    // Two signatures.
    good.replace(signature, signature + signature),
  ]
  for (const content of attacks) await invalid(send(posted(responseXml(content, sts.time.now))), badSignature)
})

test('a comment does not cut a name short', async () => {
  const answer = await send(response(parts({ subject: 'anna<!-- -->.root' })))
  assert.equal(answer.Subject, 'anna.root')
})

test('a document type is refused, and so is what is no XML and no base64', async () => {
  const xml = responseXml(signed(assertionXml(parts()), signer), sts.time.now)
  const [notResponse, noBase64] = ['The SAMLAssertion is not a SAML response.', 'Invalid base64 SAMLResponse']
  await invalid(send(posted(`<!DOCTYPE a [<!ENTITY e "x">]>${xml}`)), notResponse)
  await invalid(send(posted(xml.slice(0, -1))), notResponse)
  await invalid(send(posted(signed(assertionXml(parts()), signer))), notResponse)
  for (const text of [`${posted(xml)}*`, '////']) await invalid(send(text), byDiscovery(noBase64))
})

test('depth and many references cost little', async () => {
  const deep = '<a>'.repeat(1400) + '</a>'.repeat(1400)
  const good = signed(assertionXml(parts()), signer)
  const [reference] = /<ds:Reference .*<\/ds:Reference>/.exec(good)!
  const [, transforms] = /<ds:Transforms>(.*)<\/ds:Transforms>/.exec(good)!
  const hostile = [
    good.replace('<saml:Subject>', `${deep}<saml:Subject>`),
    good.replace(reference, reference.repeat(60)),
    good.replace(transforms!, transforms!.repeat(100)),
  ]
  const started = process.cpuUsage()
  for (const content of hostile) await invalid(send(posted(responseXml(content, sts.time.now))), badSignature)
  assert.ok(process.cpuUsage(started).user < 3_000_000)
})

test('the issuer, the audience and the recipient are checked', async () => {
  await invalid(assume({ issuer: 'https://other.test' }), byDiscovery('Issuer not present in .* provider'))
  await invalid(assume({ audience: 'urn:other' }), 'Response does not contain the required audience.')
  await assume({ audience: 'https://signin.aws.amazon.com/saml' })
  const recipient = 'The recipient of the SAML response is not an AWS sign-in endpoint.'
  await invalid(assume({ recipient: 'https://signin.aws.amazon.com.evil.test/saml' }), recipient)
  await invalid(assume({ recipient: 'https://signin.aws.amazon.com/saml/acs/SAMLSPOTHER' }), recipient)
  await forbidden(assume({ recipient: 'https://eu-west-1.signin.aws.amazon.com/saml' }))
})

test('an assertion has its time', async () => {
  const { now } = sts.time
  const tooOld = (more: Partial<ResponseParts>) =>
    refusedAs(assume(more), 'ExpiredTokenException', 'Token must be redeemed within 5 minutes of issuance')
  await assume({ issued: now - 299_000 })
  await tooOld({ issued: now - 300_000 })
  await tooOld({ notOnOrAfter: now })
  await tooOld({ confirmedUntil: now })
  await tooOld({ sessionEnds: now })
  await invalid(assume({ notBefore: now + 1000 }), 'The SAML response is not valid yet.')
  await invalid(assume({ issued: now + 301_000 }), 'The SAML response is not valid yet.')
})

test('the session ends with the session at the provider', async () => {
  const end = async (more: Partial<ResponseParts>, input: object = {}) =>
    ((await assume(more, role, input)).Credentials.Expiration.getTime() - sts.time.now) / 1000
  assert.equal(await end({ sessionEnds: sts.time.now + 1000_000 }), 1000)
  assert.equal(await end({ sessionEnds: sts.time.now + 9000_000 }), 3600)
  assert.equal(await end({}, { DurationSeconds: 900 }), 900)
  await refusedAs(assume({}, role, { DurationSeconds: 7200 }), 'ValidationError', /MaxSessionDuration/)
})

const confirmation = (more: string) =>
  `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">${more}</saml:SubjectConfirmation>`

test('an assertion has one subject that one bearer confirms', async () => {
  const lacking = 'The SAML assertion lacks what AWS requires.'
  const unconfirmed = 'Responses must contain SubjectConfirmatonData with a Recipient and NotOnOrAfter'
  await invalid(
    assume({ moreSubject: confirmation('<saml:SubjectConfirmationData Recipient="x"/>') }),
    unconfirmed,
  )
  await invalid(assume({ moreSubject: '<saml:NameID>root</saml:NameID>' }), lacking)
  await invalid(assume({ recipient: '' }), unconfirmed)
})

test('the role and the provider must be listed as a pair, in either order', async () => {
  const listed = (...values: string[]) => assume({ attributes: { [`${attribute}Role`]: values } })
  await listed(`${provider},${role}`)
  await listed(`arn:aws:iam::${sts.account}:role/x,${provider}`, ` ${role} , ${provider} `)
  const unlisted = "SAML Assertion doesn't contain the requested Role and Metadata in the attributes"
  await invalid(listed(role), unlisted)
  await invalid(listed(`${role},${role}`), unlisted)
  await invalid(listed(`arn:aws:iam::${sts.account}:role/x,${provider}`), unlisted)
  await invalid(listed(), unlisted)
})

test('the provider must exist and sign for itself', async () => {
  const PrincipalArn = `arn:aws:iam::${sts.account}:saml-provider/nobody`
  await invalid(send(response(parts()), { PrincipalArn }), byDiscovery("Specified provider doesn't exist"))
  const other = `arn:aws:iam::${sts.account}:saml-provider/Other`
  await invalid(send(response(parts()), { PrincipalArn: other }), badSignature)
})

test('a role that trusts another provider, or is not there, is not assumed', async () => {
  const Principal = { Federated: `arn:aws:iam::${sts.account}:saml-provider/Other` }
  const RoleArn = await sts.role('saml-other', [{ Principal, Action: 'sts:AssumeRoleWithSAML' }])
  for (const arn of [RoleArn, `arn:aws:iam::${sts.account}:role/nobody`]) await forbidden(assume({}, arn))
})

test('the session name comes from the provider', async () => {
  const named = (...values: string[]) => assume({ attributes: { [`${attribute}RoleSessionName`]: values } })
  await invalid(named(), 'RoleSessionName is required in AuthnResponse')
  const pattern = 'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}'
  for (const values of [['x'], ['a b'], ['x'.repeat(65)], ['one', 'two']])
    await invalid(named(...values), pattern)
})

test('the trust policy sees the assertion', async () => {
  const RoleArn = await newRole({
    StringEquals: {
      'saml:iss': 'https://idp.test/saml',
      'saml:sub': 'anna',
      'saml:sub_type': 'transient',
      'saml:doc': `${sts.account}/Corp`,
      'saml:mail': 'anna@idp.test',
      'sts:RoleSessionName': 'anna@idp',
    },
    'ForAnyValue:StringEquals': { 'saml:edupersonaffiliation': 'staff' },
  })
  const format = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'
  const attributes = (affiliation: string) => ({
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.1': ['student', affiliation],
    'urn:oid:0.9.2342.19200300.100.1.3': ['anna@idp.test'],
  })
  await assume({ format, attributes: attributes('staff') }, RoleArn)
  await forbidden(assume({ format, attributes: attributes('guest') }, RoleArn))
  await forbidden(assume({ attributes: attributes('staff') }, RoleArn))
})

test('tags and a source identity each need their permission', async () => {
  const attributes = {
    [`${attribute}PrincipalTag:Team`]: ['red'],
    [`${attribute}TransitiveTagKeys`]: ['Team'],
    [`${attribute}SourceIdentity`]: ['anna'],
  }
  await forbidden(assume({ attributes }), 'sts:TagSession')
  const tagging = await newRole(undefined, ['sts:AssumeRoleWithSAML', 'sts:TagSession'])
  await forbidden(assume({ attributes }, tagging), 'sts:SetSourceIdentity')
  const Action = ['sts:AssumeRoleWithSAML', 'sts:TagSession', 'sts:SetSourceIdentity']
  const RoleArn = await newRole({ StringEquals: { 'aws:RequestTag/Team': 'red' } }, Action)
  const answer = await assume({ attributes }, RoleArn)
  assert.equal(answer.SourceIdentity, 'anna')
  const { session } = await sts.live(answer)
  assert.deepEqual([session!.tags, session!.transitiveTagKeys], [{ Team: 'red' }, ['Team']])
  await invalid(
    assume({ attributes: { ...attributes, [`${attribute}SourceIdentity`]: ['aws:anna'] } }, RoleArn),
    'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"',
  )
})

test('metadata that have expired prove nothing', async () => {
  const attributes = `validUntil="${new Date(sts.time.now + 1000).toISOString()}"`
  const SAMLMetadataDocument = samlMetadata([signer.certificate], { attributes })
  const { SAMLProviderArn } = await sts.iam('CreateSAMLProvider', { Name: 'short', SAMLMetadataDocument })
  sts.time.now += 1000
  await invalid(
    send(response(parts()), { PrincipalArn: SAMLProviderArn }),
    'The metadata of the specified provider have expired.',
  )
})
