import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { CatalogueService, ServiceCatalogue } from '../policy/lint/catalogue.ts'

type Row = {
  k: [key: string, type: string][]
  r: [name: string, arn: string, keys: number[]][]
  a: [name: string, uses: [type: number, ...keys: number[]][], keys: number[]][]
}

/**
 * Opens `catalogue.json.br` under `dir`: what policies may name of every AWS service. It is read at the first
 * question, and each service when it is first asked about. Throws the file system's error when it is missing.
 */
export function openServiceCatalogue(dir: string): ServiceCatalogue {
  let rows: Record<string, Row> | undefined
  const services = new Map<string, CatalogueService>()
  const load = (): Record<string, Row> => {
    if (rows === undefined) {
      const bytes = brotliDecompressSync(readFileSync(join(dir, 'catalogue.json.br')))
      rows = JSON.parse(bytes.toString('utf8')) as Record<string, Row>
    }
    return rows
  }
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

function serviceOf({ k, r, a }: Row): CatalogueService {
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
