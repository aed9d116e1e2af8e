import type { Random } from '../kernel/ids.ts'

// LIMIT: one system call for some hundred ids; what is handed out is never handed out again.
const poolSize = 4096

/** Takes randomness from its source in large gulps: ids and nonces are asked for by the dozen a request. */
export function pooledRandom(source: Random): Random {
  let pool = source(poolSize)
  let used = 0
  return (length) => {
    if (length > poolSize) return source(length)
    if (used + length > poolSize) {
      pool = source(poolSize)
      used = 0
    }
    used += length
    return pool.subarray(used - length, used)
  }
}
