import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { createPasswords } from './passwords.ts'

const cheap = { log2N: 4, r: 1, p: 1 }

test('verifies the password it hashed and no other', async () => {
  const passwords = createPasswords(randomBytes, cheap)
  const hash = await passwords.hash('Correct horse é')
  assert.equal(await passwords.verify('Correct horse é', hash), true)
  assert.equal(await passwords.verify('correct horse é', hash), false)
  assert.equal(await passwords.verify('', hash), false)
})

test('salts: the same password never hashes to the same text', async () => {
  const passwords = createPasswords(randomBytes, cheap)
  assert.notEqual(await passwords.hash('secret'), await passwords.hash('secret'))
})

test('writes its cost into the hash and verifies hashes of another cost', async () => {
  const hash = await createPasswords(randomBytes, { log2N: 5, r: 2, p: 1 }).hash('secret')
  assert.match(hash, /^scrypt\$5\$2\$1\$[\w-]{22}\$[\w-]{43}$/)
  assert.equal(await createPasswords(randomBytes, cheap).verify('secret', hash), true)
})

test('answers false for a name nobody has and for a damaged hash', async () => {
  const passwords = createPasswords(randomBytes, cheap)
  const hash = await passwords.hash('secret')
  const damaged = ['', 'x', hash.replace('scrypt', 'plain'), hash.replace('$4$', '$64$'), hash.slice(0, -2)]
  assert.equal(await passwords.verify('secret', undefined), false)
  for (const text of damaged) assert.equal(await passwords.verify('secret', text), false, text)
})

test('refuses more than a hundred in line and goes on with those it took', async () => {
  const passwords = createPasswords(randomBytes, cheap)
  const results = await Promise.allSettled(Array.from({ length: 110 }, () => passwords.hash('secret')))
  const refused = results.filter((result) => result.status === 'rejected')
  assert.equal(refused.length, 8)
  assert.match(String(refused[0]!.reason), /Rate exceeded/)
  assert.equal(typeof (await passwords.hash('secret')), 'string')
})
