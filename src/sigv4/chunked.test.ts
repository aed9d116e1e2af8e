import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { test } from 'node:test'
import { AwsError } from '../kernel/aws-error.ts'
import { chunkStringToSign, trailerStringToSign } from './chunk-signature.ts'
import type { ChunkSigner } from './chunk-signature.ts'
import { createChunkedDecoder } from './chunked-stream.ts'
import { createChunkedReader } from './chunked.ts'
import type { ChunkedOptions } from './chunked.ts'
import { hmacHex, hmacKey, signingKey } from './signing-key.ts'
import { emptyHash, sha256Hex } from './string-to-sign.ts'

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

function signer(day: string, time: string, seedSignature: string): ChunkSigner {
  return {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    signingKey: signingKey(secret, day, 'us-east-1', 's3'),
    amzDate: `${day}T${time}Z`,
    scope: { date: day, region: 'us-east-1', service: 's3', terminator: 'aws4_request' },
    seedSignature,
  }
}

/**
 * The example of the Amazon S3 API Reference, "Signature calculations: transferring payload in multiple
 * chunks".
 */
const published = signer(
  '20130524',
  '000000',
  '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
)
const publishedChunks: [number, string][] = [
  [65536, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'],
  [1024, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'],
  [0, 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'],
]
const own = signer('20260701', '120000', '0'.repeat(64))

function signedBody(chunks: readonly [number | string, string][]): Buffer {
  const parts = chunks.map(([data, signature]) => {
    const text = typeof data === 'number' ? 'a'.repeat(data) : data
    return `${text.length.toString(16)};chunk-signature=${signature}\r\n${text}\r\n`
  })
  return Buffer.from(parts.join(''), 'latin1')
}

/** Signs chunks of text and, for the trailer kind, the trailers. */
function encode(chunks: readonly string[], trailer?: string, by = own): Buffer {
  let previous = by.seedSignature
  const signed = [...chunks, ''].map((text): [string, string] => {
    previous = hmacHex(by.signingKey, chunkStringToSign(by, previous, sha256Hex(text)))
    return [text, previous]
  })
  const body = signedBody(signed)
  if (trailer === undefined) return body
  const signature = hmacHex(by.signingKey, trailerStringToSign(by, previous, `${trailer}\n`))
  const end = Buffer.from(`${trailer}\r\nx-amz-trailer-signature:${signature}\r\n\r\n`)
  return Buffer.concat([body.subarray(0, body.length - 2), end])
}

function decode(options: ChunkedOptions, body: Buffer, step = body.length): Buffer {
  const reader = createChunkedReader(options)
  const out: Buffer[] = []
  for (let at = 0; at < body.length; at += step) out.push(...reader.push(body.subarray(at, at + step)))
  reader.end()
  return Buffer.concat(out)
}

function refusal(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    assert.ok(error instanceof AwsError, String(error))
    return `${error.status} ${error.code}`
  }
  return 'nothing'
}

const signed = (decodedLength: number): ChunkedOptions => ({
  kind: 'chunked-signed',
  signer: own,
  decodedLength,
})

test('the published chunk signatures verify however the body is cut', () => {
  const options: ChunkedOptions = { kind: 'chunked-signed', signer: published, decodedLength: 66560 }
  for (const step of [1, 7, 1000, 65536, 1 << 20]) {
    assert.equal(decode(options, signedBody(publishedChunks), step).toString(), 'a'.repeat(66560))
  }
})

test('chunk and trailer signatures are those of the specification', () => {
  const first = 'ae89fe2e82b1a5a7c5fab9b02f58b21a304178961d23dceb4a5318f7d1366f92'
  const last = 'd7317b955fe5ae5db09ba514c691dc1d5c39054b77edd1e1d2d9448d6dfd5206'
  const trailer = '26eedfa430e7887cdd2e481dc340b3267b9cfaa6e8c955faf7e1b8f327cb513a'
  const sign = (text: string) => hmacHex(own.signingKey, text)
  assert.equal(sign(chunkStringToSign(own, own.seedSignature, sha256Hex('hello world'))), first)
  assert.equal(sign(chunkStringToSign(own, first, emptyHash)), last)
  assert.equal(sign(trailerStringToSign(own, last, 'x-amz-checksum-crc32c:yZRlqg==\n')), trailer)
})

test('trailers of a signed body are given once they are proved', () => {
  const trailerNames = ['x-amz-checksum-crc32c']
  const options: ChunkedOptions = {
    kind: 'chunked-signed-trailer',
    signer: own,
    decodedLength: 11,
    trailerNames,
  }
  const body = encode(['hello world'], 'x-amz-checksum-crc32c:yZRlqg==')
  const reader = createChunkedReader(options)
  assert.equal(Buffer.concat(reader.push(body)).toString(), 'hello world')
  reader.end()
  assert.deepEqual([...reader.trailers], [['x-amz-checksum-crc32c', 'yZRlqg==']])
  const changed = Buffer.from(body.toString('latin1').replace('yZRlqg==', 'yZRlqh=='), 'latin1')
  assert.equal(
    refusal(() => decode(options, changed)),
    '403 SignatureDoesNotMatch',
  )
})

test('an unsigned body with a trailer is decoded as it comes', () => {
  const trailerNames = ['x-amz-checksum-crc32']
  const options: ChunkedOptions = { kind: 'chunked-unsigned-trailer', decodedLength: 8, trailerNames }
  const reader = createChunkedReader(options)
  assert.equal(Buffer.concat(reader.push(Buffer.from('5\r\nhel'))).toString(), 'hel')
  assert.equal(Buffer.concat(reader.push(Buffer.from('lo\r\n3\r\nyou\r\n0\r'))).toString(), 'loyou')
  reader.push(Buffer.from('\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'))
  reader.end()
  assert.equal(reader.trailers.get('x-amz-checksum-crc32'), 'AAAAAA==')
})

test('nothing of a signed chunk is given before its signature has proved right', () => {
  const body = encode(['a'.repeat(9000)])
  const reader = createChunkedReader(signed(9000))
  assert.deepEqual(reader.push(body.subarray(0, 9000)), [])
  const wrong = Buffer.from(body)
  wrong[500] = 98
  const other = createChunkedReader(signed(9000))
  assert.throws(() => other.push(wrong), { code: 'SignatureDoesNotMatch', status: 403 })
})

const whole = encode(['b'.repeat(8192), 'c'])
const bodies: [string, string, () => unknown][] = [
  [
    'a chunk too small before the last',
    '403 InvalidChunkSizeError',
    () => decode(signed(8195), encode(['abc', 'd'.repeat(8192)])),
  ],
  [
    'a chunk larger than the limit',
    '403 InvalidChunkSizeError',
    () => decode({ ...signed(8193), maxChunkBytes: 8191 }, whole),
  ],
  ['a body cut inside a chunk', '400 IncompleteBody', () => decode(signed(8193), whole.subarray(0, 5000))],
  ['a body without its last chunk', '400 IncompleteBody', () => decode(signed(8193), whole.subarray(0, -86))],
  [
    'a body without its last line end',
    '400 IncompleteBody',
    () => decode(signed(8193), whole.subarray(0, -2)),
  ],
  ['bytes after the end', '400 IncompleteBody', () => decode(signed(8193), Buffer.concat([whole, whole]))],
  ['more bytes than announced', '400 IncompleteBody', () => decode(signed(8192), whole)],
  ['fewer bytes than announced', '400 IncompleteBody', () => decode(signed(8194), whole)],
  ['an empty body', '400 IncompleteBody', () => decode(signed(0), Buffer.alloc(0))],
  [
    'a chunk header without a signature',
    '400 IncompleteBody',
    () => decode(signed(3), Buffer.from('3\r\nabc\r\n0\r\n\r\n')),
  ],
  ['an endless chunk header', '400 IncompleteBody', () => decode(signed(3), Buffer.alloc(4096, 49))],
  [
    'a line without its carriage return',
    '400 IncompleteBody',
    () => decode(signed(8193), Buffer.from(whole.toString('latin1').replaceAll('\r', ''), 'latin1')),
  ],
  [
    'chunks in another order',
    '403 SignatureDoesNotMatch',
    () => {
      const two = encode(['e'.repeat(8192), 'f'.repeat(8192)])
      const length = (two.length - 86) / 2
      const [first, second, rest] = [
        two.subarray(0, length),
        two.subarray(length, 2 * length),
        two.subarray(-86),
      ]
      return decode(signed(16384), Buffer.concat([second, first, rest]))
    },
  ],
]

for (const [name, expected, run] of bodies) {
  test(`refuses ${name}`, () => assert.equal(refusal(run), expected))
}

const crc = 'x-amz-checksum-crc32:AAAAAA==\r\n'
const trailerBodies: [string, string][] = [
  ['a trailer that was not announced', `0\r\nx-amz-meta-a:b\r\n\r\n`],
  ['an announced trailer that is missing', '0\r\n\r\n'],
  ['a repeated trailer', `0\r\n${crc}${crc}\r\n`],
  ['a trailer line without a colon', '0\r\nx-amz-checksum-crc32\r\n\r\n'],
  [
    'a trailer signature where nothing is signed',
    `0\r\n${crc}x-amz-trailer-signature:${'0'.repeat(64)}\r\n\r\n`,
  ],
  ['an endless trailer line', `0\r\nx-amz-checksum-crc32:${'A'.repeat(5000)}`],
]

for (const [name, body] of trailerBodies) {
  test(`refuses ${name}`, () => {
    const trailerNames = ['x-amz-checksum-crc32']
    const options: ChunkedOptions = { kind: 'chunked-unsigned-trailer', decodedLength: 0, trailerNames }
    assert.equal(
      refusal(() => decode(options, Buffer.from(body))),
      '400 MalformedTrailerError',
    )
  })
}

test('a signed trailer kind refuses trailers without their signature', () => {
  const trailerNames = ['x-amz-checksum-crc32c']
  const options: ChunkedOptions = {
    kind: 'chunked-signed-trailer',
    signer: own,
    decodedLength: 1,
    trailerNames,
  }
  const text = encode(['a'], 'x-amz-checksum-crc32c:yZRlqg==').toString('latin1')
  const bare = Buffer.from(text.replace(/x-amz-trailer-signature:.*\r\n/, ''), 'latin1')
  assert.equal(
    refusal(() => decode(options, bare)),
    '400 MalformedTrailerError',
  )
})

test('more announced trailers than any request has are refused at once', () => {
  const trailerNames = Array.from({ length: 9 }, (_, index) => `x-amz-checksum-${index}`)
  const options: ChunkedOptions = { kind: 'chunked-unsigned-trailer', decodedLength: 0, trailerNames }
  assert.equal(
    refusal(() => createChunkedReader(options)),
    '400 MalformedTrailerError',
  )
})

test('the stream decodes, and fails with the same errors', async () => {
  const body = encode(['g'.repeat(10000), 'h'])
  const stream = createChunkedDecoder(signed(10001))
  const [data] = await Promise.all([buffer(stream), pipeline(Readable.from([body]), stream)])
  assert.equal(data.toString(), `${'g'.repeat(10000)}h`)
  const cut = createChunkedDecoder(signed(10001))
  await assert.rejects(pipeline(Readable.from([body.subarray(0, 99)]), cut.resume()), {
    code: 'IncompleteBody',
  })
  const wrong = createChunkedDecoder({
    ...signed(10001),
    signer: { ...own, signingKey: hmacKey(Buffer.alloc(32)) },
  })
  await assert.rejects(pipeline(Readable.from([body]), wrong.resume()), { code: 'SignatureDoesNotMatch' })
})
