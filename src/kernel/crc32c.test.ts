import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from './bytes.ts'
import { crc32c } from './crc32c.ts'

// The first two and the last three: RFC 3720, appendix B.4; the third: the catalogue's check value.
const vectors: [string, Uint8Array, number][] = [
  ['no bytes', new Uint8Array(), 0],
  ['32 zero bytes', new Uint8Array(32), 0x8a9136aa],
  ['123456789', utf8('123456789'), 0xe3069283],
  ['32 bytes of ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['32 bytes rising', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ['32 bytes falling', Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
]

for (const [name, bytes, expected] of vectors) {
  test(`CRC-32C of ${name} is the published one`, () => assert.equal(crc32c(bytes), expected))
}

test('pieces of any length give the checksum of the whole', () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, i) => (i * 37) & 0xff)
  for (let cut = 0; cut <= bytes.length; cut++) {
    assert.equal(crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut))), crc32c(bytes))
  }
})
