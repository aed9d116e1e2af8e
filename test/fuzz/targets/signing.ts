import assert from 'node:assert/strict'
import { readAuth } from '../../../src/sigv4/read-auth.ts'
import { requestFacts } from '../../../src/sigv4/request.ts'
import { presign, signRequest } from '../../../src/sigv4/sign.ts'
import { signingKey } from '../../../src/sigv4/signing-key.ts'
import { sha256Hex } from '../../../src/sigv4/string-to-sign.ts'
import { verifySignature } from '../../../src/sigv4/verify.ts'
import { rawRequestOf } from '../raw-request.ts'
import type { Target } from '../target.ts'

const nowMs = Date.UTC(2026, 6, 1, 12)
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' }
const origin = 'http://localhost:4566'

/** A request of any path, query and headers, signed as clients do: what is signed verifies, in a header and in a link. */
export function open(): Target {
  return {
    seeds: [
      'GET /a%20b/c~d?x=1&a=b%2Fc\nx-amz-meta-a: b   c\n\nbody',
      'PUT //a/../b/.?acl&b&a=\nq: "a  b"\n\n',
      'GET /\n\n',
    ],
    words: ['%', '%2F', '%2f', '%7E', '+', '&', '=', '..', '/', 'é', ';', '#', '\\', ' '],
    steps: { fixed: 20_000, perByte: 200 },
    run(input) {
      const { method, target, raw, body } = rawRequestOf(input)
      const url = `${origin}${target.startsWith('/') ? '' : '/'}${target}`
      // What no HTTP client can send is not signed either.
      if (!/^[A-Z]{1,10}$/.test(method) || !/^[!-"$-[\]-_a-z|~]*$/.test(target) || !URL.canParse(url)) return
      // A query that signs too is another way to sign, and two at once are refused.
      if (/[?&](?:x-amz-|signature=|awsaccesskeyid=)/i.test(url)) return
      const headers = headersToSign(raw)
      for (const service of ['s3', 'iam']) {
        const request = { method, url, headers, body, service, region: 'us-east-1', nowMs, credentials }
        const signed = Object.entries(signRequest(request)).flat()
        const path = url.slice(origin.length)
        assert.ok(
          verifies(method, path, signed, body, service),
          `${service}: what was signed does not verify`,
        )
        const link = presign({ ...request, expiresSeconds: 60 }).slice(origin.length)
        const sent = ['host', 'localhost:4566', ...Object.entries(headers).flat()]
        assert.ok(verifies(method, link, sent, body, service), `${service}: a link does not verify`)
      }
    },
  }
}

/** The headers a client may add; those that signing makes itself are not for it to give. */
function headersToSign(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at]!.toLowerCase()
    if (!/^(?:host|authorization|x-amz-date|x-amz-content-sha256|x-amz-security-token)$/.test(name))
      headers[name] = raw[at + 1]!
  }
  return headers
}

function verifies(
  method: string,
  target: string,
  raw: readonly string[],
  body: Buffer,
  service: string,
): boolean {
  const request = requestFacts(method, target, raw)
  const auth = readAuth(request, service === 's3' ? 's3' : 'query')
  if (auth.form === 'none' || auth.form === 'sigv2-query') return false
  const key = signingKey(credentials.secretAccessKey, '20260701', 'us-east-1', service)
  return verifySignature(request, auth, key, sha256Hex(body))
}
