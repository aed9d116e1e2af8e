import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { parseRing, readKeyRing } from './key-ring.ts'

let path: string
let file: string
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'understudy-keys-'))
  file = join(path, 'master-key.json')
})
afterEach(() => rmSync(path, { recursive: true }))

test('the master key is made once and stays', () => {
  const made = readKeyRing(path, undefined)
  assert.equal(made.keys[made.current]!.length, 32)
  assert.deepEqual(readKeyRing(path, undefined), made)
})

test('a master key from outside leaves no file, and must have 32 bytes', () => {
  const key = Buffer.alloc(32, 7)
  const ring = readKeyRing(path, key.toString('base64'))
  assert.deepEqual(Buffer.from(ring.keys[ring.current]!), key)
  assert.throws(() => statSync(join(path, 'master-key.json')), { code: 'ENOENT' })
  for (const bad of ['', 'short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')]) {
    assert.throws(() => readKeyRing(path, bad), /UNDERSTUDY_MASTER_KEY must be the base64 of 32 bytes$/)
  }
})

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')

test('a ring from outside seals with its first key, and tells what is wrong without a word of the keys', () => {
  const ring = readKeyRing(path, `b:${key(2)},a:${key(1)}`)
  assert.equal(ring.current, 'b')
  assert.deepEqual(Object.keys(ring.keys), ['b', 'a'])
  for (const bad of [`a:${key(1)},`, `a:${key(1)},a:${key(2)}`, 'a:short', `:${key(1)}`, `a b:${key(1)}`]) {
    const told = parseRing(bad)
    assert.ok(typeof told === 'string' && !told.includes(key(1)), bad)
  }
})

const good = { current: 'a', keys: { a: key(1) } }
const damaged: Record<string, [text: string, says: RegExp]> = {
  empty: ['', /is damaged: it is no JSON/],
  'cut off': [JSON.stringify(good).slice(0, 30), /is damaged: it is no JSON/],
  'of something else': ['{"a":1}', /names no current key, or holds no keys/],
  null: ['null', /names no current key/],
  'without its current key': [
    JSON.stringify({ ...good, current: 'b' }),
    /does not hold the key b it seals with/,
  ],
  'of a key that lost a character': [
    JSON.stringify({ ...good, keys: { a: key(1).slice(1) } }),
    /its key a is not the base64 of 32 bytes/,
  ],
  'of a key that is a number': [JSON.stringify({ ...good, keys: { a: 7 } }), /its key a is not/],
}
for (const [what, [text, says]] of Object.entries(damaged)) {
  test(`a key file ${what} gets a sentence, and nothing is written over it`, () => {
    writeFileSync(file, text)
    assert.throws(() => readKeyRing(path, undefined), says)
    assert.equal(readFileSync(file, 'utf8'), text)
  })
}

test('a key file that is missing beside a database is not made anew', () => {
  const database = join(path, 'understudy.sqlite')
  writeFileSync(database, '')
  assert.equal(Object.keys(readKeyRing(path, undefined, database).keys).length, 1)
  rmSync(file)
  writeFileSync(database, 'rows')
  assert.throws(() => readKeyRing(path, undefined, database), /master-key.json is missing.*put it back/)
  assert.throws(() => statSync(file), { code: 'ENOENT' })
})
