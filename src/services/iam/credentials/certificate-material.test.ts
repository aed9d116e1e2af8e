import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { makeCertificate } from '../../../../test/fixtures/proofs/certificates.ts'
import { checkServerCertificate, readSigningCertificate } from './certificate-material.ts'

const now = Date.parse('2026-07-01T12:00:00Z')
const root = await makeCertificate({ name: 'root' })
const middle = await makeCertificate({ name: 'middle', signedBy: root })
const leaf = await makeCertificate({ name: 'leaf', signedBy: middle })
const alone = await makeCertificate({ name: 'alone' })
const elliptic = await makeCertificate({ name: 'elliptic', keyType: 'ec' })
const edwards = await makeCertificate({ name: 'edwards', keyType: 'ed25519' })
const past = await makeCertificate({ name: 'past', from: 0, until: now - 1000 })
const future = await makeCertificate({ name: 'future', from: now + 1000 })
// Says it was signed by the root, and was not.
const forged = await makeCertificate({
  name: 'forged',
  signedBy: { ...alone, issuer: root.issuer },
})

const encrypted = alone.privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
  .toString()
const pkcs1 = alone.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
const sec1 = elliptic.privateKey.export({ type: 'sec1', format: 'pem' }).toString()
const trailing = `-----BEGIN CERTIFICATE-----\n${Buffer.concat([
  new X509Certificate(alone.body).raw,
  Buffer.of(0),
]).toString('base64')}\n-----END CERTIFICATE-----`

test('a signing certificate is known by the digest of what it encodes, however it is wrapped', () => {
  const digest = createHash('sha256').update(new X509Certificate(alone.body).raw).digest('hex')
  for (const body of [alone.body, `\r\n${alone.body.replaceAll('\n', '\r\n')}`, alone.body.trim()]) {
    assert.equal(readSigningCertificate(body, now), digest)
  }
})

const badSigning: readonly [name: string, body: string, code: string][] = [
  ['words', 'invalid-certificate-body', 'MalformedCertificate'],
  ['an empty envelope', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----', 'MalformedCertificate'],
  ['two certificates', alone.body + root.body, 'MalformedCertificate'],
  ['a certificate with text before it', `Subject: x\n${alone.body}`, 'MalformedCertificate'],
  ['a certificate with text behind it', `${alone.body}x`, 'MalformedCertificate'],
  ['a certificate with bytes behind it', trailing, 'MalformedCertificate'],
  ['a key', alone.key, 'MalformedCertificate'],
  ['one that has expired', past.body, 'InvalidCertificate'],
  ['one whose time is to come', future.body, 'InvalidCertificate'],
]
for (const [name, body, code] of badSigning) {
  test(`${name} is no signing certificate: ${code}`, () => {
    assert.throws(() => readSigningCertificate(body, now), { code })
  })
}

test('a malformed signing certificate is quoted', () => {
  assert.throws(() => readSigningCertificate('nonsense', now), {
    message: 'Certificate nonsense is malformed.',
  })
})

const good: readonly [name: string, body: string, privateKey: string, chain?: string][] = [
  ['a self-signed one', alone.body, alone.key],
  ['one whose key is in PKCS #1', alone.body, pkcs1],
  ['one of an elliptic curve', elliptic.body, elliptic.key],
  ['one whose key is in SEC 1', elliptic.body, sec1],
  ['one without its chain', leaf.body, leaf.key],
  ['one with its intermediary', leaf.body, leaf.key, middle.body],
  ['one with its whole chain', leaf.body, leaf.key, `${middle.body}\n${root.body}`],
]
for (const [name, body, privateKey, chain] of good) {
  test(`${name} is a server certificate and says when it expires`, () => {
    assert.equal(checkServerCertificate({ body, privateKey, chain }, now), Date.parse('2046-01-01T00:00:00Z'))
  })
}

const chainStart = 'Unable to validate certificate chain. The certificate chain must start with the immediate'
const invalidAt = (index: number) =>
  new RegExp(`^${chainStart}.*The index within the chain of the invalid certificate is: ${index}$`)
const noPem = /^Unable to parse certificate\./
const long = Array.from({ length: 21 }, () => alone.body).join('')
const badServer: readonly [string, { body: string; privateKey: string; chain?: string }, string, RegExp][] = [
  ['words', { body: 'x', privateKey: alone.key }, 'MalformedCertificate', noPem],
  ['two', { body: alone.body + root.body, privateKey: alone.key }, 'MalformedCertificate', noPem],
  ['another’s key', { body: alone.body, privateKey: root.key }, 'KeyPairMismatch', /./],
  ['a key of another kind', { body: alone.body, privateKey: elliptic.key }, 'KeyPairMismatch', /./],
  ['no key', { body: alone.body, privateKey: 'x' }, 'MalformedCertificate', /^Invalid Private Key\.$/],
  ['a locked key', { body: alone.body, privateKey: encrypted }, 'MalformedCertificate', /Private Key/],
  ['an Ed25519 key', { body: edwards.body, privateKey: edwards.key }, 'MalformedCertificate', /Private Key/],
  ['an expired one', { body: past.body, privateKey: past.key }, 'MalformedCertificate', /'Not After'/],
  ['one to come', { body: future.body, privateKey: future.key }, 'MalformedCertificate', /PEM format/],
  ...(
    [
      ['a chain that is none', 'x', -1],
      ['a chain of spaces', ' ', -1],
      ['a chain that starts elsewhere', root.body, -1],
      ['a chain that ends elsewhere', middle.body + alone.body, 0],
      ['a chain with text in it', `${middle.body}text\n${root.body}`, -1],
      ['a chain longer than any', long, -1],
    ] as const
  ).map(
    ([name, chain, index]) =>
      [
        name,
        { body: leaf.body, privateKey: leaf.key, chain },
        'MalformedCertificate',
        invalidAt(index),
      ] as const,
  ),
  [
    'a forged signature',
    { body: forged.body, privateKey: forged.key, chain: root.body },
    'MalformedCertificate',
    invalidAt(-1),
  ],
] as [string, { body: string; privateKey: string; chain?: string }, string, RegExp][]
for (const [name, texts, code, message] of badServer) {
  test(`a server certificate with ${name} is refused: ${code}`, () => {
    assert.throws(() => checkServerCertificate(texts, now), { code, message })
  })
}

test('a certificate whose key is another certificate’s is told by the key alone', () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const privateKey = stranger.export({ type: 'pkcs8', format: 'pem' }).toString()
  assert.throws(() => checkServerCertificate({ body: leaf.body, privateKey }, now), {
    code: 'KeyPairMismatch',
  })
})
