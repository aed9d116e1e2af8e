import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the data about AWS lie: `models/` is beside the bundle's folder, and three folders above this source. */
export function modelsFolder(): string {
  const beside = fileURLToPath(new URL('../models', import.meta.url))
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../../models', import.meta.url))
}
