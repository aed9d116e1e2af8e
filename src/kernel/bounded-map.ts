/**
 * A map that forgets what was not used lately, so that what comes from outside cannot grow it without end.
 */
export type BoundedMap<Key, Value> = {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  delete(key: Key): void
}

/**
 * Keeps between `limit / 2` and `limit` of the latest used entries: two generations, no bookkeeping on a hit.
 */
export function createBoundedMap<Key, Value>(limit: number): BoundedMap<Key, Value> {
  const half = Math.max(1, limit >> 1)
  let young = new Map<Key, Value>()
  let old = new Map<Key, Value>()
  const set = (key: Key, value: Value): void => {
    if (young.size >= half && !young.has(key)) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }
  return {
    get(key) {
      const found = young.get(key)
      if (found !== undefined) return found
      const older = old.get(key)
      if (older !== undefined) set(key, older)
      return older
    },
    set,
    delete(key) {
      young.delete(key)
      old.delete(key)
    },
  }
}
