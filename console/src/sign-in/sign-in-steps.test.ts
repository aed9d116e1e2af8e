import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyFields, fieldError, toAttempt } from './sign-in-steps.ts'

const typed = { ...emptyFields, account: ' 1111-2222-3333 ', userName: 'jo', password: 'p w ' }

test('an account number loses its dashes, a password nothing', () => {
  const { account, password, userName, mfaCode, newPassword } = toAttempt(typed, 'password')
  assert.deepEqual(
    [account, password, userName, mfaCode, newPassword],
    ['111122223333', 'p w ', 'jo', undefined, undefined],
  )
})

test('root signs in without a user name', () => {
  assert.equal(toAttempt({ ...typed, kind: 'root' }, 'password').userName, undefined)
  assert.equal(fieldError({ ...typed, kind: 'root', userName: '' }, 'password'), undefined)
  assert.equal(fieldError({ ...typed, userName: '' }, 'password')?.text, 'Enter a user name.')
})

test('a new password goes with the code that was given before, once it is typed twice', () => {
  const fields = { ...typed, mfaCode: '123456', newPassword: 'n', repeated: 'm' }
  assert.deepEqual(fieldError(fields, 'new-password'), {
    field: 'repeated',
    text: 'The two passwords differ.',
  })
  const sent = toAttempt({ ...fields, repeated: 'n' }, 'new-password')
  assert.deepEqual([sent.mfaCode, sent.newPassword], ['123456', 'n'])
})
