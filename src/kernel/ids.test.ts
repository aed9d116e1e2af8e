import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { accessKeyId, accountId, accountOfKeyId, entityId, idPrefix } from './ids.ts'

/** Bytes that differ with every call and are the same in every run. */
function seeded(): (length: number) => Uint8Array {
  let count = 0
  return (length) =>
    createHash('shake256', { outputLength: length })
      .update(String((count += 1)))
      .digest()
}
const all = (byte: number) => (length: number) => new Uint8Array(length).fill(byte)

test('an id of an entity is its prefix and 17 base-32 characters', () => {
  const random = seeded()
  for (const prefix of Object.values(idPrefix))
    assert.match(entityId(prefix, random), /^A[A-Z]{3}[A-Z2-7]{17}$/)
  assert.equal(entityId('AIDA', all(0)), `AIDA${'A'.repeat(17)}`)
  assert.equal(entityId('AROA', all(255)), `AROA${'7'.repeat(17)}`)
})

test('a key id carries its account, whatever the random part', () => {
  const accounts = ['000000000000', '000000000001', '111122223333', '549755813888', '999999999999']
  const random = seeded()
  for (const account of accounts) {
    for (const source of [all(0), all(255), random, random, random]) {
      const id = accessKeyId('AKIA', account, source)
      assert.match(id, /^AKIA[A-Z2-7]{16}$/)
      assert.equal(accountOfKeyId(id), account, id)
    }
  }
})

test('a key id is read as AWS reads it: base 32, shifted and masked', () => {
  // Source: the way to read ids that AWS Support and several open tools document.
  const read = (id: string) => {
    let bits = 0n
    for (const character of id.slice(4)) {
      bits = bits * 32n + BigInt('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character))
    }
    return ((bits >> 32n) & 0x7fffffffff80n) >> 7n
  }
  const random = seeded()
  for (const account of ['111122223333', '999999999999', '000000000042']) {
    assert.equal(read(accessKeyId('ASIA', account, random)), BigInt(account))
  }
})

test('what is no key id of today carries no account', () => {
  const wrong = [
    '',
    'AKIA',
    'AKIAIOSFODNN7EXAMPL',
    'AKIAIOSFODNN7EXAMPLEE',
    'akiaiosfodnn7example',
    'AKIA0000000000000000',
    'AKIAIOSFODNN7EXAMPLE\n',
  ]
  for (const id of wrong) assert.equal(accountOfKeyId(id), undefined, id)
  assert.equal(accountOfKeyId('AKIA7777777777777777'), undefined, 'no account has more than 12 digits')
})

test('an account has twelve digits and does not begin with 0', () => {
  const random = seeded()
  for (let round = 0; round < 100; round += 1) assert.match(accountId(random), /^[1-9]\d{11}$/)
  assert.match(accountId(all(0)), /^[1-9]0{11}$/)
})
