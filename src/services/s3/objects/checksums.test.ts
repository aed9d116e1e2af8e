import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toBase64, utf8 } from '../../../kernel/bytes.ts'
import { checksumTypeFits, claimedChecksum, compositeChecksum, digestName } from './checksums.ts'
import { digestOf } from '../../../access/digests.ts'

const crc32 = 'y/Q5Jg=='

const claims: [
  name: string,
  input: object,
  headers: Record<string, string>,
  expected: object | string | undefined,
][] = [
  ['nothing', {}, {}, undefined],
  ['a value', { ChecksumCRC32: crc32 }, {}, { algorithm: 'CRC32', value: crc32 }],
  [
    'a trailer',
    {},
    { 'x-amz-trailer': 'x-amz-checksum-crc64nvme' },
    { algorithm: 'CRC64NVME', value: undefined },
  ],
  [
    'a value and its algorithm',
    { ChecksumCRC32: crc32 },
    { 'x-amz-sdk-checksum-algorithm': 'CRC32' },
    { algorithm: 'CRC32', value: crc32 },
  ],
  ['a value that is none', { ChecksumCRC32: 'zz' }, {}, 'Value for x-amz-checksum-crc32 header is invalid.'],
  [
    'another algorithm than its value has',
    { ChecksumCRC32: crc32 },
    { 'x-amz-sdk-checksum-algorithm': 'SHA256' },
    'Value for x-amz-sdk-checksum-algorithm header is invalid.',
  ],
  [
    'two values',
    { ChecksumCRC32: crc32, ChecksumCRC32C: crc32 },
    {},
    'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
  ],
  [
    'an algorithm alone',
    {},
    { 'x-amz-sdk-checksum-algorithm': 'CRC32' },
    'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers ' +
      'were found.',
  ],
  [
    'an algorithm that is not here',
    { ChecksumXXHASH64: 'AAAAAAAAAAA=' },
    {},
    'A header you provided implies functionality that is not implemented',
  ],
]

for (const [name, input, headers, expected] of claims) {
  test(`a request with ${name} is ${typeof expected === 'string' ? 'refused' : 'read'}`, () => {
    if (typeof expected === 'string')
      assert.throws(() => claimedChecksum(input, headers), { message: expected })
    else assert.deepEqual(claimedChecksum(input, headers), expected)
  })
}

test('digests of 123456789 are the published ones', () => {
  const bytes = utf8('123456789')
  const of = (algorithm: string) => toBase64(digestOf(digestName(algorithm), bytes))
  assert.equal(of('CRC32'), crc32)
  assert.equal(of('CRC32C'), '4waSgw==')
  assert.equal(of('CRC64NVME'), 'rosUhgp5mIg=')
  assert.equal(of('SHA1'), '98O8HYCOBHMq32eZZczDTKeuNEE=')
})

test('a composite checksum is that of the parts checksums, with their count', () => {
  const part = digestOf('sha256', utf8('a'))
  const both = digestOf('sha256', Buffer.concat([part, part]))
  assert.equal(compositeChecksum('SHA256', [toBase64(part), toBase64(part)]), `${toBase64(both)}-2`)
})

test('hashes make composite checksums only, CRC-64 whole ones only', () => {
  assert.equal(checksumTypeFits('SHA256', 'FULL_OBJECT'), false)
  assert.equal(checksumTypeFits('CRC64NVME', 'COMPOSITE'), false)
  assert.equal(checksumTypeFits('CRC32', 'FULL_OBJECT'), true)
  assert.equal(checksumTypeFits('CRC32', 'COMPOSITE'), true)
})
