import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// The sources lie three folders below the project's, the bundle's chunks one.
const candidates = ['../models', '../../../models'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

/** Where `models/` is. */
export const modelsDirectory = candidates.find((folder) => existsSync(folder)) ?? candidates[0]!
