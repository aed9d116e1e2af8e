import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, marksOf } from './findings.ts'
import { withStatement } from './policy-text.ts'

test('a document that is no policy is checked for its syntax alone', () => {
  assert.deepEqual(findingsOf('{"a": 1}', 'json'), [])
  assert.deepEqual(
    findingsOf('{"a": }', 'json').map(({ code, line, column }) => [code, line, column]),
    [['JSON_SYNTAX_ERROR', 1, 7]],
  )
})

test('marks lie within the text and are at least one character wide', () => {
  for (const text of [
    '',
    '{',
    '{"Statement":[]}',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Alow"}]}',
  ]) {
    const marks = marksOf(findingsOf(text, 'identity'), text.length)
    assert.ok(marks.length > 0, text)
    for (const { from, to } of marks) {
      assert.ok(
        from <= to && to <= text.length && (from < to || from === text.length),
        `${text} ${from} ${to}`,
      )
    }
  }
})

test('marks of a text that has become shorter lie within the new one', () => {
  const findings = findingsOf('{"Version":"2012-10-17","Statement":[{"Effect":"Alow"}]}', 'identity')
  for (const { from, to } of marksOf(findings, 10)) assert.ok(from <= 10 && to <= 10)
})

test('a statement is added to a list, to a lone statement and to none, and not to what cannot be read', () => {
  for (const [text, expected] of [
    ['{"Statement":[1]}', [1, 'new']],
    ['{"Statement":{"a":1}}', [{ a: 1 }, 'new']],
    ['{}', ['new']],
  ] as const) {
    const extended = withStatement(text, 'new' as unknown as object)!
    assert.deepEqual((JSON.parse(extended) as { Statement: unknown }).Statement, expected)
  }
  assert.equal(withStatement('{', {}), undefined)
})
