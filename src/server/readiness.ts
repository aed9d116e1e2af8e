import { statfs } from 'node:fs/promises'
import type { House } from '../access/house.ts'
import { writeMeta } from '../store/sqlite/meta.ts'

/** Why the server cannot take what it is asked to keep; undefined where it can. */
export type Readiness = () => Promise<string | undefined>

// LIMIT: strangers may ask as often as they like; the disk is asked once in this time.
const freshMilliseconds = 1000

/**
 * Answers from what the last write met and from what room there is. Where a write has failed, one is tried again, so
 * that who waits for room learns of it. `lost` tells why the data directory is another's.
 */
export function createReadiness(house: House, lost: () => string | undefined): Readiness {
  let asked = -Infinity
  let answer: Promise<string | undefined> | undefined
  return async () => {
    const now = performance.now()
    if (answer === undefined || now - asked >= freshMilliseconds) {
      asked = now
      answer = lookAtDisk(house)
    }
    return lost() ?? answer
  }
}

async function lookAtDisk(house: House): Promise<string | undefined> {
  const room = await statfs(house.dataDirectory).catch(() => undefined)
  if (room !== undefined && room.bavail === 0) return 'ENOSPC: the disk of the data directory is full'
  try {
    house.store.requireHere()
    if (house.store.fault() === undefined) return undefined
    await house.store.writeData((tx) => writeMeta(tx, 'room-for', 'one more'))
    return undefined
  } catch (cause) {
    return (cause as Error).message
  }
}
