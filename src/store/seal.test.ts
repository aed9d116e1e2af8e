import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { createSealer, type KeyRing } from './seal.ts'

const key = (name: string) => createHash('sha256').update(name).digest()
const ring: KeyRing = { current: 'k1', keys: { k1: key('one') } }
const sealer = createSealer(ring, randomBytes)
const plain = Buffer.from('a secret')

test('what was sealed opens, empty and large too', () => {
  for (const bytes of [plain, Buffer.alloc(0), randomBytes(100_000)]) {
    assert.deepEqual(sealer.open('purpose', 'row 1', sealer.seal('purpose', 'row 1', bytes)), bytes)
  }
})

test('it opens for its purpose and its context only', () => {
  const sealed = sealer.seal('purpose', 'row 1', plain)
  for (const [purpose, context] of [
    ['purpose', 'row 2'],
    ['purpose', ''],
    ['other', 'row 1'],
    ['', 'row 1'],
  ] as const) {
    assert.equal(sealer.open(purpose, context, sealed), undefined, `${purpose} ${context}`)
  }
})

test('any changed bit, and any missing or added byte, makes it nothing', () => {
  const sealed = sealer.seal('purpose', 'row', plain)
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    assert.equal(sealer.open('purpose', 'row', changed), undefined, `byte ${at}`)
    assert.equal(sealer.open('purpose', 'row', sealed.subarray(0, at)), undefined, `cut at ${at}`)
  }
  assert.equal(sealer.open('purpose', 'row', Buffer.concat([sealed, Buffer.of(0)])), undefined)
})

test('bytes that nobody sealed are nothing', () => {
  for (const bytes of [Buffer.alloc(0), Buffer.of(255), Buffer.alloc(40), Buffer.alloc(400, 255)]) {
    assert.equal(sealer.open('purpose', 'row', bytes), undefined)
  }
})

test('the same is sealed differently each time and shows nothing of itself', () => {
  const sealed = Array.from({ length: 20 }, () => sealer.seal('purpose', 'row', plain).toString('latin1'))
  assert.equal(new Set(sealed).size, 20)
  assert.ok(sealed.every((text) => !text.includes('secret')))
})

test('another master key opens nothing', () => {
  const sealed = sealer.seal('purpose', 'row', plain)
  const other = createSealer({ current: 'k1', keys: { k1: key('another') } }, randomBytes)
  assert.equal(other.open('purpose', 'row', sealed), undefined)
})

test('a new key seals what is new; what the old one sealed opens while it is in the ring', () => {
  const old = sealer.seal('purpose', 'row', plain)
  const both = createSealer({ current: 'k2', keys: { ...ring.keys, k2: key('two') } }, randomBytes)
  assert.deepEqual(both.open('purpose', 'row', old), plain)
  const fresh = both.seal('purpose', 'row', plain)
  assert.equal(sealer.open('purpose', 'row', fresh), undefined)
  const only = createSealer({ current: 'k2', keys: { k2: key('two') } }, randomBytes)
  assert.equal(only.open('purpose', 'row', old), undefined)
  assert.deepEqual(only.open('purpose', 'row', fresh), plain)
})

test('a key id that JavaScript knows is no key', () => {
  const sealed = sealer.seal('purpose', 'row', plain)
  for (const id of ['constructor', '__proto__', 'toString']) {
    const forged = Buffer.concat([Buffer.of(id.length), Buffer.from(id), sealed.subarray(3)])
    assert.equal(sealer.open('purpose', 'row', forged), undefined, id)
  }
})
