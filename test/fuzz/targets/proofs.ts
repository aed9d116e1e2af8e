import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { keyOfSshBlob, sshBlob } from '../../../src/proof/ssh-wire.ts'
import { base32, findConsecutiveSteps, findStep } from '../../../src/proof/totp.ts'
import { proveSamlResponse } from '../../../src/proof/saml.ts'
import { proveIdToken, readIdToken } from '../../../src/proof/web-identity.ts'
import {
  readSigningCertificate,
  checkServerCertificate,
} from '../../../src/services/iam/credentials/certificate-material.ts'
import { readSshPublicKey } from '../../../src/services/iam/credentials/ssh-key-material.ts'
import { makeCertificate } from '../../fixtures/proofs/certificates.ts'
import { sshPublicKey } from '../../fixtures/proofs/public-keys.ts'
import { makeSamlSigner } from '../../fixtures/proofs/saml.ts'
import { assertionXml, goodParts, responseXml, signed } from '../../fixtures/proofs/saml-response.ts'
import { unlessRefused } from '../target.ts'
import type { Target } from '../target.ts'

const now = Date.parse('2026-07-01T12:00:00Z')
const account = '111122223333'

/** First a byte for the kind of proof; then a SAML response, ID token, certificate, SSH key or one-time code. */
export async function open(): Promise<Target> {
  const signer = await makeSamlSigner()
  const parts = goodParts(now, `arn:aws:iam::${account}:role/r`, `arn:aws:iam::${account}:saml-provider/p`)
  const response = responseXml(signed(assertionXml(parts), signer), now)
  const certificate = await makeCertificate()
  const { publicKey } = generateKeyPairSync('ed25519')
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = `${part({ alg: 'RS256', kid: 'k' })}.${part({ iss: 'https://a.test', sub: 's', aud: ['a'], exp: 1 })}.AAAA`
  const seed = Buffer.alloc(20, 7)
  const readers: readonly ((input: Buffer) => void | Promise<void>)[] = [
    async (input) => {
      const proved = await proveSamlResponse(input.toString('base64'), [signer.certificate])
      if (typeof proved !== 'string') assert.equal(proved.subject, parts.subject)
    },
    async (input) => void (await proveSamlResponse(input.toString('latin1'), [signer.certificate])),
    async (input) => {
      const read = readIdToken(input.toString('latin1'))
      if (read === undefined || 'missing' in read) return
      const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k' }] }
      assert.notEqual(
        await proveIdToken(read, { keysOf: async () => keys } as never),
        undefined,
        'nobody signed it',
      )
    },
    (input) => void unlessRefused(() => readSigningCertificate(input.toString(), now)),
    (input) => {
      const texts = { body: certificate.body, chain: input.toString(), privateKey: certificate.key }
      unlessRefused(() => checkServerCertificate(texts, now))
    },
    (input) => void unlessRefused(() => readSshPublicKey(input.toString())),
    (input) => {
      const key = keyOfSshBlob(input)
      if (key !== undefined) assert.ok(sshBlob(key).equals(input), 'one key, two spellings')
    },
    (input) => {
      const code = input.toString('latin1')
      if (!/^\d{6}$/.test(code)) assert.equal(findStep(seed, code, now), undefined)
      findConsecutiveSteps(seed, code.slice(0, 6), code.slice(6), now)
      assert.match(base32(input), /^[A-Z2-7]*=*$/)
    },
  ]
  const texts = [
    response,
    Buffer.from(response).toString('base64'),
    token,
    certificate.body,
    certificate.body,
    sshPublicKey(),
    sshBlob(publicKey),
    '123456654321',
  ]
  return {
    seeds: texts.map((text, index) => Buffer.concat([Buffer.of(index), Buffer.from(text)])),
    words: [
      '<saml:Assertion',
      '<!DOCTYPE',
      'ID="_assertion"',
      '#_assertion',
      '-----BEGIN CERTIFICATE-----',
      '-----END CERTIFICATE-----',
      '.',
      'ssh-rsa ',
      '==',
    ],
    steps: { fixed: 50_000, perByte: 400 },
    run: (input) => readers[(input[0] ?? 0) % readers.length]!(input.subarray(1)),
  }
}
