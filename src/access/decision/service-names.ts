import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * AWS's services by their prefixes, as the service authorization reference names them; read when first asked.
 */
export type ServiceNames = {
  /** Every prefix, sorted. */
  prefixes(): readonly string[]
  /** `Amazon S3` for `s3`. */
  name(prefix: string): string | undefined
}

/**
 * Opens `service-names.json` under `dir`. Throws the file system's error, at the first question, when it is
 * missing.
 */
export function openServiceNames(dir: string): ServiceNames {
  let loaded: ReadonlyMap<string, string> | undefined
  const load = () => (loaded ??= readNames(join(dir, 'service-names.json')))
  return {
    prefixes: () => [...load().keys()],
    name: (prefix) => load().get(prefix),
  }
}

function readNames(file: string): Map<string, string> {
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>))
}
