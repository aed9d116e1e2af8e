import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepRoleSeconds, readTab, roleSeconds, writeTab } from './tab.ts'

function storage() {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  }
}

test('a tab knows again which sign-in it shows, and nothing where that cannot be read', () => {
  const kept = storage()
  writeTab({ sessionId: 's' }, kept)
  assert.deepEqual(readTab(kept), { sessionId: 's' })
  assert.deepEqual(readTab({ getItem: () => '{' }), {})
})

test('a tab knows how long the sessions of each role may last, once it has found out', () => {
  const kept = storage()
  assert.equal(roleSeconds('a', kept), undefined)
  keepRoleSeconds('a', 3_600, kept)
  assert.equal(roleSeconds('a', kept), 3_600)
  assert.equal(roleSeconds('b', kept), undefined)
  assert.equal(roleSeconds('a', { getItem: () => 'soon' }), undefined)
})
