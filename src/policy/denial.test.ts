import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from './compile.ts'
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

test('an explicit denial names the policy by its ARN, where AWS does', () => {
  const ofOrganization = 'arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1'
  const managed = 'arn:aws:iam::111122223333:policy/NoRoles'
  const policy = compileText('{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}')
  const table: [layer: Layer, id: string, named: string][] = [
    ['identity', managed, `an identity-based policy: ${managed}`],
    [
      'identity',
      'arn:aws:iam::aws:policy/AWSDenyAll',
      'an identity-based policy: arn:aws:iam::aws:policy/AWSDenyAll',
    ],
    ['identity', 'inline', 'an identity-based policy'],
    ['boundary', managed, `a permissions boundary: ${managed}`],
    ['session', managed, `a session policy: ${managed}`],
    ['session', 'session policy', 'a session policy'],
    ['scp', ofOrganization, `a service control policy: ${ofOrganization}`],
    ['rcp', ofOrganization, `a resource control policy: ${ofOrganization}`],
    ['resource', 'arn:aws:s3:::b', 'a resource-based policy'],
  ]
  for (const [layer, id, named] of table) {
    const statements = [{ layer, source: { id, type: 'managed' as const, policy }, index: 0 }]
    const reason = denialReason({ outcome: 'ExplicitlyDenied', layer, statements }, question)
    assert.equal(reason, `with an explicit deny in ${named}`)
    // AWS: no policy is to be named where an Allow is missing.
    const implicit = denialReason({ outcome: 'ImplicitlyDenied', layer, statements }, question)
    assert.doesNotMatch(implicit, /: arn:/)
  }
})

test('says of the root user that it assumes no role, whatever the trust policy says', () => {
  const principal = {
    kind: 'Account' as const,
    arn: 'arn:aws:iam::111122223333:root',
    account: '111122223333',
  }
  assert.equal(
    said('ImplicitlyDenied', 'resource', { ...assuming, principal }),
    'because roles may not be assumed by root accounts',
  )
  assert.match(said('ExplicitlyDenied', 'resource', { ...assuming, principal }), /role trust policy/)
  assert.match(said('ImplicitlyDenied', 'resource', { ...question, principal }), /no resource-based policy/)
})
