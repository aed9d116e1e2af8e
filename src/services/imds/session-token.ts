import type { House } from '../../access/house.ts'

/** The header that asks for a token's life, and tells it. */
export const ttlHeader = 'x-aws-ec2-metadata-token-ttl-seconds'

/** The header that carries a token. */
export const tokenHeader = 'x-aws-ec2-metadata-token'

/** LIMIT: the longest life of a token: six hours. Source: Amazon EC2 User Guide, "Use IMDSv2". */
const longestSeconds = 21_600

/** LIMIT: far longer than any token that is made here. */
const tokenLimit = 512

const purpose = 'imds-token'

/** The life a request asks for, or undefined where it is none of 1 to 21600 whole seconds. */
export function readTtl(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined
  const seconds = Number(text)
  return seconds >= 1 && seconds <= longestSeconds ? seconds : undefined
}

/**
 * A session token of one instance. Nothing is stored: the token is its own expiry, sealed for that instance.
 */
export function issueToken(house: House, instanceId: string, ttlSeconds: number): string {
  const expires = house.clock.now() + ttlSeconds * 1000
  return house.sealer
    .seal(purpose, contextOf(house, instanceId), Buffer.from(String(expires)))
    .toString('base64url')
}

/**
 * How many seconds a token has left on that instance; undefined where it has none or was made for another.
 */
export function remainingSeconds(house: House, instanceId: string, token: string): number | undefined {
  if (token.length > tokenLimit) return undefined
  const sealed = Buffer.from(token, 'base64url')
  // INVARIANT: one token, one spelling, as of session tokens.
  if (sealed.toString('base64url') !== token) return undefined
  const expires = house.sealer.open(purpose, contextOf(house, instanceId), sealed)
  if (expires === undefined) return undefined
  const left = Math.ceil((Number(expires.toString()) - house.clock.now()) / 1000)
  return left > 0 ? left : undefined
}

/** A reset of the server ends tokens as it ends sessions. */
function contextOf(house: House, instanceId: string): string {
  return `${instanceId}/${house.epoch}`
}
