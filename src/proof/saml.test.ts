import assert from 'node:assert/strict'
import { createCipheriv, generateKeyPairSync, publicEncrypt, randomBytes, constants } from 'node:crypto'
import { before, describe, test } from 'node:test'
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
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()

let signer: SamlSigner
let assertion: string
before(async () => {
  signer = await makeSamlSigner()
  assertion = signed(assertionXml(parts), signer)
})

const encryption = 'http://www.w3.org/2001/04/xmlenc#'
const encryption11 = 'http://www.w3.org/2009/xmlenc11#'
type Sealing = {
  cipher: string
  uri: string
  transport?: string
  method?: string
  hash?: string
  beside?: boolean
}

/** An EncryptedAssertion for the test's key. */
function encrypted(
  xml: string,
  { cipher, uri, transport, method = '', hash = 'sha1', beside = false }: Sealing,
): string {
  const isGcm = cipher.endsWith('gcm')
  const key = randomBytes(cipher.includes('128') ? 16 : 32)
  const iv = randomBytes(isGcm ? 12 : 16)
  const sealed = [iv]
  if (isGcm) {
    const body = createCipheriv('aes-256-gcm', key, iv)
    sealed.push(body.update(xml), body.final(), body.getAuthTag())
  } else {
    const body = createCipheriv(cipher, key, iv)
    sealed.push(body.update(xml), body.final())
  }
  const sealedKey = publicEncrypt(
    { key: keys.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash },
    key,
  )
  const value = (bytes: Buffer) =>
    `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`
  const keyXml =
    `<xenc:EncryptedKey xmlns:xenc="${encryption}"><xenc:EncryptionMethod ` +
    `Algorithm="${transport ?? `${encryption}rsa-oaep-mgf1p`}">${method}</xenc:EncryptionMethod>` +
    `${value(sealedKey)}</xenc:EncryptedKey>`
  const info = `<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${beside ? '' : keyXml}</ds:KeyInfo>`
  return (
    `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">` +
    `<xenc:EncryptedData xmlns:xenc="${encryption}"><xenc:EncryptionMethod Algorithm="${uri}"/>${info}` +
    `${value(Buffer.concat(sealed))}</xenc:EncryptedData>${beside ? keyXml : ''}</saml:EncryptedAssertion>`
  )
}

const prove = (content: string, privateKeys: string[] = [privateKey]) =>
  proveSamlResponse(posted(responseXml(content, now)), [signer.certificate], privateKeys)
const gcm: Sealing = { cipher: 'aes-256-gcm', uri: `${encryption11}aes256-gcm` }

const sha256 =
  '<ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
const mask256 = `<x:MGF xmlns:x="${encryption11}" Algorithm="${encryption11}mgf1sha256"/>`

test('a response of 3,000 tags and attributes is read, and one of more is none', async () => {
  const xml = responseXml(assertion, now)
  const tags = xml.split(/[<=]/).length - 1
  for (const [count, isRead] of [
    [3000, true],
    [3001, false],
  ] as const) {
    const padded = xml.replace(/(?=<\/[\w:]*Response>\s*$)/, '<x/>'.repeat(count - tags))
    assert.equal(padded.split(/[<=]/).length - 1, count)
    const answer = await proveSamlResponse(posted(padded), [signer.certificate])
    assert.equal(typeof answer, isRead ? 'object' : 'string', String(count))
    if (!isRead) assert.equal(answer, 'no response')
  }
})

describe('an encrypted assertion is opened with the provider’s private key', () => {
  const cases: Record<string, Sealing> = {
    'AES-256-GCM': gcm,
    'AES-256-CBC': { cipher: 'aes-256-cbc', uri: `${encryption}aes256-cbc` },
    'AES-128-CBC, its key beside it': { cipher: 'aes-128-cbc', uri: `${encryption}aes128-cbc`, beside: true },
    'RSA-OAEP with SHA-256': {
      ...gcm,
      transport: `${encryption11}rsa-oaep`,
      method: sha256 + mask256,
      hash: 'sha256',
    },
  }
  for (const [name, sealing] of Object.entries(cases)) {
    test(name, async () => {
      const { subject, encrypted: was } = (await prove(encrypted(assertion, sealing), [
        otherKey,
        privateKey,
      ])) as SamlAssertion
      assert.deepEqual([subject, was], ['anna', true])
    })
  }

  test('signed over the ciphertext, the assertion needs no signature of its own', async () => {
    const response = signed(responseXml(encrypted(assertionXml(parts), gcm), now), signer, '_response')
    const proved = await proveSamlResponse(posted(response), [signer.certificate], [privateKey])
    assert.equal((proved as SamlAssertion).subject, 'anna')
  })
})

describe('and refused where', () => {
  test('nobody signed it', async () =>
    assert.equal(await prove(encrypted(assertionXml(parts), gcm)), 'wrong signature'))
  test('no key opens it', async () => {
    assert.equal(await prove(encrypted(assertion, gcm), [otherKey]), 'wrong signature')
    assert.equal(await prove(encrypted(assertion, gcm), []), 'wrong signature')
  })
  test('its key came by RSA 1.5, or its hashes differ', async () => {
    for (const transport of [`${encryption}rsa-1_5`, `${encryption11}other`]) {
      assert.equal(await prove(encrypted(assertion, { ...gcm, transport })), 'wrong signature')
    }
    const mixed = { ...gcm, transport: `${encryption11}rsa-oaep`, method: sha256, hash: 'sha256' }
    assert.equal(await prove(encrypted(assertion, mixed)), 'wrong signature')
  })
  test('it was changed', async () => {
    const content = encrypted(assertion, gcm)
    const at = content.lastIndexOf('<xenc:CipherValue>') + 40
    const changed = `${content.slice(0, at)}${content[at] === 'A' ? 'B' : 'A'}${content.slice(at + 1)}`
    assert.equal(await prove(changed), 'wrong signature')
  })
  test('a plain one stands beside it', async () =>
    assert.equal(await prove(encrypted(assertion, gcm) + assertion), 'wrong signature'))
  test('it is empty', async () => {
    const empty = '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>'
    assert.equal(await prove(empty), 'wrong signature')
  })
})

test('times that cannot be read are not taken for absent ones', async () => {
  for (const [from, to] of [
    [/ NotBefore="[^"]*"/, ' NotBefore="2026-07-01T12:00:00+02:00"'],
    [/(Conditions [^>]*)NotOnOrAfter="[^"]*"/, '$1NotOnOrAfter="never"'],
    [/IssueInstant="[^"]*"/, 'IssueInstant="now"'],
  ] as const) {
    const changed = assertionXml(parts).replace(from, to)
    assert.notEqual(changed, assertionXml(parts))
    assert.equal(await prove(signed(changed, signer)), 'incomplete assertion')
  }
})
