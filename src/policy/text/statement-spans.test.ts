import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementSpans } from './statement-spans.ts'

const shown = (text: string): string[] =>
  statementSpans(text).map(({ start, end }) => `${start.line}:${start.column}-${end.line}:${end.column}`)

const statement = { Effect: 'Allow', Action: '*', Resource: '*' }
const document = { Version: '2012-10-17', Statement: [statement] }

test('positions are those of the examples that AWS publishes', () => {
  assert.deepEqual(shown(JSON.stringify(document, null, 2)), ['3:17-8:6'])
  assert.deepEqual(shown(JSON.stringify(document, null, 4)), ['3:19-8:10'])
  const lone =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*",' +
    '"Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}'
  assert.deepEqual(shown(lone), ['1:38-1:167'])
  assert.match(shown(JSON.stringify({ ...document, Statement: [statement] }))[0]!, /^1:38-/)
})

test('a further statement starts where the one before ended', () => {
  const text = '{"Statement":[\n{"a":1} ,\n {"b":2}]}'
  assert.deepEqual(shown(text), ['1:15-2:8', '2:8-3:9'])
})

test('a text that is no policy has no statements', () => {
  for (const text of ['', 'x', '[]', '{}', '{"Statement":[]}']) assert.deepEqual(shown(text), [], text)
})
