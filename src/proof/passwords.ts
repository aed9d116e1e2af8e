import { scrypt, timingSafeEqual } from 'node:crypto'
import type { Random } from '../kernel/ids.ts'
import { createTurns } from './turns.ts'

/**
 * Hashes passwords and checks them, few at a time. Both throw `Throttling` (400) when too many wait. `source` is
 * whoever asks: an address of strangers, nothing for who has signed. Of those who wait, whose source has had fewest
 * turns is next.
 */
export type Passwords = {
  /** `scrypt$LOG2N$R$P$SALT$HASH`, salt and hash in base64url: what it cost is written in it. */
  hash(password: string, source?: string): Promise<string>
  /**
   * Whether the password made that hash. Undefined, for a name nobody has, takes as long as a wrong
   * password.
   */
  verify(password: string, hash: string | undefined, source?: string): Promise<boolean>
}

export type ScryptCost = { log2N: number; r: number; p: number }

// LIMIT: 32 MB and some 0.2 s a password, as strong as OWASP's Password Storage Cheat Sheet asks.
const defaultCost: ScryptCost = { log2N: 15, r: 8, p: 3 }
// LIMIT: two at a time leave half of Node's four worker threads and bound the memory to 64 MB.
const concurrent = 2
// LIMIT: some ten seconds of work; who comes later is told to come back.
const waiting = 100
// LIMIT: of one source no more than a third of them, so that no address takes all places.
const waitingOfOne = 33
const saltLength = 16
const hashLength = 32
/** Costs a stored hash may name; more would let a damaged row take the server down. */
const largestLog2N = 20

/** One for a house. The cost is an argument so that tests can be cheap. */
export function createPasswords(random: Random, cost: ScryptCost = defaultCost): Passwords {
  const inTurn = createTurns({ atOnce: concurrent, waiting, waitingOfOne })
  const bytes = (length: number) => Buffer.from(random(length))
  const dummy = { cost, salt: bytes(saltLength), hash: bytes(hashLength) }
  return {
    async hash(password, source = '') {
      const salt = bytes(saltLength)
      const hash = await inTurn(source, () => derive(password, salt, cost))
      return ['scrypt', cost.log2N, cost.r, cost.p, base64url(salt), base64url(hash)].join('$')
    },
    async verify(password, stored, source = '') {
      const parsed = stored === undefined ? undefined : parseHash(stored)
      const { cost, salt, hash } = parsed ?? dummy
      const derived = await inTurn(source, () => derive(password, salt, cost))
      return timingSafeEqual(derived, hash) && parsed !== undefined
    },
  }
}

const base64url = (bytes: Buffer) => bytes.toString('base64url')

type Stored = { cost: ScryptCost; salt: Buffer; hash: Buffer }

function parseHash(text: string): Stored | undefined {
  const [kind, log2N, r, p, salt, hash] = text.split('$')
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) }
  const fits = cost.log2N >= 1 && cost.log2N <= largestLog2N && cost.r <= 32 && cost.p <= 16
  if (kind !== 'scrypt' || !fits || salt === undefined || hash === undefined) return undefined
  const stored = { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') }
  return stored.hash.length === hashLength ? stored : undefined
}

function derive(password: string, salt: Buffer, { log2N, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** log2N
  const options = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(password, salt, hashLength, options, (cause, key) => {
      if (cause === null) resolve(key)
      else reject(cause)
    })
  })
}
