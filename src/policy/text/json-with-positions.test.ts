import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maxPolicyLength, positionAt, readJson } from './json-with-positions.ts'
import type { JsonNode } from './json-with-positions.ts'

test('says where the text stops being JSON', () => {
  const table: [text: string, offset: number, error: string][] = [
    ['', 0, 'expected a value'],
    ['{', 1, 'expected a key in double quotes'],
    ['{a:1}', 1, 'expected a key in double quotes'],
    ['{"a"', 4, "expected ':'"],
    ['{"a":1 "b"', 7, "expected ','"],
    ['{"a":1,}', 7, 'expected a key in double quotes'],
    ["{'a':1}", 1, 'expected a key in double quotes'],
    ['{"a":1} x', 8, 'text after the end of the document'],
    ['[1,]', 3, 'expected a value'],
    ['[1 2]', 3, "expected ','"],
    ['"abc', 0, 'a string is not closed'],
    ['"abc\\', 0, 'a string is not closed'],
    ['"a\nb"', 0, 'a string is not closed'],
    ['"\\x"', 0, 'a string holds an invalid escape'],
    ['01', 1, 'text after the end of the document'],
    ['+1', 0, 'expected a value'],
    ['1e', 1, 'text after the end of the document'],
    ['nul', 0, 'expected a value'],
    ['\uFEFF{}', 0, 'expected a value'],
  ]
  for (const [text, offset, error] of table) assert.deepEqual(readJson(text), { error, offset }, text)
})

test('reads numbers of every form as they are written', () => {
  for (const text of ['0', '-0', '10', '1.5', '1e5', '1E5', '1e+5', '1e-5', '-1.25E-10']) {
    assert.deepEqual(readJson(text), { node: { kind: 'number', text, start: 0, end: text.length } }, text)
  }
})

test('refuses nesting and length beyond its bounds instead of exhausting the stack', () => {
  assert.ok('node' in readJson('['.repeat(30) + ']'.repeat(30)))
  assert.deepEqual(readJson('['.repeat(100_000)), { error: 'nested too deeply', offset: 33 })
  const long = readJson(`"${'a'.repeat(maxPolicyLength)}"`)
  assert.ok('error' in long && long.error === 'the text is too long')
})

test('keeps members in order, the same name twice, numbers as written and the place of each', () => {
  const text = '{"a": 1.50,\n "a": "x\\u0041"}'
  const result = readJson(text)
  assert.ok('node' in result && result.node.kind === 'object')
  const [first, second] = result.node.entries
  assert.deepEqual(first, {
    key: 'a',
    keyStart: 1,
    keyEnd: 4,
    value: { kind: 'number', text: '1.50', start: 6, end: 10 },
  })
  assert.ok(second!.value.kind === 'string' && second!.value.value === 'xA')
  assert.deepEqual(positionAt(text, second!.keyStart), { line: 2, column: 2 })
})

test('reads every JSON text as the platform does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(0, 2), (json, indent) => {
      const value: unknown = JSON.parse(json)
      const result = readJson(JSON.stringify(value, null, indent))
      assert.ok('node' in result)
      assert.deepEqual(valueOf(result.node), value)
    }),
  )
})

test('takes a text for JSON exactly where the platform does, but for depth', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    'a',
    '1',
    '-',
    '.',
    'e',
    ' ',
    '\\',
    'true',
    '\n',
    '\u0001',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      assert.equal('node' in readJson(text), isJson(text), text)
    }),
    { numRuns: 5000 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function valueOf(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object': {
      const value: Record<string, unknown> = {}
      for (const entry of node.entries) {
        Object.defineProperty(value, entry.key, {
          value: valueOf(entry.value),
          enumerable: true,
          configurable: true,
          writable: true,
        })
      }
      return value
    }
    case 'array':
      return node.items.map(valueOf)
    case 'number':
      return Number(node.text)
    case 'null':
      return null
    default:
      return node.value
  }
}
