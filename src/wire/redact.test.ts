import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openModel } from './model.ts'
import { hidden, redact } from './redact.ts'

const folder = new URL('../../models', import.meta.url).pathname
const iam = openModel(folder, 'iam')
const sts = openModel(folder, 'sts')

test('secrets of an input are hidden, the rest stays', () => {
  assert.deepEqual(redact(iam, 'ChangePassword', { OldPassword: 'a', NewPassword: 'b' }), {
    OldPassword: hidden,
    NewPassword: hidden,
  })
  assert.deepEqual(redact(iam, 'CreateLoginProfile', { UserName: 'u', Password: 'p' }), {
    UserName: 'u',
    Password: hidden,
  })
  const saml = redact(sts, 'AssumeRoleWithSAML', { RoleArn: 'r', SAMLAssertion: 'x' })
  assert.deepEqual(saml, { RoleArn: 'r', SAMLAssertion: hidden })
})

test('one-time codes are hidden too', () => {
  assert.deepEqual(redact(sts, 'GetSessionToken', { TokenCode: '123456' }), { TokenCode: hidden })
})

test('an unknown operation shows nothing, unknown members are left out', () => {
  assert.deepEqual(redact(iam, 'Nope', { Password: 'p' }), {})
  assert.deepEqual(redact(iam, 'GetUser', { UserName: 'u', Password: 'p' }), { UserName: 'u' })
})
