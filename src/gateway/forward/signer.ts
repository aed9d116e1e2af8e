import { createBoundedMap } from '../../kernel/bounded-map.ts'
import { signRequest } from '../../sigv4/sign.ts'
import { signingKey, type HmacKey } from '../../sigv4/signing-key.ts'
import { accountSecret, type CredentialsOf } from './credentials.ts'

/** What is signed for a backend; `url` as it will be sent. */
export type ToSign = {
  signingName: string
  /** The service whose backend it goes to: its credentials sign. */
  credentialsOf: string
  region: string
  /** Whose thing it is, for credentials that are an account. */
  account: string
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body?: string | Uint8Array | undefined
  /** Where the body is not at hand: what its signature says of it. */
  payloadHash?: string | undefined
}

/** Signs requests to backends; nobody's own secret is ever among what it signs with. */
export type BackendSigner = (request: ToSign) => Record<string, string>

// LIMIT: keys of one day, for a few backends, regions and accounts; who is forgotten is derived anew.
const keysKept = 2000

/** Makes a signer; `now` gives real time, in milliseconds. */
export function createBackendSigner(credentialsOf: CredentialsOf, now: () => number): BackendSigner {
  const keys = createBoundedMap<string, HmacKey>(keysKept)
  return (request) => {
    const { signingName, region, account, method, url, headers, body, payloadHash } = request
    const given = credentialsOf(request.credentialsOf)
    const credentials = given === 'account' ? { accessKeyId: account, secretAccessKey: accountSecret } : given
    const nowMs = now()
    const date = new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '')
    const name = `${credentials.accessKeyId} ${date} ${region} ${signingName}`
    let key = keys.get(name)
    if (key === undefined) {
      key = signingKey(credentials.secretAccessKey, date, region, signingName)
      keys.set(name, key)
    }
    return signRequest({
      method,
      url,
      headers,
      credentials,
      service: signingName,
      region,
      nowMs,
      signingKey: key,
      ...(body !== undefined && { body }),
      ...(payloadHash !== undefined && { payloadHash }),
    })
  }
}
