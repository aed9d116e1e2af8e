import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsIn } from '../../../../test/fixtures/lint-codes.ts'

test('a variable names one key that has one value, and its default stands in quotes', () => {
  const table: [text: string, ...found: string[]][] = [
    ['${aws:username}'],
    ['${aws:username', 'MISSING_BRACE_IN_VARIABLE -> ${key}'],
    ['${}', 'EMPTY_VARIABLE -> ${aws:username}'],
    ['${ }', 'EMPTY_VARIABLE -> ${aws:username}'],
    ['${aws:user name}', 'UNSUPPORTED_SPACE_IN_VARIABLE'],
    ["${aws:username, 'x'}"],
    ['${aws:username, x}', "MISSING_QUOTE_IN_VARIABLE -> ${key, 'default'}"],
    ["${aws:username, 'x' y}", "MISSING_QUOTE_IN_VARIABLE -> ${key, 'default'}"],
    ["${aws:username,'x}", "MISSING_QUOTE_IN_VARIABLE -> ${key, 'default'}"],
    ['${aws:TagKeys}', 'INVALID_VARIABLE_FOR_OPERATOR'],
    ['${aws:CalledVia}', 'INVALID_VARIABLE_FOR_OPERATOR'],
    ['${*}'],
    ['${?}'],
    ['${$}'],
    ['${,"x"}', 'EMPTY_VARIABLE -> ${aws:username}'],
    ['a${*}b${}c', 'EMPTY_VARIABLE -> ${aws:username}'],
    ['${aws:a}${aws:b', 'MISSING_BRACE_IN_VARIABLE -> ${key}'],
  ]
  for (const [text, ...found] of table) {
    const statement = `"Effect":"Allow","Action":"x:List","Resource":${JSON.stringify(`arn:aws:x:::b/${text}`)}`
    assert.deepEqual(findingsIn('identity', /VARIABLE/, statement), found, text)
  }
})

test('variables stand in resources, and in conditions whose operator takes them', () => {
  const table: [statement: string, ...found: string[]][] = [
    ['"Effect":"Allow","Action":"x:${aws:a}","Resource":"*"', 'VARIABLE_UNSUPPORTED_IN_ELEMENT'],
    ['"Sid":"${aws:a}","Effect":"Allow","Action":"x:List","Resource":"*"', 'VARIABLE_UNSUPPORTED_IN_ELEMENT'],
    ['"Effect":"Allow","NotAction":"x:${aws:a}","Resource":"*"', 'VARIABLE_UNSUPPORTED_IN_ELEMENT'],
    [
      '"Effect":"Allow","Action":"x:List","NotResource":"arn:aws:x:::${}"',
      'EMPTY_VARIABLE -> ${aws:username}',
    ],
    [
      '"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"NumericEquals":{"x:Size":"${aws:a}"}}',
      'INVALID_VARIABLE_FOR_OPERATOR',
    ],
    [
      '"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"StringLike":{"x:Name":"${}"}}',
      'EMPTY_VARIABLE -> ${aws:username}',
    ],
    [
      '"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Unheard":{"x:Name":"${}"}}',
      'EMPTY_VARIABLE -> ${aws:username}',
    ],
    ['"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"NumericEquals":{"x:Size":"${open"}}'],
  ]
  for (const [statement, ...found] of table) {
    assert.deepEqual(findingsIn('identity', /VARIABLE/, statement), found, statement)
  }
})
