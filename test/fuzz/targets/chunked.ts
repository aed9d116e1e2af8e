import assert from 'node:assert/strict'
import { chunkStringToSign, trailerStringToSign } from '../../../src/sigv4/chunk-signature.ts'
import type { ChunkSigner } from '../../../src/sigv4/chunk-signature.ts'
import { createChunkedReader } from '../../../src/sigv4/chunked.ts'
import type { ChunkedOptions } from '../../../src/sigv4/chunked.ts'
import { hmacHex, signingKey } from '../../../src/sigv4/signing-key.ts'
import { sha256Hex } from '../../../src/sigv4/string-to-sign.ts'
import { AwsError } from '../../../src/kernel/aws-error.ts'
import type { Target } from '../target.ts'

const signer: ChunkSigner = {
  accessKeyId: 'AKIDEXAMPLE',
  signingKey: signingKey('wJalrXUtnFEMI/K7MDENG', '20260701', 'us-east-1', 's3'),
  amzDate: '20260701T120000Z',
  scope: { date: '20260701', region: 'us-east-1', service: 's3', terminator: 'aws4_request' },
  seedSignature: '0'.repeat(64),
}
const kinds = ['chunked-signed', 'chunked-signed-trailer', 'chunked-unsigned-trailer'] as const
const trailer = 'x-amz-checksum-crc32:AAAAAA=='

/** A body of these chunks as SDKs write it. */
function bodyOf(kind: (typeof kinds)[number], chunks: readonly string[]): string {
  let previous = signer.seedSignature
  let body = ''
  for (const data of [...chunks, '']) {
    previous = hmacHex(
      signer.signingKey,
      chunkStringToSign(signer, previous, sha256Hex(Buffer.from(data, 'latin1'))),
    )
    const extension = kind === 'chunked-unsigned-trailer' ? '' : `;chunk-signature=${previous}`
    body += `${data.length.toString(16)}${extension}\r\n${data}${data === '' ? '' : '\r\n'}`
  }
  if (kind === 'chunked-signed') return `${body}\r\n`
  if (kind === 'chunked-unsigned-trailer') return `${body}${trailer}\r\n\r\n`
  const signature = hmacHex(signer.signingKey, trailerStringToSign(signer, previous, `${trailer}\n`))
  return `${body}${trailer}\r\nx-amz-trailer-signature:${signature}\r\n\r\n`
}

/**
 * First a byte for the kind, one for the announced length, and one for where the body is cut; then the body. However
 * it is cut, it is read alike, and what is read of a signed one is what was signed.
 */
export function open(): Target {
  return {
    seeds: kinds.flatMap((kind, index) =>
      [['hello'], []].map((chunks) =>
        Buffer.concat([
          Buffer.of(index, chunks.join('').length, 3),
          Buffer.from(bodyOf(kind, chunks), 'latin1'),
        ]),
      ),
    ),
    words: [
      '\r\n',
      ';chunk-signature=',
      '0\r\n',
      'ffffffff',
      trailer,
      'x-amz-trailer-signature:',
      '\r',
      '\n',
    ],
    steps: { fixed: 20_000, perByte: 200 },
    run(input) {
      const kind = kinds[(input[0] ?? 0) % 3]!
      const options: ChunkedOptions = {
        kind,
        signer,
        decodedLength: input[1] ?? 0,
        trailerNames: ['x-amz-checksum-crc32'],
      }
      const body = input.subarray(3)
      const whole = decode(options, body, Math.max(1, body.length))
      for (const step of [1, Math.max(1, input[2] ?? 1)]) assert.deepEqual(decode(options, body, step), whole)
      if (kind !== 'chunked-unsigned-trailer' && typeof whole !== 'string') {
        assert.ok(['', 'hello'].includes(whole.data), 'a body that nobody signed is taken')
      }
    },
  }
}

/** What is read where the body comes in pieces of that size, or the code of the refusal. */
function decode(
  options: ChunkedOptions,
  body: Buffer,
  step: number,
): { data: string; trailers: object } | string {
  const reader = createChunkedReader(options)
  const out: Buffer[] = []
  try {
    for (let at = 0; at < body.length; at += step) out.push(...reader.push(body.subarray(at, at + step)))
    reader.end()
  } catch (error) {
    if (error instanceof AwsError) return error.code
    throw error
  }
  return { data: Buffer.concat(out).toString('latin1'), trailers: Object.fromEntries(reader.trailers) }
}
