import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../kernel/aws-error.ts'
import { utf8 } from '../kernel/bytes.ts'
import { readXml } from './xml-reader.ts'

test('elements keep their order, attributes and prefixless names', () => {
  const root = readXml(
    utf8(
      '<?xml version="1.0"?>\n<!-- c --><a:R xmlns:a="u" a:type="&lt;t&gt;"><B> x &amp; ' +
        '<![CDATA[<y>]]>&#x41;&#66;</B><B/><C>1</C></a:R>',
    ),
  )
  assert.equal(root.name, 'R')
  assert.equal(root.attributes['type'], '<t>')
  assert.deepEqual(
    root.children.map(({ name, text }) => [name, text]),
    [
      ['B', ' x & <y>AB'],
      ['B', ''],
      ['C', '1'],
    ],
  )
})

const hostile: Record<string, string> = {
  nothing: '',
  'no markup': 'text',
  'two roots': '<a/><b/>',
  'an open element': '<a><b></a>',
  'a document type': '<!DOCTYPE a><a/>',
  'an entity of its own': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  'an external entity': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  'entities that grow': '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>',
  'a document type in lower case': '<!doctype a><a/>',
  'an undefined entity': '<a>&nbsp;</a>',
  'a bare ampersand': '<a>a & b</a>',
  'a character that is none': '<a>&#x110000;</a>',
  'half a pair': '<a>&#xD800;</a>',
  'the zero character': '<a>&#0;</a>',
  'a processing instruction': '<?php x ?><a/>',
  'more depth than any document has': `${'<a>'.repeat(30)}${'</a>'.repeat(30)}`,
  'endless depth': '<a>'.repeat(200_000),
  'nothing but tags': `<a>${'<b/>'.repeat(300_000)}</a>`,
  'nothing but references': `<a>${'&lt;'.repeat(300_000)}</a>`,
  'more bytes than any document has': `<a>${'x'.repeat(8 * 1024 * 1024)}</a>`,
}

for (const [name, text] of Object.entries(hostile)) {
  test(`refuses ${name}`, () => {
    assert.throws(
      () => readXml(utf8(text)),
      (error) => error instanceof AwsError && error.code === 'MalformedXML' && error.status === 400,
    )
  })
}

test('names of JavaScript objects change no object and are never taken for another element', () => {
  for (const name of ['__proto__', 'constructor', 'hasOwnProperty', 'toString']) {
    try {
      const [child] = readXml(utf8(`<a><${name}>x</${name}></a>`)).children
      assert.match(child!.name, new RegExp(name))
      assert.equal(child!.text, 'x')
    } catch (error) {
      assert.ok(error instanceof AwsError, String(error))
    }
  }
  assert.equal(({} as Record<string, unknown>)['x'], undefined)
})

test('attributes count like tags, and no element has many', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `a${at}=""`).join(' ')
  const refuses = (text: string) => assert.throws(() => readXml(Buffer.from(text)), { code: 'MalformedXML' })
  assert.equal(Object.keys(readXml(Buffer.from(`<a ${many(32)}/>`)).attributes).length, 32)
  refuses(`<a ${many(33)}/>`)
  refuses(`<a>${`<b ${many(30)}/>`.repeat(8100)}</a>`)
  refuses('<a b="" b=""/>')
  refuses('<a b=""c=""/>')
  refuses('<a b="<"/>')
})
