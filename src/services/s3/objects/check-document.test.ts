import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from '../../../kernel/bytes.ts'
import { checkDocument } from './check-document.ts'

const body = utf8('123456789')

const documents: [name: string, headers: Record<string, string>, code: string | undefined][] = [
  ['no claim', {}, undefined],
  ['its MD5', { 'content-md5': 'JfnnlDI7RTiF9RgfG2JNCw==' }, undefined],
  ['another MD5', { 'content-md5': '1B2M2Y8AsgTpgAmY7PhCfg==' }, 'BadDigest'],
  ['no MD5 at all', { 'content-md5': 'JfnnlA==' }, 'InvalidDigest'],
  ['its CRC-32', { 'x-amz-checksum-crc32': 'y/Q5Jg==' }, undefined],
  ['another CRC-32', { 'x-amz-checksum-crc32': 'AAAAAA==' }, 'BadDigest'],
  ['a CRC-32 that is none', { 'x-amz-checksum-crc32': 'AA' }, 'InvalidRequest'],
]

for (const [name, headers, code] of documents) {
  test(`a document with ${name} is ${code === undefined ? 'taken' : `refused with ${code}`}`, () => {
    if (code === undefined) checkDocument(body, headers)
    else assert.throws(() => checkDocument(body, headers), { code })
  })
}
