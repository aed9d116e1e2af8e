import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { pemOfSshKey, readSshPublicKey } from './ssh-key-material.ts'

// Made by ssh-keygen, which also says the fingerprint.
const known = {
  line: [
    'ssh-rsa ',
    'AAAAB3NzaC1yc2EAAAADAQABAAABAQCpKPduvlYry3vXy6tq4i94bm1eGyVM3BXXr71IE8cw+hWDAb7CG76WTzN7v96K',
    'aiPw6aUUSGXuICAHpu73fTswUqcamHHikEZcafNaABvEMyMiRU7tdxBPe8Y+ph3FKfQW8MjiMNBkHYgS1X151g+Hem5k',
    'Tv31UVmuUmzeYudgko2BGaa6Q+3vVUfA06mSuRFNOO3BFeo386TDCb/l/XANzKBGzSU4PGi/yfi7jNRPCEHzNtUdZNzV',
    'pKQL2wvNOcCr8uQPCj5iI7d1xw3/O2XzciCxfQCtqzRpFdMx928wAitYf3mb4JbumVuMqIPYvJKZ7uGsv7Jb9gV0z6l7',
    '7KW7',
  ].join(''),
  fingerprint: '05:a2:81:cc:26:6f:0b:87:b8:15:b9:0d:47:cd:51:94',
}
const shortKey = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
const ecKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

test('a line of OpenSSH is read whatever its comment, with the fingerprint ssh-keygen shows', () => {
  for (const body of [known.line, `${known.line} who@where and more`, `\n${known.line}\tx\r\n`]) {
    assert.deepEqual(readSshPublicKey(body), { publicKey: known.line, fingerprint: known.fingerprint })
  }
})

test('the same key is the same in either PEM', () => {
  const pem = pemOfSshKey(known.line)
  assert.match(pem, /^-----BEGIN PUBLIC KEY-----\n/)
  const pkcs1 = createPublicKey(pem).export({ type: 'pkcs1', format: 'pem' }).toString()
  for (const body of [pem, pkcs1]) assert.equal(readSshPublicKey(body).publicKey, known.line)
})

const blob = Buffer.from(known.line.slice('ssh-rsa '.length), 'base64')
const line = (bytes: Buffer) => `ssh-rsa ${bytes.toString('base64')}`
const pem = (key: typeof ecKey) => key.export({ type: 'spki', format: 'pem' }).toString()
/** The modulus with another zero byte before it: the same number, not as SSH writes it. */
function padded(): Buffer {
  const at = blob.length - 257 - 4
  const length = Buffer.alloc(4)
  length.writeUInt32BE(258)
  return Buffer.concat([blob.subarray(0, at), length, Buffer.of(0), blob.subarray(at + 4)])
}

const refused: readonly [name: string, body: string, code: string][] = [
  ['other words', 'hello', 'UnrecognizedPublicKeyEncoding'],
  ['nothing but spaces', '   ', 'UnrecognizedPublicKeyEncoding'],
  [
    'an Ed25519 key',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHD5lZQksEIUjuNbwClwBPav3LWr1NfUN3yHfisJhjC6',
    'UnrecognizedPublicKeyEncoding',
  ],
  ['SSH2 form', '---- BEGIN SSH2 PUBLIC KEY ----\nAAAA', 'UnrecognizedPublicKeyEncoding'],
  [
    'a private key',
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'UnrecognizedPublicKeyEncoding',
  ],
  ['a line without a key', 'ssh-rsa', 'InvalidPublicKey'],
  ['what is not base64', 'ssh-rsa !!!!', 'InvalidPublicKey'],
  ['a key cut short', line(blob.subarray(0, -1)), 'InvalidPublicKey'],
  ['a key with more after it', line(Buffer.concat([blob, Buffer.from([0, 0, 0, 0])])), 'InvalidPublicKey'],
  ['a length beyond the end', line(Buffer.from([0xff, 0xff, 0xff, 0xff, 1])), 'InvalidPublicKey'],
  ['a number written otherwise', line(padded()), 'InvalidPublicKey'],
  ['a key of 1024 bits', pem(shortKey), 'InvalidPublicKey'],
  ['an elliptic-curve key', pem(ecKey), 'InvalidPublicKey'],
  ['PEM with nothing in it', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----', 'InvalidPublicKey'],
]

for (const [name, body, code] of refused) {
  test(`${name} is refused: ${code}`, () => {
    assert.throws(() => readSshPublicKey(body), { code })
  })
}
