import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasError } from './alias.ts'
import { policyErrors, proposedPolicy, toFields } from './password-policy.ts'

test('numbers outside of what IAM takes are told at their fields', () => {
  assert.deepEqual(policyErrors(proposedPolicy), {})
  const wrong = { ...proposedPolicy, length: 5, expiresAfterDays: 1096, remembered: Number.NaN }
  assert.deepEqual(Object.keys(policyErrors(wrong)), ['length', 'expiresAfterDays', 'remembered'])
})

test('a rule that a policy does not name is off', () => {
  const fields = toFields({ MinimumPasswordLength: 12, RequireNumbers: true })
  assert.deepEqual([fields.length, fields.numbers, fields.symbols], [12, true, false])
  assert.deepEqual([fields.expiresAfterDays, fields.remembered], [0, 0])
})

test('an alias has small letters, digits and single hyphens', () => {
  for (const alias of ['acme', 'acme-prod-1', 'a'.repeat(63)]) assert.equal(aliasError(alias), undefined)
  for (const alias of ['ab', 'Acme', '-acme', 'acme-', 'ac--me', '111122223333', 'a'.repeat(64)]) {
    assert.ok(aliasError(alias), alias)
  }
})
