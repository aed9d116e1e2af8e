import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bool } from './bool.ts'
import { newSteps } from '../steps.ts'

test('true is true and false is false in any case, and nothing else is either', () => {
  const table: [policy: string, request: string, expected: boolean][] = [
    ['true', 'true', true],
    ['True', 'TRUE', true],
    ['false', 'False', true],
    ['FALSE', 'false', true],
    ['true', 'false', false],
    ['false', 'true', false],
    ['yes', 'yes', false],
    ['', '', false],
    ['true', '1', false],
  ]
  for (const [policy, request, expected] of table) {
    assert.equal(bool(policy)(request, new Map(), newSteps()), expected, `${request} for ${policy}`)
  }
})
