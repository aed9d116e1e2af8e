import { createHmac, timingSafeEqual } from 'node:crypto'

// Time-based one-time passwords, RFC 6238: HMAC-SHA-1, six digits, steps of 30 seconds since 1970.

const stepMs = 30_000
const digits = 6

// LIMIT: one step to either side of now, for clocks that differ by up to half a minute.
const window = 1

/** The step a moment (milliseconds since 1970) falls in. */
export function stepAt(now: number): number {
  return Math.floor(now / stepMs)
}

/** The last step whose code is taken at a moment: none later can have been used by then. */
export function latestStep(now: number): number {
  return stepAt(now) + window
}

/**
 * The last step that counts as used. One beyond today's window was used while the clock ran ahead: it must not shut
 * the device out until the clock has caught up with it.
 */
function usedStep(lastStep: number, now: number): number {
  return lastStep > latestStep(now) ? 0 : lastStep
}

/** The six digits a device with that seed shows during that step. */
export function codeAt(seed: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', seed).update(counter).digest()
  const offset = mac[mac.length - 1]! & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code this is, of those around `now` and after `lastStep`; undefined where the code is wrong
 * or used up.
 */
export function findStep(seed: Uint8Array, code: string, now: number, lastStep = 0): number | undefined {
  const current = stepAt(now)
  const used = usedStep(lastStep, now)
  let found: number | undefined
  for (let step = current - window; step <= current + window; step++) {
    const matches = sameCode(code, codeAt(seed, step))
    if (matches && step > used && found === undefined) found = step
  }
  return found
}

/**
 * The later step of two codes that a device showed one after the other around `now`, or undefined. The first
 * may be one step older than a single code could be: who types two has waited for the second.
 */
export function findConsecutiveSteps(
  seed: Uint8Array,
  first: string,
  second: string,
  now: number,
  lastStep = 0,
): number | undefined {
  const current = stepAt(now)
  const used = usedStep(lastStep, now)
  let found: number | undefined
  for (let step = current - window; step <= current + window; step++) {
    const firstMatches = sameCode(first, codeAt(seed, step - 1))
    const secondMatches = sameCode(second, codeAt(seed, step))
    if (firstMatches && secondMatches && step - 1 > used && found === undefined) found = step
  }
  return found
}

/** Bytes to base-32 text without padding (RFC 4648): how authenticator apps take a seed. */
export function base32(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31]
}

function sameCode(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
