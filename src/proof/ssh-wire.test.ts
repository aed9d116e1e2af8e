import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { colonHex, keyOfSshBlob, sshBlob, sshString } from './ssh-wire.ts'

const keys = [
  generateKeyPairSync('ed25519').publicKey,
  generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
]

for (const key of keys) {
  const blob = sshBlob(key)

  test(`${key.asymmetricKeyType}: the key comes back from what SSH sends`, () => {
    assert.ok(keyOfSshBlob(blob)?.equals(key))
  })

  test(`${key.asymmetricKeyType}: nothing less and nothing more is a key`, () => {
    const spoilt = [
      Buffer.alloc(0),
      blob.subarray(0, -1),
      Buffer.concat([blob, Buffer.of(0)]),
      Buffer.concat([blob, sshString('more')]),
      Buffer.concat([sshString('ssh-dss'), blob.subarray(11)]),
    ]
    for (const bytes of spoilt) assert.equal(keyOfSshBlob(bytes), undefined)
  })
}

test('an RSA number with more zeros than it needs is another spelling, and no key', () => {
  const { e, n } = keys[1]!.export({ format: 'jwk' }) as { e: string; n: string }
  const parts = (zeros: number) => [
    sshString('ssh-rsa'),
    sshString(Buffer.concat([Buffer.alloc(zeros), Buffer.from(e, 'base64url')])),
    sshString(Buffer.concat([Buffer.of(0), Buffer.from(n, 'base64url')])),
  ]
  assert.ok(keyOfSshBlob(Buffer.concat(parts(0)))?.equals(keys[1]!))
  assert.equal(keyOfSshBlob(Buffer.concat(parts(1))), undefined)
})

test('fingerprints have colons between bytes', () => {
  assert.equal(colonHex(Buffer.of(1, 0xab, 0xff)), '01:ab:ff')
})
