import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operatorOf } from './operator.ts'

test('takes prefixes, suffix and negation apart, in any case', () => {
  assert.deepEqual(operatorOf('ForAllValues:StringNotLikeIfExists'), {
    base: 'StringNotLike',
    negated: true,
    set: 'all',
    ifExists: true,
  })
  assert.deepEqual(operatorOf('bool'), { base: 'Bool', negated: false, set: 'none', ifExists: false })
  assert.equal(operatorOf('FORANYVALUE:NotIpAddress')?.set, 'any')
})

test('knows no other operators', () => {
  const table = [
    '',
    'x',
    'String',
    'StringLikes',
    'ForAnyValue::StringLike',
    'NullIfExists',
    'ForAllValues:Null',
  ]
  for (const name of [...table, 'IfExists', 'BinaryNotEquals', 'StringLikeIfExistsIfExists']) {
    assert.equal(operatorOf(name), undefined, name)
  }
})
