import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { catalogueOf, type CatalogueRow } from '../../policy/lint/catalogue-rows.ts'
import type { ServiceCatalogue } from '../../policy/lint/catalogue.ts'

/**
 * Opens `catalogue.json.br` under `dir`: what policies may name of every AWS service. It is read at the first
 * question, and each service when it is first asked about. Throws the file system's error when it is missing.
 */
export function openServiceCatalogue(dir: string): ServiceCatalogue {
  let rows: Record<string, CatalogueRow> | undefined
  return catalogueOf(() => {
    if (rows === undefined) {
      const bytes = brotliDecompressSync(readFileSync(join(dir, 'catalogue.json.br')))
      rows = JSON.parse(bytes.toString('utf8')) as Record<string, CatalogueRow>
    }
    return rows
  })
}
