import type { CatalogueService, ServiceCatalogue } from './catalogue.ts'

/**
 * A service as the file of the catalogue packs it: `k` condition keys with their types, `r` resource types with
 * ARN formats and keys, `a` actions with resource types and keys, both by their places in `k` and `r`.
 */
export type CatalogueRow = {
  k: [key: string, type: string][]
  r: [name: string, arn: string, keys: number[]][]
  a: [name: string, uses: [type: number, ...keys: number[]][], keys: number[]][]
}

/** The catalogue of packed rows; `load` is called at the first question, a service unpacked when it is asked about. */
export function catalogueOf(load: () => Readonly<Record<string, CatalogueRow>>): ServiceCatalogue {
  const services = new Map<string, CatalogueService>()
  return {
    services: () => Object.keys(load()),
    service(prefix) {
      const known = services.get(prefix)
      if (known !== undefined || !Object.hasOwn(load(), prefix)) return known
      const made = serviceOf(load()[prefix]!)
      services.set(prefix, made)
      return made
    },
  }
}

function serviceOf({ k, r, a }: CatalogueRow): CatalogueService {
  const keysOf = (numbers: readonly number[]): string[] => numbers.map((number) => k[number]![0])
  return {
    conditionKeys: Object.fromEntries(k),
    resourceTypes: Object.fromEntries(
      r.map(([name, arn, keys]) => [name, { arn, conditionKeys: keysOf(keys) }]),
    ),
    actions: Object.fromEntries(
      a.map(([name, uses, keys]) => [
        name,
        {
          resourceTypes: uses.map(([type, ...own]) => ({ name: r[type]![0], conditionKeys: keysOf(own) })),
          conditionKeys: keysOf(keys),
        },
      ]),
    ),
  }
}
