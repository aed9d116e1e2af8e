import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openModel } from './model.ts'
import { compilePattern, patternOf } from './pattern.ts'

const folder = new URL('../../models', import.meta.url).pathname

test('a pattern must match the whole value', () => {
  const name = compilePattern('[\\w+=,.@-]+')
  assert.ok(name.test('a.b@c'))
  for (const value of ['a b', 'a\n', '', 'é', 'a/b']) assert.ok(!name.test(value), JSON.stringify(value))
})

test('characters beyond the basic plane are refused where the pattern ends at U+FFFF', () => {
  const arn = openModel(folder, 'sts')
    .operation('AssumeRole')!
    .input!.members.find(({ name }) => name === 'RoleArn')!
  assert.ok(patternOf(arn.shape).test('arn:aws:iam::111122223333:role/é漢'))
  assert.ok(!patternOf(arn.shape).test('arn:aws:iam::111122223333:role/😀'))
})

const foreign: { pattern: string; yes: string; no: string }[] = [
  { pattern: 'a\\:b', yes: 'a:b', no: 'a\\:b' },
  { pattern: '(?s).{1,3}', yes: 'a\nb', no: '' },
  { pattern: 'a\\-b', yes: 'a-b', no: 'ab' },
  { pattern: '[a\\-c]+', yes: 'a-c', no: 'b' },
]

for (const { pattern, yes, no } of foreign) {
  test(`Java's ${pattern} compiles and means the same`, () => {
    assert.ok(compilePattern(pattern).test(yes))
    assert.ok(!compilePattern(pattern).test(no))
  })
}

test('every pattern of the models compiles and gives up on a long hostile value at once', () => {
  for (const service of ['iam', 'sts', 's3', 'athena']) {
    const model = openModel(folder, service)
    for (const name of model.operationNames) {
      for (const member of model.operation(name)?.input?.members ?? []) {
        if (member.shape.pattern === undefined) continue
        const pattern = patternOf(member.shape)
        const start = process.cpuUsage()
        for (const seed of ['a', '/', '/a', '-', 'a.', '1', ' ']) pattern.test(`${seed.repeat(20_000)}\u0000`)
        assert.ok(process.cpuUsage(start).user < 500_000, `${name}.${member.name}`)
      }
    }
  }
})
