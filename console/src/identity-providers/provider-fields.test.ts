import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oidcUrlError, parseThumbprints, samlNameError } from './provider-fields.ts'

test('a provider is an address without query and fragment', () => {
  assert.equal(oidcUrlError('https://token.actions.githubusercontent.com'), undefined)
  assert.equal(oidcUrlError('http://127.0.0.1:8080/realms/test'), undefined)
  for (const text of ['', 'token', 'ftp://x', 'https://x/?a=1', 'https://x/#a']) assert.ok(oidcUrlError(text))
})

test('a SAML provider has a plain name', () => {
  assert.equal(samlNameError('corp.prod-1'), undefined)
  for (const text of ['', 'a b', 'a'.repeat(129)]) assert.ok(samlNameError(text))
})

test('thumbprints are five at most, of 40 hex digits each', () => {
  const one = '0123456789abcdef0123456789ABCDEF01234567'
  assert.deepEqual(parseThumbprints(` ${one}\n${one},`), [one, one])
  assert.deepEqual(parseThumbprints(''), [])
  assert.equal(parseThumbprints('abc'), undefined)
  assert.equal(parseThumbprints(`${one}\n`.repeat(6)), undefined)
})
