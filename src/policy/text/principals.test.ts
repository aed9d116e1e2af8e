import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mapPrincipals, principalsOf } from './principals.ts'

const alice = 'arn:aws:iam::111122223333:user/alice'
const text = `{ "Version": "2012-10-17",
  "Statement": [ { "Sid" : "${alice}", "Effect":"Allow", "Principal": { "AWS" : [ "${alice}",  "*" ],
  "Service":"ec2.amazonaws.com" }, "Action":"sts:AssumeRole",
  "Condition": {"ArnEquals":{"aws:PrincipalArn":"${alice}"}} },
  {"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:user\\/alice"},"Action":"*"} ] }`

test('lists the principals of a text in its order', () => {
  assert.deepEqual(principalsOf(text), [
    { type: 'AWS', value: alice },
    { type: 'AWS', value: '*' },
    { type: 'Service', value: 'ec2.amazonaws.com' },
    { type: 'AWS', value: alice },
  ])
  assert.deepEqual(principalsOf('{"Statement":{"Principal":"*"}}'), [{ type: '*', value: '*' }])
})

test('replaces principals and leaves every other byte as it was', () => {
  const mapped = mapPrincipals(text, ({ type, value }) =>
    type === 'AWS' && value === alice ? 'AIDA"1' : undefined,
  )
  const expected = text
    .replace(`[ "${alice}"`, '[ "AIDA\\"1"')
    .replace('"arn:aws:iam::111122223333:user\\/alice"', '"AIDA\\"1"')
  assert.equal(mapped, expected)
  assert.equal(
    mapPrincipals(mapped, ({ value }) => (value === 'AIDA"1' ? alice : value)).includes('AIDA'),
    false,
  )
})

test('leaves a text that is no policy as it is', () => {
  for (const broken of ['', '{', '[]', '{"Statement":1}', '{"Statement":[{"Principal":[1]}]}']) {
    assert.deepEqual(principalsOf(broken), [])
    assert.equal(
      mapPrincipals(broken, () => 'x'),
      broken,
    )
  }
})
