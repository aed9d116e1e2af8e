import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tag } from '../../../access/tag.ts'
import { mergedTags, newTags, remainingTags, tagList, tagRules } from './tag-rules.ts'

const { user, policy } = tagRules
const tag = (Key: string, Value = ''): Tag => ({ Key, Value })
const tagsFor = (rules: typeof user | typeof policy, tags: Tag[]) => newTags(rules, '1', 'owner', tags)
const keysOf = (rows: { key: string }[]) => rows.map(({ key }) => key)

test('a key written again keeps its place and takes the new value', () => {
  const old = tagsFor(policy, [tag('b', '1'), tag('a', '2')])
  const rows = mergedTags(policy, '1', 'owner', old, [tag('c', '3'), tag('b', '4')])
  assert.deepEqual(tagList(rows), [tag('b', '4'), tag('a', '2'), tag('c', '3')])
})

test('a key removed and written again goes to the end', () => {
  const old = tagsFor(policy, [tag('a'), tag('b')])
  const rows = mergedTags(policy, '1', 'owner', remainingTags(policy, old, ['a']), [tag('a')])
  assert.deepEqual(keysOf(rows.toSorted((x, y) => x.position - y.position)), ['b', 'a'])
})

test('keys of users ignore case, and the last spelling stays', () => {
  const old = tagsFor(user, [tag('Dept', 'x')])
  assert.deepEqual(tagList(mergedTags(user, '1', 'owner', old, [tag('DEPT', 'y')])), [tag('DEPT', 'y')])
  assert.deepEqual(remainingTags(user, old, ['dept']), [])
})

test('keys of policies keep case apart', () => {
  const old = tagsFor(policy, [tag('Dept'), tag('dept')])
  assert.deepEqual(keysOf(remainingTags(policy, old, ['dept'])), ['Dept'])
})

test('removing a key that is not there is no error', () => {
  assert.deepEqual(keysOf(remainingTags(user, tagsFor(user, [tag('a')]), ['b'])), ['a'])
})

const refused: [about: string, rules: typeof user | typeof policy, tags: Tag[], message: string][] = [
  ['the same key twice', policy, [tag('a'), tag('a')], 'Duplicate tag keys found.'],
  [
    'a key of a user twice but for case',
    user,
    [tag('a'), tag('A')],
    'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  ],
  ['a key of AWS', user, [tag('AWS:x')], 'Tag keys cannot start with "aws:"'],
]

for (const [about, rules, tags, message] of refused) {
  test(`refuses ${about}`, () => {
    assert.throws(() => tagsFor(rules, tags), { code: 'InvalidInput', status: 400, message })
  })
}

test('fifty tags are the most an entity has', () => {
  const fifty = tagsFor(
    user,
    Array.from({ length: 50 }, (_, i) => tag(`k${i}`)),
  )
  assert.equal(fifty.length, 50)
  assert.equal(mergedTags(user, '1', 'owner', fifty, [tag('k7', 'new')]).length, 50)
  const more = () => mergedTags(user, '1', 'owner', fifty, [tag('one more')])
  assert.throws(more, { code: 'LimitExceeded', message: 'The number of tags has reached the maximum limit.' })
})
