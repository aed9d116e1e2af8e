import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../kernel/aws-error.ts'
import { hidden } from '../wire/redact.ts'
import { hideSecrets } from './hide-secrets.ts'

const error = new AwsError('ValidationError', 400, "Value '1234567' at 'tokenCode' is wrong, 1234567")

test('what is hidden in the parameters is hidden in the message', () => {
  const kept = hideSecrets(
    error,
    { TokenCode: '1234567', Name: 'wrong' },
    { TokenCode: hidden, Name: 'wrong' },
  )
  assert.equal(kept.message, `Value '${hidden}' at 'tokenCode' is wrong, ${hidden}`)
  assert.deepEqual([kept.code, kept.status], ['ValidationError', 400])
})

test('so is what is hidden deeper, and nothing else is touched', () => {
  const input = { Outer: { List: ['wrong', '1234567'] }, Empty: '' }
  const redacted = { Outer: { List: ['wrong', hidden] }, Empty: hidden }
  assert.ok(!hideSecrets(error, input, redacted).message.includes('1234567'))
  assert.equal(hideSecrets(error, { Name: '1234567' }, { Name: '1234567' }), error)
  assert.equal(hideSecrets(error, {}, {}), error)
})
