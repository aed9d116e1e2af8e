import { services } from '../../../src/main.ts'
import { addressesOf } from '../../../src/server/addresses.ts'
import { fileURLToPath } from 'node:url'
import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { parseArn } from '../../../src/kernel/arn.ts'
import { fromBase64, toBase64 } from '../../../src/kernel/bytes.ts'
import { openGateway } from '../../../src/gateway/gateway.ts'
import { route, type KnownServices } from '../../../src/server/route.ts'
import { s3Target } from '../../../src/server/s3-target.ts'
import { isBucketName } from '../../../src/services/s3/bucket-name.ts'
import { matches } from '../../../src/services/s3/objects/conditions.ts'
import { continuationToken, keyEncoder, placeOf } from '../../../src/services/s3/listing/listing-encoding.ts'
import { byteRange, copyRange } from '../../../src/services/s3/objects/range.ts'
import { headerTags } from '../../../src/services/s3/tags.ts'
import { parseAmzDate, parseDateHeader } from '../../../src/sigv4/amz-date.ts'
import { percentDecode, percentEncode } from '../../../src/sigv4/percent.ts'
import { rawRequestOf, wireOfRaw } from '../raw-request.ts'
import { unlessRefused } from '../target.ts'
import type { Target } from '../target.ts'

const size = 1000

/** A request as it is routed before anything is known of it; and any text where one header or name is read. */
export function open(): Target {
  const gateway = openGateway(fileURLToPath(new URL('../../../models', import.meta.url)))
  const allowedHosts = new Set(['localhost', 'understudy.test'])
  const addresses = addressesOf(services)
  const desks = new Map([
    ['s3', 1],
    ['iam', 1],
    ['sts', 1],
  ])
  return {
    seeds: [
      'GET /b/k%20x?Action=GetCallerIdentity\nhost: b.s3.localhost:4566\n\n',
      'POST /?X-Amz-Credential=A%2F20260701%2Fus-east-1%2Fiam%2Faws4_request\nhost: iam.us-east-1.amazonaws.com\n\n',
      'GET /_understudy/x\nhost: [::1]:1\nauthorization: AWS4-HMAC-SHA256 Credential=a/b/c/sts/d\n\n',
      'bytes=0-499',
      'bytes=-5',
      'a=b&c=%20d+e',
      '"etag", W/"x", *',
      'arn:aws:iam::111122223333:user/a/b',
      'Wed, 01 Jul 2026 12:00:00 GMT',
      '20260701T120000Z',
    ],
    words: [
      'bytes=',
      '-',
      ',',
      '"',
      '%',
      '+',
      '.s3.',
      '.localhost',
      '.amazonaws.com',
      'Credential=',
      '/',
      'xn--',
      'arn:',
    ],
    steps: { fixed: 20_000, perByte: 200 },
    run(input) {
      const text = input.toString()
      unlessRefused(() => routeOf(input, { desks, addresses, gateway, allowedHosts }))
      const range = unlessRefused(() => byteRange(text, size)) ?? copyRange(text, size)
      if (range !== undefined) assert.ok(range.start >= 0 && range.start <= range.end && range.end < size)
      const tags = unlessRefused(() => headerTags(text)) ?? []
      assert.ok(tags.length <= 10)
      matches(text, 'e')
      isBucketName(text)
      parseArn(text)
      parseAmzDate(text)
      parseDateHeader(text)
      const latin1 = input.toString('latin1')
      assert.equal(percentDecode(percentEncode(latin1)), latin1)
      const bytes = fromBase64(latin1)
      if (bytes !== undefined) assert.equal(fromBase64(toBase64(bytes))?.length, bytes.length)
      placeOf(latin1)
      if (text !== '') assert.equal(placeOf(continuationToken(text)), text)
      const key = keyEncoder('url')(text)
      assert.equal(decodeURIComponent(key.replaceAll('+', ' ')), text)
    },
  }
}

function routeOf(input: Buffer, known: KnownServices): void {
  const request = rawRequestOf(input)
  const { headers } = wireOfRaw(request)
  const way = route(
    { method: request.method, url: request.target, headers } as unknown as IncomingMessage,
    known,
  )
  if (way.service === 's3') s3Target(way)
}
