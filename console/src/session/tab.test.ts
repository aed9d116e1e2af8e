import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTab, writeTab } from './tab.ts'

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
