import { readSamlMetadata } from '../../../src/proof/saml-metadata.ts'
import { parseXml } from '../../../src/proof/xml-elements.ts'
import { escapeXml } from '../../../src/wire/xml-writer.ts'
import { readXml } from '../../../src/wire/xml-reader.ts'
import assert from 'node:assert/strict'
import { unlessRefused } from '../target.ts'
import type { Target } from '../target.ts'

/** An XML document as S3's bodies are read and as SAML's are; and any text put into one and read back. */
export function open(): Target {
  return {
    seeds: [
      '<?xml version="1.0" encoding="UTF-8"?>\n<A xmlns="u" b="c&lt;"><!-- x --><B>1 &amp; &#x41;</B><C/><![CDATA[<]]></A>',
      '<EntityDescriptor entityID="e" xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><IDPSSODescriptor/></EntityDescriptor>',
      `${'<a>'.repeat(25)}${'</a>'.repeat(25)}`,
      '<a b="1" b="2"/>',
    ],
    words: [
      '<!DOCTYPE',
      '<!ENTITY',
      '<![CDATA[',
      ']]>',
      '-->',
      '&#x10ffff;',
      '&#0;',
      '&lt;',
      'xmlns:',
      ' a="',
      '/>',
      '\ufeff',
    ],
    steps: { fixed: 10_000, perByte: 200 },
    async run(input) {
      unlessRefused(() => readXml(input))
      const text = input.toString()
      await parseXml(text, 3000)
      await readSamlMetadata(text)
      const plain = text.replaceAll(/[^\t\n -\ud7ff\ue000-\ufffd]/g, '')
      const written = readXml(Buffer.from(`<a>${escapeXml(plain, 'replace')}</a>`))
      assert.equal(written.text, plain)
    },
  }
}
