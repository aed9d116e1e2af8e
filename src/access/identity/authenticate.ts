import { createSecretKey } from 'node:crypto'
import { createBoundedMap } from '../../kernel/bounded-map.ts'
import type { Beginning } from '../../sigv4/authorization-header.ts'
import type { AuthRead, SigV2Auth, SigV4Auth } from '../../sigv4/auth.ts'
import { checkAuth, type ExpectedScope } from '../../sigv4/check.ts'
import { authError } from '../../sigv4/errors/errors.ts'
import { readAuth } from '../../sigv4/read-auth.ts'
import type { RequestFacts as SignedFacts } from '../../sigv4/request.ts'
import { signingKey, type HmacKey } from '../../sigv4/signing-key.ts'
import { verifySigV2 } from '../../sigv4/sigv2.ts'
import { signatureMismatch, verifySignature } from '../../sigv4/verify.ts'
import { anonymous, type Caller } from '../caller.ts'
import { createCallers, type Credential } from './callers.ts'
import { openSession } from './credentials.ts'
import { checkKnownKey, type Exposure } from './known-keys.ts'
import type { House } from '../house.ts'
import type { Service } from '../action.ts'

/** A request whose key, scope, token and clock are good; only its signature has still to be proved. */
export type Claimed = {
  caller: Caller
  auth: AuthRead
  /** The derived key of a SigV4 request; chunk signatures are checked with it. */
  signingKey?: HmacKey | undefined
  /**
   * Throws the protocol's error unless the signature is right. `bodyHash` is the hex SHA-256 of the body,
   * undefined where the body streams; `bucket` is the one that the Host named.
   */
  prove(bodyHash: string | undefined, bucket?: string): void
  /**
   * Finds out who `caller` is now where anything of their account has changed since. Throws the protocol's error where
   * the key or session is good no more.
   */
  lookAgain(): Promise<void> | undefined
}

export type Authenticator = {
  /** Finds out who claims to have signed. Throws AWS's error for bad material, in AWS's order. */
  claim(facts: SignedFacts, service: Service, region: string | undefined): Promise<Claimed>
}

// LIMIT: one for each key, day, region and service, of some 800 bytes; who is forgotten is read anew.
const beginningsKept = 5000

/** A server that listens on loopback under no name of its own. */
const thisMachine: Exposure = { loopback: true, hosts: new Set(['localhost', '127.0.0.1', '[::1]']) }

/** Checks credentials in the order of AWS: scope, clock, key, token and its binding, expiry, signature. */
export function createAuthenticator(house: House, exposure: Exposure = thisMachine): Authenticator {
  const callers = createCallers(house)
  const beginnings = createBoundedMap<string, Beginning>(beginningsKept)
  return {
    async claim(facts, service, region) {
      const auth = readAuth(facts, service.protocol, beginnings)
      if (auth.form === 'none')
        return { caller: anonymous, auth, prove: () => {}, lookAgain: () => undefined }
      const expected: ExpectedScope = { service: service.signingNames ?? service.name, region }
      checkAuth(facts, auth, expected, house.clock.real())
      const credential = await find(auth)
      const { limits } = credential
      if (limits !== undefined) checkKnownKey(limits, auth.accessKeyId, facts, exposure, service.protocol)
      return claimOf(facts, auth, credential)
    },
  }

  function claimOf(facts: SignedFacts, auth: SigV4Auth | SigV2Auth, credential: Credential): Claimed {
    let known = credential
    const claimed: Claimed = {
      caller: credential.caller,
      auth,
      ...proofOf(facts, auth, credential),
      lookAgain() {
        if (house.store.version(known.caller.account) === known.version) return undefined
        return find(auth).then((fresh) => {
          // It was another secret that signed.
          if (fresh.secret !== known.secret) unknownKey(auth)
          known = fresh
          claimed.caller = fresh.caller
        })
      },
    }
    return claimed
  }

  async function find(auth: SigV4Auth | SigV2Auth): Promise<Credential> {
    if (auth.securityToken !== undefined) return ofToken(auth, auth.securityToken)
    return (await callers.ofKey(auth.accessKeyId)) ?? unknownKey(auth)
  }

  function unknownKey({ accessKeyId, protocol }: SigV4Auth | SigV2Auth): never {
    throw authError(protocol, { kind: 'unknown-key', accessKeyId })
  }

  async function ofToken(
    { accessKeyId, protocol }: SigV4Auth | SigV2Auth,
    securityToken: string,
  ): Promise<Credential> {
    const credential = await callers.ofToken(securityToken)
    const session = credential?.caller.session ?? openSession(house, securityToken)
    // INVARIANT: a token is good for its own access key only; a long-term key comes without one.
    if (session?.accessKeyId !== accessKeyId)
      throw authError(protocol, { kind: 'invalid-token', securityToken })
    if (house.clock.now() >= session.expires * 1000) {
      throw authError(protocol, { kind: 'expired-token', securityToken })
    }
    // AWS: an expired session is told so even where its role or user is gone by now.
    if (credential === undefined) throw authError(protocol, { kind: 'invalid-token', securityToken })
    return credential
  }
}

// LIMIT: a client signs for a few services and regions a day; whoever signs for more derives keys anew.
const keysKept = 32

function derivedKey({ secret, signingKeys }: Credential, { scope }: SigV4Auth): HmacKey {
  const name = `${scope.date}/${scope.region}/${scope.service}`
  let key = signingKeys.get(name)
  if (key === undefined) {
    if (signingKeys.size >= keysKept) signingKeys.clear()
    key = signingKey(secret, scope.date, scope.region, scope.service)
    signingKeys.set(name, key)
  }
  return key
}

function proofOf(
  facts: SignedFacts,
  auth: SigV4Auth | SigV2Auth,
  credential: Credential,
): Pick<Claimed, 'signingKey' | 'prove'> {
  if (auth.form === 'sigv2-query') return { prove: proofV2(facts, auth, credential) }
  const key = derivedKey(credential, auth)
  return {
    signingKey: key,
    prove(bodyHash) {
      if (!verifySignature(facts, auth, key, bodyHash)) throw signatureMismatch(facts, auth, bodyHash)
    },
  }
}

function proofV2(facts: SignedFacts, auth: SigV2Auth, { secret }: Credential): Claimed['prove'] {
  return (_bodyHash, bucket) => {
    if (verifySigV2(facts, auth, createSecretKey(Buffer.from(secret)), bucket)) return
    const { accessKeyId, signature } = auth
    throw authError('s3', { kind: 'bad-signature', accessKeyId, signature, stringToSign: '' })
  }
}
