import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import type { Protocol } from '../../../src/sigv4/auth.ts'
import { checkAuth } from '../../../src/sigv4/check.ts'
import { payloadKind } from '../../../src/sigv4/payload.ts'
import { readAuth } from '../../../src/sigv4/read-auth.ts'
import { verifySigV2 } from '../../../src/sigv4/sigv2.ts'
import { presign, signRequest } from '../../../src/sigv4/sign.ts'
import { signingKey } from '../../../src/sigv4/signing-key.ts'
import { sha256Hex } from '../../../src/sigv4/string-to-sign.ts'
import { signatureMismatch, verifySignature } from '../../../src/sigv4/verify.ts'
import { factsOfRaw, rawRequestOf } from '../raw-request.ts'
import type { RawRequest } from '../raw-request.ts'
import { unlessRefused } from '../target.ts'
import type { Target } from '../target.ts'

const nowMs = Date.UTC(2026, 6, 1, 12)
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'the server keeps another one' }
const protocols: readonly Protocol[] = ['query', 's3', 'json']

function seeds(): string[] {
  const request = { method: 'GET', credentials, region: 'us-east-1', nowMs }
  const url = 'http://localhost:4566/b/a%20b?prefix=x&marker='
  const signed = ['s3', 'iam'].map((service) => {
    const headers = signRequest({ ...request, url, service, headers: { 'x-amz-meta-a': 'b  c' } })
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    return `GET /b/a%20b?prefix=x&marker=\n${lines.join('\n')}\n\nbody`
  })
  const link = presign({ ...request, url, service: 's3', expiresSeconds: 60 })
  return [
    ...signed,
    `GET ${link.slice('http://localhost:4566'.length)}\nhost: localhost:4566\n\n`,
    'GET /b/k?AWSAccessKeyId=AKIDEXAMPLE&Expires=1782907200&Signature=AAAA%3D&acl\nhost: h\nx-amz-date: x\n\n',
    'GET //a/../b/./%2e?b=2&a=%zz&a=1\nhost: h\nx-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\n\n',
  ]
}

/** A request with any credentials: read, checked, and held against a key its sender does not have. */
export function open(): Target {
  const key = signingKey('wJalrXUtnFEMI/K7MDENG', '20260701', 'us-east-1', 's3')
  const secret = createSecretKey(Buffer.from('wJalrXUtnFEMI/K7MDENG'))
  const verify = (raw: RawRequest, protocol: Protocol): void => {
    const request = factsOfRaw(raw)
    const auth = readAuth(request, protocol)
    if (auth.form === 'none') return
    if (auth.form === 'sigv2-query') {
      assert.equal(verifySigV2(request, auth, secret, 'b'), false, 'a forged signature is right')
      return
    }
    unlessRefused(() => checkAuth(request, auth, { service: ['s3', 'iam'] }, nowMs))
    unlessRefused(() => payloadKind(auth))
    const hash = sha256Hex(raw.body)
    assert.equal(verifySignature(request, auth, key, hash), false, 'a forged signature is right')
    signatureMismatch(request, auth, hash)
  }
  return {
    seeds: seeds(),
    words: [
      'X-Amz-Signature=',
      'X-Amz-Expires=604801',
      'X-Amz-Credential=',
      '%2F',
      '%',
      '&',
      '=',
      ';',
      ', ',
      '\t',
    ],
    steps: { fixed: 20_000, perByte: 100 },
    run(input) {
      const raw = rawRequestOf(input)
      for (const protocol of protocols) unlessRefused(() => verify(raw, protocol))
    },
  }
}
