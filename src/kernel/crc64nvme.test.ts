import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from './bytes.ts'
import { crc64nvme } from './crc64nvme.ts'

// 4096 bytes: the NVM Command Set Specification's own test cases; 123456789: the catalogue's check value.
const vectors: [string, Uint8Array, bigint][] = [
  ['no bytes', new Uint8Array(), 0n],
  ['123456789', utf8('123456789'), 0xae8b14860a799888n],
  ['4096 zero bytes', new Uint8Array(4096), 0x6482d367eb22b64en],
  ['4096 bytes of ones', new Uint8Array(4096).fill(0xff), 0xc0ddba7302eca3acn],
]

for (const [name, bytes, expected] of vectors) {
  test(`CRC-64/NVME of ${name} is the published one`, () => assert.equal(crc64nvme(bytes), expected))
}

test('pieces of any length give the checksum of the whole', () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, i) => (i * 37) & 0xff)
  for (let cut = 0; cut <= bytes.length; cut++) {
    assert.equal(crc64nvme(bytes.subarray(cut), crc64nvme(bytes.subarray(0, cut))), crc64nvme(bytes))
  }
})
