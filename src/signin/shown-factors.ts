import { createBoundedMap } from '../kernel/bounded-map.ts'

/** A one-time code that was right and is not used up: the time step of a device. */
export type Factor = { serial: string; step: number }

/**
 * Remembers a right code while its owner thinks of a new password: the code itself would be too old by then.
 * It still counts once only, for whoever shows it uses its step up.
 */
export type ShownFactors = {
  remember(principalId: string, code: string, factor: Factor, now: number): void
  recall(principalId: string, code: string, now: number): Factor | undefined
}

// LIMIT: ten minutes for a new password.
const rememberedMs = 10 * 60 * 1000
const limit = 1000

/** One for a house. */
export function createShownFactors(): ShownFactors {
  const shown = createBoundedMap<string, { code: string; factor: Factor; until: number }>(limit)
  return {
    remember: (principalId, code, factor, now) =>
      shown.set(principalId, { code, factor, until: now + rememberedMs }),
    recall(principalId, code, now) {
      const known = shown.get(principalId)
      return known !== undefined && known.code === code && now < known.until ? known.factor : undefined
    },
  }
}
