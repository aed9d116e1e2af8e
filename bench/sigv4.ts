import { readAuth } from '../src/sigv4/read-auth.ts'
import { checkAuth } from '../src/sigv4/check.ts'
import { requestFacts } from '../src/sigv4/request.ts'
import { presign, signRequest } from '../src/sigv4/sign.ts'
import { signingKey, type HmacKey } from '../src/sigv4/signing-key.ts'
import { sha256Hex } from '../src/sigv4/string-to-sign.ts'
import { verifySignature } from '../src/sigv4/verify.ts'
import type { Protocol, SigV4Auth } from '../src/sigv4/auth.ts'
import type { Figure, Result } from './figures.ts'
import { rate } from './measure.ts'

const nowMs = Date.UTC(2026, 6, 1, 12)
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: secret }

type Wire = {
  protocol: Protocol
  service: string
  method: string
  target: string
  raw: string[]
  body: string
}

/** A form posted to IAM, a presigned STS URL and an S3 upload: what a server sees most. */
function wires(): Record<string, Wire> {
  const all = { region: 'us-east-1', nowMs, credentials }
  const body = 'Action=GetUser&Version=2010-05-08&UserName=alice'
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  const post = signRequest({
    ...all,
    method: 'POST',
    url: 'http://iam.amazonaws.com/',
    service: 'iam',
    headers,
    body,
  })
  const url = 'http://sts.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15'
  const get = presign({ ...all, method: 'GET', url, service: 'sts', expiresSeconds: 60 })
  const s3 = { ...all, method: 'PUT', url: 'http://localhost:4566/bucket/folder/a%20file.txt', service: 's3' }
  const put = signRequest({ ...s3, payloadHash: 'UNSIGNED-PAYLOAD', headers: { 'x-amz-acl': 'private' } })
  const others = [
    'User-Agent',
    'aws-cli/2.30',
    'Accept-Encoding',
    'identity',
    'Content-Length',
    String(body.length),
  ]
  return {
    'form posted to IAM': {
      protocol: 'query',
      service: 'iam',
      method: 'POST',
      target: '/',
      raw: [...Object.entries(post).flat(), ...others],
      body,
    },
    'presigned STS URL': {
      protocol: 'query',
      service: 'sts',
      method: 'GET',
      target: get.slice('http://sts.amazonaws.com'.length),
      raw: ['host', 'sts.amazonaws.com', ...others],
      body: '',
    },
    'S3 upload': {
      protocol: 's3',
      service: 's3',
      method: 'PUT',
      target: '/bucket/folder/a%20file.txt',
      raw: [...Object.entries(put).flat(), ...others],
      body: '',
    },
  }
}

/**
 * Measures verification with cached signing keys: `parsed` is the signature alone, `whole` everything from
 * raw headers.
 */
export async function run(): Promise<Result> {
  const figures: Figure[] = []
  const unit = 'verifications per second of CPU time'
  for (const [name, wire] of Object.entries(wires())) {
    const keys = new Map<string, HmacKey>()
    const bodyHash = sha256Hex(wire.body)
    const facts = () => requestFacts(wire.method, wire.target, wire.raw)
    const keyOf = ({ scope: { date, region, service } }: SigV4Auth): HmacKey => {
      const name = `${date}/${region}/${service}`
      const key = keys.get(name) ?? signingKey(secret, date, region, service)
      keys.set(name, key)
      return key
    }
    const request = facts()
    const auth = readAuth(request, wire.protocol) as SigV4Auth
    const key = keyOf(auth)
    const parsed = perSecond(() => verifySignature(request, auth, key, bodyHash))
    const whole = perSecond(() => {
      const fresh = facts()
      const read = readAuth(fresh, wire.protocol) as SigV4Auth
      checkAuth(fresh, read, { service: wire.service }, nowMs)
      return verifySignature(fresh, read, keyOf(read), sha256Hex(wire.body))
    })
    figures.push(
      { what: `${name}, parsed`, value: parsed, unit },
      { what: `${name}, whole`, value: whole, unit },
    )
  }
  return { name: 'SigV4 verification', figures }
}

/** Batches of a hundred: a single verification is shorter than a look at the clock. */
const batch = Array.from({ length: 100 })

function perSecond(verify: () => boolean): number {
  return rate(500, batch, () => {
    if (!verify()) throw new Error('a signature did not verify')
  })
}

if (import.meta.main) console.log(JSON.stringify(await run(), undefined, 2))
