import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountOfFederatedRole } from './role-to-assume.ts'

test('what is no role’s ARN is told so to users of identity providers', () => {
  assert.equal(accountOfFederatedRole('arn:aws:iam::111122223333:role/p/r'), '111122223333')
  for (const [arn, message] of [
    ['x'.repeat(20), 'Request ARN is invalid'],
    ['arn:aws:iam::111122223333:oidc-provider/idp.test', 'Request ARN is invalid'],
    ['arn:aws:acm:eu-west-1:111122223333:certificate/x', 'Request ARN is invalid'],
    ['arn:aws:iam::1111:role/r', 'Request ARN is invalid'],
    ['arn:aws:iam::111122223333:role/', 'Request ARN is invalid'],
    ['arn:aws:iam:::role/r', 'Source Account ID is needed'],
  ] as const) {
    assert.throws(() => accountOfFederatedRole(arn), { code: 'ValidationError', message }, arn)
  }
})
