import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoSeconds } from '../kernel/iso-seconds.ts'
import { loadModel } from './model.ts'
import { escapeXml, isoMilliseconds, membersWriter } from './xml-writer.ts'
import type { XmlStyle } from './xml-writer.ts'

const texts: { name: string; text: string; replaced: string; referred?: string }[] = [
  { name: 'plain text stays', text: 'a é 漢 😀\n\t', replaced: 'a é 漢 😀\n\t' },
  {
    name: 'markup is escaped',
    text: `<a b="c" d='e'>&`,
    replaced: '&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;',
  },
  { name: 'a carriage return survives a parser', text: 'a\r\nb', replaced: 'a&#xD;\nb' },
  { name: 'a control character', text: 'a\u0001b', replaced: 'a\ufffdb', referred: 'a&#x1;b' },
  { name: 'what no document may hold', text: 'a\ufffe\uffff', replaced: 'a\ufffd\ufffd' },
  { name: 'half a pair', text: 'a\ud800b\udc00', replaced: 'a\ufffdb\ufffd' },
]

for (const { name, text, replaced, referred } of texts) {
  test(`escaping: ${name}`, () => {
    assert.equal(escapeXml(text, 'replace'), replaced)
    assert.equal(escapeXml(text, 'reference'), referred ?? replaced)
  })
}

const model = loadModel(
  JSON.stringify({
    operations: {},
    errors: {},
    shapes: {
      Root: {
        type: 'structure',
        members: {
          Name: 'string',
          When: 'timestamp',
          Bytes: 'blob',
          Yes: 'boolean',
          Empty: 'Names',
          Names: 'Names',
          Flat: { shape: 'Names', flattened: true, xmlName: 'One' },
          Map: 'Map',
          Child: 'Child',
        },
      },
      Names: { type: 'list', member: 'string' },
      Map: { type: 'map', key: 'string', value: 'integer' },
      Child: {
        type: 'structure',
        members: { Kind: { shape: 'string', attribute: true, xmlName: 'xsi:type' }, A: 'string' },
      },
    },
  }),
)

const value = {
  Child: { A: '', Kind: 'k"' },
  Name: 'n',
  When: new Date(1782907200500),
  Bytes: Uint8Array.of(1, 2),
  Yes: false,
  Empty: [],
  Names: ['a', 'b'],
  Flat: ['c', 'd'],
  Map: { k: 0 },
  Unknown: 'never written',
}

test('members are written in the order of the model, pretty with steps', () => {
  const style: XmlStyle = { step: '  ', time: isoSeconds, controls: 'replace' }
  const lines = [
    '<Name>n</Name>',
    '<When>2026-07-01T12:00:00Z</When>',
    '<Bytes>AQI=</Bytes>',
    '<Yes>false</Yes>',
    '<Empty/>',
    '<Names>',
    '  <member>a</member>',
    '  <member>b</member>',
    '</Names>',
    '<One>c</One>',
    '<One>d</One>',
    '<Map>',
    '  <entry>',
    '    <key>k</key>',
    '    <value>0</value>',
    '  </entry>',
    '</Map>',
    '<Child xsi:type="k&quot;">',
    '  <A/>',
    '</Child>',
  ]
  assert.equal(membersWriter(model.shape('Root'), style, '')(value), `${lines.join('\n')}\n`)
})

test('without steps all is on one line', () => {
  const style: XmlStyle = { step: '', time: isoMilliseconds, controls: 'reference' }
  const part = { Name: 'n', When: value.When, Names: ['a'], Child: undefined, Map: null }
  const expected = '<Name>n</Name><When>2026-07-01T12:00:00.500Z</When><Names><member>a</member></Names>'
  assert.equal(membersWriter(model.shape('Root'), style, '')(part), expected)
})
