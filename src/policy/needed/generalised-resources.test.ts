import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generalisedResources, literalOf } from './generalised-resources.ts'

const hasMadeIds = (service: string, type: string) => service === 'ec2' && type === 'instance'
const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at))
const objects = (...keys: string[]) => keys.map((key) => `arn:aws:s3:::b/${key}`)
const instances = (count: number) =>
  numbers(count).map((id) => `arn:aws:ec2:eu-west-1:111122223333:instance/i-${id}`)
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`

const cases: [what: string, given: string[], expected: string[]][] = [
  ['few objects stay as they are', objects('a/1', 'a/2', 'c'), objects('a/1', 'a/2', 'c')],
  ['many objects under a prefix become the prefix', objects('a/1', 'a/2', 'a/3', 'a/b/4'), objects('a/*')],
  ['the longest common folder', objects('a/b/1', 'a/b/2', 'a/b/c/3', 'a/b/4'), objects('a/b/*')],
  ['a common beginning is no folder', objects('log1', 'log2', 'log3', 'log4'), objects('*')],
  [
    'folders of a bucket each by itself',
    objects('a/1', 'a/2', 'a/3', 'a/4', 'c/1', 'top'),
    objects('a/*', 'c/1', 'top'),
  ],
  ['too many folders become the bucket', objects(...numbers(12).map((top) => `${top}/x`)), objects('*')],
  [
    'buckets stay apart',
    [...objects('a'), 'arn:aws:s3:::c/a', 'arn:aws:s3:::c'],
    ['arn:aws:s3:::b/a', 'arn:aws:s3:::c', 'arn:aws:s3:::c/a'],
  ],
  ['what is special in a pattern is not in a key', objects('a*?${x}'), objects('a${*}${?}${$}{x}')],
  ['few ids stay', instances(3), instances(3)],
  ['many ids become their type', instances(4), ['arn:aws:ec2:eu-west-1:111122223333:instance/*']],
  [
    'but not over regions',
    [...instances(4), 'arn:aws:ec2:us-east-1:111122223333:instance/i-9'],
    ['arn:aws:ec2:eu-west-1:111122223333:instance/*', 'arn:aws:ec2:us-east-1:111122223333:instance/i-9'],
  ],
  [
    'any of a type stands for all of it',
    [...instances(2), 'arn:aws:ec2:eu-west-1:111122223333:instance/*'],
    ['arn:aws:ec2:eu-west-1:111122223333:instance/*'],
  ],
  ['names that people chose stay', numbers(30).map(role).toSorted(), numbers(30).map(role).toSorted()],
  ['a great many of them become their path', numbers(50).map((name) => role(`ci/${name}`)), [role('ci/*')]],
  ['never without one', numbers(50).map(role).toSorted(), numbers(50).map(role).toSorted()],
  ['all buckets are named as AWS names them', ['arn:aws:s3:::*'], ['arn:aws:s3:::*']],
  ['no resource is no resource', ['*', ...objects('a')], ['*']],
]
for (const [what, given, expected] of cases) {
  test(what, () => {
    assert.deepEqual(generalisedResources(given, hasMadeIds), expected)
    assert.deepEqual(generalisedResources(given.toReversed(), hasMadeIds), expected)
  })
}

test('a text without special characters is its own pattern', () => {
  assert.equal(literalOf('arn:aws:s3:::b/a$b{c}'), 'arn:aws:s3:::b/a$b{c}')
})
