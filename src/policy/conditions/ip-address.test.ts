import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, ipAddress } from './ip-address.ts'
import { newSteps } from '../steps.ts'

test('reads addresses of both families', () => {
  const table: [string, number[]][] = [
    ['0.0.0.0', [0, 0]],
    ['255.255.255.255', [0xffff, 0xffff]],
    ['10.1.2.3', [0x0a01, 0x0203]],
    ['::', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['::1', [0, 0, 0, 0, 0, 0, 0, 1]],
    ['1::', [1, 0, 0, 0, 0, 0, 0, 0]],
    ['2001:DB8::9', [0x2001, 0xdb8, 0, 0, 0, 0, 0, 9]],
    ['1:2:3:4:5:6:7:8', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['1:2:3:4:5:6:7::', [1, 2, 3, 4, 5, 6, 7, 0]],
    ['1:2:3:4:5:6:1.2.3.4', [1, 2, 3, 4, 5, 6, 0x0102, 0x0304]],
    ['1:2:3::4:1.2.3.4', [1, 2, 3, 0, 0, 4, 0x0102, 0x0304]],
    ['0000:0000:0000:0000:0000:ffff:255.255.255.255', [0, 0, 0, 0, 0, 0xffff, 0xffff, 0xffff]],
    ['::ffff:10.1.2.3', [0, 0, 0, 0, 0, 0xffff, 0x0a01, 0x0203]],
  ]
  for (const [text, groups] of table) assert.deepEqual(addressOf(text), groups, text)
})

test('refuses what is no address', () => {
  const v4 = [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1..2.3',
    '1.2.3.',
    '.1.2.3',
    '01.2.3.4',
    '1.2.3.4 ',
    '1.2.3.x',
    '1.2.3.1000',
    '1x2x3x4',
    '1.2.3.4x',
    '00.0.0.0',
  ]
  const v6 = [
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    'g::',
    '1.2.3.4::',
    'fe80::1%eth0',
    '::1.2.3',
    '::1.2.3.4:5',
    '1.2.3.4:5:6:7:8:9:a',
    '1:2:3:4:5:6::1.2.3.4',
    '1:2:3:4:5:6:7:1.2.3.4',
    '::1::',
    '1:2:3:4:5:6:7:8::',
  ]
  for (const text of [...v4, ...v6]) assert.equal(addressOf(text), undefined, text)
})

test('a block holds the addresses with its prefix', () => {
  const table: [string, string, boolean][] = [
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.0.0.128/25', '10.0.0.127', false],
    ['10.0.0.77/25', '10.0.0.127', true],
    ['2001:db8:8000::/33', '2001:db8:ffff::', true],
    ['2001:db8:8000::/33', '2001:db8:7fff::', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.2', false],
    ['10.0.0.0/32', '10.0.0.0', true],
    ['10.0.0.0/33', '10.0.0.0', false],
    ['10.0.0.0/0', '255.1.2.3', true],
    ['::/0', '10.0.0.0', false],
    ['10.0.0.0/8x', '10.0.0.0', false],
    ['10.0.0.0/x8', '10.0.0.0', false],
    ['10.0.0.0/0008', '10.0.0.0', false],
    ['nowhere', '10.0.0.0', false],
    ['10.0.0.0/8', 'nowhere', false],
    ['2001:db8::/128', '2001:db8::', true],
    ['2001:db8::/128', '2001:db8::1', false],
    ['10.0.0.0/', '10.0.0.0', false],
    ['10.0.0.0/-1', '10.0.0.0', false],
    ['10.0.0.0/8/8', '10.0.0.0', false],
    ['2001:db8::/129', '2001:db8::', false],
  ]
  for (const [block, address, expected] of table) {
    assert.equal(ipAddress(block)(address, new Map(), newSteps()), expected, `${address} in ${block}`)
  }
})
