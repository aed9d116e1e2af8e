import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { accessKeyId, idPrefix } from '../../kernel/ids.ts'
import type { House } from '../house.ts'
import type { Session } from './session.ts'

/** What a caller of STS is handed. `expiration` is whole seconds, as AWS prints it. */
export type Credentials = {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
  expiration: Date
}

/** A session's own facts; the credentials' times and secrets are made here, but for an `issued` of before. */
export type SessionFacts = Omit<Session, 'accessKeyId' | 'secret' | 'issued' | 'expires' | 'epoch'> & {
  issued?: number | undefined
}

const purpose = 'session-token'

/** LIMIT: STS API Reference, MinimumSessionTokenSize: tokens have at most 4,096 characters. */
export const tokenMaximum = 4096

/**
 * Makes temporary credentials that live `durationSeconds` from now. Nothing is stored: the token is the
 * session, sealed under the master key, so any node that has the key can open it. The token has at least
 * `minimumTokenSize` characters; that it is not longer than `tokenMaximum` is for the caller of this to see
 * to.
 */
export function mintSession(
  house: House,
  facts: SessionFacts,
  durationSeconds: number,
  minimumTokenSize = 0,
): Credentials {
  const now = Math.floor(house.clock.now() / 1000)
  const session: Session = {
    ...facts,
    accessKeyId: accessKeyId(idPrefix.temporaryKey, facts.account, house.random),
    secret: newSecret(house),
    issued: facts.issued ?? now,
    expires: now + durationSeconds,
    epoch: house.epoch,
  }
  let plain = plainOf(session)
  let sessionToken = seal(house, plain)
  // A role may have 50 tags of 384 characters; nobody is to be kept from assuming it for that.
  if (sessionToken.length > tokenMaximum && session.roleTags !== undefined) {
    plain = plainOf({ ...session, roleTags: undefined, roleTagsLive: true })
    sessionToken = seal(house, plain)
  }
  if (sessionToken.length < minimumTokenSize) {
    // Base64 makes four characters of three bytes.
    const missing = Math.ceil(minimumTokenSize / 4) * 3 - Buffer.byteLength(sessionToken, 'base64')
    sessionToken = seal(house, Buffer.concat([plain, Buffer.alloc(missing, ' ')]))
  }
  return {
    accessKeyId: session.accessKeyId,
    secretAccessKey: session.secret,
    sessionToken,
    expiration: new Date(session.expires * 1000),
  }
}

// LIMIT: from this size on a session is packed, so that the largest policy with the most tags fits a token;
// most sessions have a tenth of it and are opened faster as they are.
const packedFrom = 2048
/** What a packed session begins with; JSON begins with a brace. */
const packedMark = 0

/** A session as bytes. Both forms may be followed by spaces: they are the padding. */
function plainOf(session: Session): Buffer {
  const json = Buffer.from(JSON.stringify(session))
  return json.length < packedFrom ? json : Buffer.concat([Buffer.of(packedMark), deflateRawSync(json)])
}

function sessionOf(plain: Buffer): Session {
  const json = plain[0] === packedMark ? inflateRawSync(plain.subarray(1)) : plain
  return JSON.parse(json.toString()) as Session
}

function seal(house: House, plain: Buffer): string {
  return house.sealer.seal(purpose, '', plain).toString('base64')
}

/**
 * The session a token holds, or undefined where we did not seal it. Expiry and liveness are judged by the
 * caller.
 */
export function openSession(house: House, token: string): Session | undefined {
  const sealed = Buffer.from(token, 'base64')
  // INVARIANT: one token, one spelling; base64 that decodes to the same bytes in another spelling is not
  // ours.
  if (sealed.toString('base64') !== token) return undefined
  const plain = house.sealer.open(purpose, '', sealed)
  if (plain === undefined) return undefined
  const session = sessionOf(plain)
  return session.epoch === house.epoch ? session : undefined
}

/** A secret access key: 30 random bytes as 40 characters of base64. */
export function newSecret({ random }: Pick<House, 'random'>): string {
  return Buffer.from(random(30)).toString('base64')
}
