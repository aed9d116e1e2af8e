import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf, questionError, questionOf, searchOf, type SimulatorQuestion } from './question.ts'

const question: SimulatorQuestion = {
  principal: 'arn:aws:iam::111122223333:user/anna',
  policy: '{"Statement": []}',
  boundary: undefined,
  resourcePolicy: undefined,
  caller: undefined,
  actions: ['s3:GetObject', 'sts:AssumeRole'],
  resources: ['arn:aws:s3:::a/b c&d=1%20+'],
  context: [{ key: 'aws:PrincipalTag/a', type: 'stringList', values: ['x,y', '"z"'] }],
}

test('a question comes back from its address as it was', () => {
  const address = new URLSearchParams(searchOf(question).toString())
  assert.deepEqual(questionOf(address), question)
})

test('keys without values are absent, and stay out of the address', () => {
  const address = searchOf({ ...question, context: [{ key: 'aws:SourceIp', type: 'ip', values: [] }] })
  assert.equal(address.has('context'), false)
})

test('what cannot be read in an address is left out', () => {
  for (const context of ['', '{', '{"a":1}', '[1,2]', '["only"]', 'null']) {
    assert.deepEqual(questionOf(new URLSearchParams({ context })).context, [], context)
  }
})

for (const [part, error] of [
  [{}, undefined],
  [{ actions: [] }, /at least one action/],
  [{ principal: undefined }, undefined],
  [{ principal: undefined, policy: undefined }, /Choose a principal/],
  [{ resourcePolicy: '{}' }, undefined],
  [{ resourcePolicy: '{}', principal: 'arn:aws:iam::111122223333:role/r' }, /who calls/],
  [{ resourcePolicy: '{}', principal: undefined, caller: 'arn:aws:iam::111122223333:user/a' }, undefined],
] as const) {
  test(`${JSON.stringify(part)} ${error === undefined ? 'can be asked' : 'cannot be asked'}`, () => {
    const found = questionError({ ...question, ...part } as SimulatorQuestion)
    if (error === undefined) assert.equal(found, undefined)
    else assert.match(found!, error)
  })
}

test('resources are the distinct lines of their field', () => {
  assert.deepEqual(linesOf(' a \n\nb\r\na\n'), ['a', 'b'])
})
