import type { TrailRow } from './trail-row.ts'

/** The hashes of the requests' and events' ids, four bytes each. */
export function idsOf(rows: readonly TrailRow[]): Uint8Array {
  const hashes = new Uint32Array(rows.length * 2)
  rows.forEach(({ requestId, eventId }, at) => {
    hashes[2 * at] = hashOf(requestId)
    hashes[2 * at + 1] = hashOf(eventId)
  })
  return new Uint8Array(hashes.buffer)
}

/** Whether a hash is among them. */
export function holds(ids: Uint8Array, hash: number): boolean {
  // A copy is aligned as numbers have to be, what the database hands out need not be.
  return new Uint32Array(ids.slice().buffer).includes(hash)
}

/** FNV-1a, 32 bits: who is found by mistake is looked at and passed over. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
