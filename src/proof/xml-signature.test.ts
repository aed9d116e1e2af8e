import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { ExclusiveCanonicalization } from 'xml-crypto'
import { makeSamlSigner, type SamlSigner } from '../../test/fixtures/proofs/saml.ts'
import {
  assertionXml,
  goodParts,
  posted,
  responseXml,
  signed,
} from '../../test/fixtures/proofs/saml-response.ts'
import { proveSamlResponse, type SamlAssertion } from './saml.ts'

const now = Date.parse('2026-07-01T12:00:00Z')
const parts = goodParts(now, 'arn:aws:iam::111122223333:role/r', 'arn:aws:iam::111122223333:saml-provider/p')
let signer: SamlSigner
let evil: SamlSigner
before(async () => void ([signer, evil] = await Promise.all([makeSamlSigner(), makeSamlSigner('evil.test')])))

const response = responseXml(assertionXml(parts), now)

test('what another library has signed is proved, however it makes namespaces and comments canonical', async () => {
  const typed = response
    .replace(
      '<samlp:Response ',
      '<samlp:Response xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" ',
    )
    .replace('>anna<', '>an<!-- not a part of it -->na<')
    .replaceAll('<saml:AttributeValue>', '<saml:AttributeValue xmlns:xsi="urn:i" xsi:type="xs:string">')
  for (const prefixes of [[], ['xs'], ['xs', 'a', 'none']]) {
    for (const comments of ['', 'WithComments'] as const) {
      for (const id of ['_assertion', '_response']) {
        const xml = signed(typed, signer, id, 'sha256', { prefixes, comments })
        const proved = (await proveSamlResponse(posted(xml), [
          evil.certificate,
          signer.certificate,
        ])) as SamlAssertion
        assert.equal(proved.subject, 'anna', `${prefixes.join()} ${comments} ${id}`)
        assert.equal(await proveSamlResponse(posted(xml), [evil.certificate]), 'wrong signature')
      }
    }
  }
})

test('before its key is proved nothing of a forged response is made canonical but SignedInfo, once', async (t) => {
  const forged = posted(signed(response, evil))
  const process = t.mock.method(ExclusiveCanonicalization.prototype, 'process')
  const certificates = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? signer.certificate : `${at}`))
  assert.equal(await proveSamlResponse(forged, certificates), 'wrong signature')
  const names = () =>
    process.mock.calls.map((call) => (call.arguments[0] as { localName?: string }).localName)
  assert.deepEqual(names(), ['SignedInfo'])
  process.mock.resetCalls()
  await proveSamlResponse(forged, [...certificates, evil.certificate])
  assert.deepEqual(names(), ['SignedInfo', 'Assertion'])
})

test('a SignedInfo that was taken from elsewhere, or has more in it, proves nothing', async () => {
  const good = signed(response, signer)
  const changes: [what: string, from: string | RegExp, to: string][] = [
    ['what is signed was changed', '>anna<', '>eve<'],
    ['a longer SignedInfo', '<ds:SignedInfo>', `<ds:SignedInfo><!--${'x'.repeat(8000)}-->`],
    ['a second transform of the same kind', /<ds:Transform [^>]*xml-exc-c14n#"\/>/, '$&$&'],
    ['no transforms', /<ds:Transforms>.*<\/ds:Transforms>/, ''],
    ['another element', 'URI="#_assertion"', 'URI="#_response"'],
    ['another digest', 'xmlenc#sha256', 'xmlenc#sha512'],
    ['another signature method', 'rsa-sha256', 'rsa-sha512'],
    ['a broken signature method', 'xmldsig-more#rsa-sha256', 'xmldsig#rsa-sha1'],
    [
      'inclusive canonicalization',
      /(CanonicalizationMethod Algorithm=")[^"]*/,
      '$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
    ],
    ['two references', /<ds:Reference .*<\/ds:Reference>/, '$&$&'],
  ]
  assert.equal(
    ((await proveSamlResponse(posted(good), [signer.certificate])) as SamlAssertion).subject,
    'anna',
  )
  for (const [what, from, to] of changes) {
    const changed = good.replace(from, to)
    assert.notEqual(changed, good, what)
    assert.equal(await proveSamlResponse(posted(changed), [signer.certificate]), 'wrong signature', what)
  }
})
