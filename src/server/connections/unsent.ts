import type { ServerResponse } from 'node:http'

/** What answers hold in memory until their clients have taken them. */
export type Unsent = {
  /** Notes an answer of so many bytes that is about to go out in one piece. */
  hold(response: ServerResponse, bytes: number): void
}

// LIMIT: smaller answers are bounded by the number of connections, and not counted.
const counted = 1 << 16

/**
 * Lets answers hold `maximum` bytes in all. Where one more would be too much, those go first that have been at it the
 * longest: who takes an answer in at once is never among them, who asks for listings and reads nothing is.
 */
export function createUnsent(maximum: number): Unsent {
  const held = new Map<ServerResponse, number>()
  let total = 0
  const release = (response: ServerResponse): void => {
    total -= held.get(response) ?? 0
    held.delete(response)
  }
  return {
    hold(response, bytes) {
      if (bytes <= counted) return
      for (const [longest] of held) {
        if (total + bytes <= maximum) break
        release(longest)
        longest.destroy()
      }
      held.set(response, bytes)
      total += bytes
      response.once('close', () => release(response))
    },
  }
}
