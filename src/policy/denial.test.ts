import assert from 'node:assert/strict'
import { test } from 'node:test'
import { denialReason } from './denial.ts'
import type { Layer, Outcome, Question } from './types.ts'

const question: Question = {
  principal: { kind: 'User', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: '111122223333',
  keys: new Map(),
}
const assuming = {
  ...question,
  action: 'sts:AssumeRole',
  resource: 'arn:aws:iam::111122223333:role/app/Worker',
}
const said = (outcome: Outcome, layer: Layer, asked = question): string =>
  denialReason({ outcome, layer, statements: [] }, asked)

test('names the layer in the words of AWS', () => {
  const table: [Layer, string, string][] = [
    [
      'identity',
      'because no identity-based policy allows the s3:GetObject action',
      'an identity-based policy',
    ],
    [
      'resource',
      'because no resource-based policy allows the s3:GetObject action',
      'a resource-based policy',
    ],
    ['boundary', 'because no permissions boundary allows the s3:GetObject action', 'a permissions boundary'],
    ['session', 'because no session policy allows the s3:GetObject action', 'a session policy'],
    ['scp', 'with an explicit deny in a service control policy', 'a service control policy'],
    ['rcp', 'with an explicit deny in a resource control policy', 'a resource control policy'],
  ]
  for (const [layer, implicit, explicit] of table) {
    assert.equal(said('ImplicitlyDenied', layer), implicit)
    assert.equal(said('ExplicitlyDenied', layer), `with an explicit deny in ${explicit}`)
  }
})

test('calls the policy of anything else a resource-based policy, and names no layer where none is known', () => {
  const others: Partial<Question>[] = [
    { resource: 'arn:aws:iam::111122223333:user/role/x' },
    { resource: 'arn:aws:s3:::role/x' },
    { resource: '*' },
    { action: 'iam:GetRole' },
    { action: 'xsts:AssumeRole' },
  ]
  for (const other of others) {
    const asked = { ...assuming, ...other }
    const implicit = `because no resource-based policy allows the ${asked.action} action`
    assert.equal(said('ImplicitlyDenied', 'resource', asked), implicit)
    assert.equal(
      said('ExplicitlyDenied', 'resource', asked),
      'with an explicit deny in a resource-based policy',
    )
  }
  const identity = 'because no identity-based policy allows the sts:AssumeRole action'
  assert.equal(said('ImplicitlyDenied', 'identity', assuming), identity)
  const unknown = denialReason({ outcome: 'ImplicitlyDenied', statements: [] }, assuming)
  assert.equal(unknown, identity)
  assert.match(
    said('ImplicitlyDenied', 'resource', { ...assuming, action: 'STS:AssumeRole' }),
    /trust policy/,
  )
})

test('calls the policy of a role by its name', () => {
  const implicit = 'because no role trust policy allows the sts:AssumeRole action'
  assert.equal(said('ImplicitlyDenied', 'resource', assuming), implicit)
  assert.equal(
    said('ExplicitlyDenied', 'resource', assuming),
    'with an explicit deny in the role trust policy',
  )
  assert.equal(said('Allowed', 'resource', assuming), '')
})
