import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auth, refusal, text } from '../../test/fixtures/sigv4.ts'
import type { Protocol, SigV4Auth } from './auth.ts'
import { checkPayload, payloadKind } from './payload.ts'
import { emptyHash } from './string-to-sign.ts'

const payloads: [string, Protocol, Partial<SigV4Auth>, string][] = [
  ['nothing', 'query', {}, '{"kind":"body"}'],
  ['a hash', 'query', { payloadHash: emptyHash }, `{"kind":"hash","sha256":"${emptyHash}"}`],
  ['a hash to S3', 's3', { payloadHash: emptyHash.toUpperCase() }, `{"kind":"hash","sha256":"${emptyHash}"}`],
  ['UNSIGNED-PAYLOAD to S3', 's3', { payloadHash: 'UNSIGNED-PAYLOAD' }, '{"kind":"unsigned"}'],
  ['nothing in an S3 URL', 's3', { form: 'query' }, '{"kind":"unsigned"}'],
  ['signed chunks', 's3', { payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }, '{"kind":"chunked-signed"}'],
  [
    'signed chunks and trailers',
    's3',
    { payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER' },
    '{"kind":"chunked-signed-trailer"}',
  ],
  [
    'unsigned chunks and trailers',
    's3',
    { payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' },
    '{"kind":"chunked-unsigned-trailer"}',
  ],
  [
    'nothing to S3',
    's3',
    {},
    '400 InvalidRequest: Missing required header for this request: x-amz-content-sha256',
  ],
  [
    'words to S3',
    's3',
    { payloadHash: 'none' },
    '400 InvalidArgument: x-amz-content-sha256 must be UNSIGNED-PAYLOAD, ' +
      'STREAMING-AWS4-HMAC-SHA256-PAYLOAD or a ' +
      'valid sha256 value.',
  ],
]

for (const [name, protocol, changes, answer] of payloads) {
  test(`reads a payload declared as ${name}`, () => {
    let found = ''
    const error = refusal(() => (found = JSON.stringify(payloadKind(auth(protocol, changes)))))
    assert.equal(error === undefined ? found : text(error), answer)
  })
}

test('S3 says which hash it computed where the body is not the declared one', () => {
  const declared = auth('s3', { payloadHash: emptyHash })
  checkPayload(declared, payloadKind(declared), emptyHash)
  const error = refusal(() => checkPayload(declared, payloadKind(declared), 'b'.repeat(64)))!
  assert.match(
    text(error),
    /^400 XAmzContentSHA256Mismatch: The provided 'x-amz-content-sha256' header does not/,
  )
  assert.deepEqual(error.details, {
    ClientComputedContentSHA256: emptyHash,
    S3ComputedContentSHA256: 'b'.repeat(64),
  })
})
