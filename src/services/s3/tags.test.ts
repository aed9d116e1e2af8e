import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bucketTags, headerTags, objectTags, storedTags, tagsToStore } from './tags.ts'

test('the header of tags is read as URL parameters', () => {
  assert.deepEqual(headerTags('a=1&b%20c=d+e&f'), [
    { Key: 'a', Value: '1' },
    { Key: 'b c', Value: 'd e' },
    { Key: 'f', Value: '' },
  ])
  assert.deepEqual(headerTags(undefined), [])
})

test('a header of tags that is not encoded, or has a key twice, is refused', () => {
  for (const header of ['a=%zz', 'a=1&a=2']) {
    assert.throws(() => headerTags(header), { code: 'InvalidArgument' }, header)
  }
})

const refused: [name: string, tags: { Key: string; Value: string }[], message: string][] = [
  ['an empty key', [{ Key: '', Value: '' }], 'The TagKey you have provided is invalid'],
  ['a long key', [{ Key: 'k'.repeat(129), Value: '' }], 'The TagKey you have provided is invalid'],
  ['a bad character', [{ Key: 'k', Value: '<' }], 'The TagValue you have provided is invalid'],
  ['a long value', [{ Key: 'k', Value: 'v'.repeat(257) }], 'The TagValue you have provided is invalid'],
  ["AWS's own prefix", [{ Key: 'aws:k', Value: '' }], 'System tags cannot be added/updated by requester'],
  [
    'a key twice',
    [
      { Key: 'k', Value: '1' },
      { Key: 'k', Value: '2' },
    ],
    'Cannot provide multiple Tags with the same key',
  ],
]

for (const [name, tags, message] of refused) {
  test(`tags with ${name} are refused`, () =>
    assert.throws(() => objectTags(tags), { code: 'InvalidTag', message }))
}

test('an object has ten tags at most, a bucket fifty', () => {
  const tags = (count: number) => Array.from({ length: count }, (_, i) => ({ Key: `k${i}`, Value: '' }))
  assert.equal(objectTags(tags(10)).length, 10)
  assert.throws(() => objectTags(tags(11)), { message: 'Object tags cannot be greater than 10' })
  assert.equal(bucketTags(tags(50)).length, 50)
  assert.throws(() => bucketTags(tags(51)), { message: 'Bucket tag count cannot be greater than 50' })
})

test('tags come back as they were stored', () => {
  assert.equal(tagsToStore([]), null)
  assert.deepEqual(storedTags(null), [])
  assert.deepEqual(storedTags(tagsToStore([{ Key: 'k', Value: 'v' }])), [{ Key: 'k', Value: 'v' }])
})
