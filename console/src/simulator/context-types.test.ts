import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packReference } from '../../pack-reference.ts'
import { referenceOf } from '../reference/reference.ts'
import { contextTypeOf, fieldsFor } from './context-types.ts'

const reference = referenceOf(packReference())

for (const [key, type] of [
  ['aws:SourceIp', 'ip'],
  ['aws:MultiFactorAuthPresent', 'boolean'],
  ['aws:CurrentTime', 'date'],
  ['aws:TagKeys', 'stringList'],
  ['AWS:PRINCIPALARN', 'string'],
  ['aws:PrincipalTag/team', 'string'],
  ['s3:max-keys', 'numeric'],
  ['iam:PassedToService', 'string'],
  ['nobody:Knows', 'string'],
  ['', 'string'],
] as const) {
  test(`${key || 'an empty key'} is of type ${type}`, () => assert.equal(contextTypeOf(key, reference), type))
}

test('what is filled in stays, and an empty field goes with its key', () => {
  const held = [
    { key: 'aws:SourceIp', type: 'ip' as const, values: ['10.0.0.1'] },
    { key: 'aws:Referer', type: 'string' as const, values: [] },
  ]
  assert.deepEqual(
    fieldsFor(['AWS:sourceip', 's3:prefix'], held, reference).map(({ key, values }) => [key, ...values]),
    [['aws:SourceIp', '10.0.0.1'], ['s3:prefix']],
  )
})
