import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createSecretKey } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkAuth } from './check.ts'
import { checkPayload, payloadKind } from './payload.ts'
import { readAuth } from './read-auth.ts'
import { requestFacts } from './request.ts'
import { signingKey } from './signing-key.ts'
import { verifySigV2 } from './sigv2.ts'
import { sha256Hex } from './string-to-sign.ts'
import { verifySignature } from './verify.ts'

const python = process.env.PYTHON ?? 'python3'
const missing = spawnSync(python, ['-c', 'import botocore']).status !== 0
// A machine of ours may lack botocore; the one that decides about a change may not.
const skip = missing && process.env.CI !== 'true' ? 'python3 with botocore is not installed' : false

type Case = {
  signer: string
  service: string
  region: string
  method: string
  url: string
  headers: Record<string, string>
  body: string
  accessKeyId: string
  secret: string
  token?: string
  now: number
}

const printable = fc.string({ unit: 'grapheme', maxLength: 12 })
const encoded = printable.map((text) =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  ),
)
const path = fc
  .array(fc.oneof(encoded, fc.constantFrom('.', '..', '', 'a', 'b~c')), { maxLength: 5 })
  .map((segments) => `/${segments.join('/')}`)
const query = fc
  .uniqueArray(fc.tuple(encoded.filter(Boolean), encoded), { maxLength: 5, selector: ([name]) => name })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
// A SigV2 signature covers the sub-resources only; a parameter that is neither one nor harmless is refused.
const sigV2Query = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('acl', 'versionId', 'prefix', 'partNumber', 'response-content-type', 'list-type'),
      encoded,
    ),
    { maxLength: 4, selector: ([name]) => name },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
const headerText = fc.string({
  unit: fc.constantFrom('a', 'B', ' ', '  ', '"', ',', '=', '/'),
  maxLength: 12,
})

function requests(signer: string, service: string): fc.Arbitrary<Case> {
  const presigned = signer.includes('Query')
  return fc.record({
    signer: fc.constant(signer),
    service: fc.constant(service),
    region: fc.constantFrom('us-east-1', 'ap-northeast-2', 'us-gov-west-1'),
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD'),
    url: fc
      .tuple(
        fc.constantFrom('localhost:4566', 'example.amazonaws.com'),
        path,
        signer.startsWith('Hmac') ? sigV2Query : query,
      )
      .map(([host, where, what]) => `http://${host}${where}${what === '' ? '' : `?${what}`}`),
    headers: fc.dictionary(
      fc.constantFrom('x-amz-meta-a', 'X-Amz-Meta-B', 'x-amz-acl', 'X-Custom', 'x-k8s-aws-id'),
      headerText,
      { maxKeys: 3 },
    ),
    // SigV4QueryAuth moves a body into the query: a presigned request of botocore's has none.
    body: presigned ? fc.constant('') : printable,
    accessKeyId: fc.constant('AKIDEXAMPLE'),
    secret: fc.constantFrom('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', 'x'),
    token: fc.option(fc.constantFrom('IQoJ+/==token', 'short'), { nil: undefined }),
    now: fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }),
  })
}

function sign(cases: readonly Case[]): { url: string; headers: [string, string][] }[] {
  const script = fileURLToPath(new URL('botocore.test.py', import.meta.url))
  const input = cases.map((one) => JSON.stringify(one)).join('\n')
  const { stdout, stderr, status } = spawnSync(python, [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  assert.equal(status, 0, stderr)
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function accepts(given: Case, signed: { url: string; headers: [string, string][] }, secret: string): boolean {
  const [, host, target] = /^http:\/\/([^/]+)(.*)$/.exec(signed.url)!
  const protocol = given.service === 's3' ? 's3' : 'query'
  const raw = signed.headers.filter(
    ([name]) => name.toLowerCase() !== 'date' || !given.signer.startsWith('Hmac'),
  )
  const request = requestFacts(given.method, target!, ['Host', host!, ...raw.flat()])
  const auth = readAuth(request, protocol)
  assert.notEqual(auth.form, 'none')
  if (auth.form === 'none') return false
  assert.equal(auth.accessKeyId, given.accessKeyId)
  assert.equal(auth.securityToken, given.token)
  checkAuth(request, auth, { service: given.service }, given.now * 1000)
  if (auth.form === 'sigv2-query') {
    return verifySigV2(request, auth, createSecretKey(Buffer.from(secret)), undefined)
  }
  const bodyHash = sha256Hex(given.body)
  checkPayload(auth, payloadKind(auth), bodyHash)
  return verifySignature(
    request,
    auth,
    signingKey(secret, auth.scope.date, given.region, given.service),
    bodyHash,
  )
}

const signers: [string, string][] = [
  ['SigV4Auth', 'iam'],
  ['SigV4QueryAuth', 'sts'],
  ['S3SigV4Auth', 's3'],
  ['S3SigV4QueryAuth', 's3'],
  ['HmacV1QueryAuth', 's3'],
]

for (const [signer, service] of signers) {
  test(`what botocore's ${signer} signs verifies, and with another secret does not`, { skip }, () => {
    const cases = fc.sample(requests(signer, service), { numRuns: 150, seed: 20260701 })
    const signed = sign(cases)
    assert.equal(signed.length, cases.length)
    for (const [index, given] of cases.entries()) {
      const shown = `${JSON.stringify(given)}\n${JSON.stringify(signed[index])}`
      assert.equal(accepts(given, signed[index]!, given.secret), true, shown)
      assert.equal(accepts(given, signed[index]!, `${given.secret}y`), false, shown)
    }
  })
}
