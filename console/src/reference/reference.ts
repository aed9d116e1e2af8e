import { catalogueOf, type CatalogueRow } from '../../../src/policy/lint/catalogue-rows.ts'
import type { ServiceCatalogue } from '../../../src/policy/lint/catalogue.ts'
import { afterPaint } from '../shell/after-paint.ts'
import { accessLevels, levelLetters, type AccessLevel } from './levels.ts'

/** What is known of AWS's services: what a policy may name, how far actions go, what services are called. */
export type Reference = {
  catalogue: ServiceCatalogue
  /** The level of an action as the catalogue spells it, or undefined. */
  levelOf(service: string, action: string): AccessLevel | undefined
  /** `Amazon S3` for `s3`; the prefix itself where it is not known. */
  nameOf(service: string): string
}

/** The reference as it is sent: the packed catalogue, a letter an action for the levels, the services' names. */
export type PackedReference = {
  rows: Record<string, CatalogueRow>
  levels: Record<string, string>
  names: Record<string, string>
}

/** Opens a packed reference; services are unpacked when they are asked about. */
export function referenceOf({ rows, levels, names }: PackedReference): Reference {
  const byService = new Map<string, Map<string, AccessLevel>>()
  const levelsOf = (service: string): Map<string, AccessLevel> => {
    const letters = levels[service] ?? ''
    const known = new Map<string, AccessLevel>()
    for (const [at, [action]] of (rows[service]?.a ?? []).entries()) {
      const level = accessLevels.find((one) => levelLetters[one] === letters[at])
      if (level !== undefined) known.set(action.toLowerCase(), level)
    }
    return known
  }
  return {
    catalogue: catalogueOf(() => rows),
    levelOf(service, action) {
      const known = byService.get(service) ?? levelsOf(service)
      byService.set(service, known)
      return known.get(action.toLowerCase())
    },
    nameOf: (service) => names[service] ?? service,
  }
}

let loading: Promise<Reference> | undefined

/**
 * Loads the reference, once for the page's life: 200 KB that editors and the simulator know more by, and stand
 * without.
 */
export function loadReference(): Promise<Reference> {
  loading ??= afterPaint()
    .then(() => import('virtual:reference'))
    .then(({ default: packed }) => referenceOf(packed))
  return loading
}
