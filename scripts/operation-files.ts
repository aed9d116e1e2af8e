import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const services = fileURLToPath(new URL('../src/services', import.meta.url))

/**
 * Which file each operation of a service is in, below `src/services`, read from its table of contents: the name that
 * stands beside the operation, and where that name is imported from.
 */
export function operationFiles(service: string): ReadonlyMap<string, string> {
  const index = readFileSync(join(services, service, 'index.ts'), 'utf8')
  const imported = new Map<string, string>()
  for (const [, names, path] of index.matchAll(/^import (?:\* as )?([^']+?) from '\.\/([^']+)'/gm)) {
    for (const name of names!.matchAll(/\w+/g)) imported.set(name[0], path!)
  }
  const files = new Map<string, string>()
  for (const [, operation, name] of index.matchAll(/(?:^ +|\{ |, )([A-Z]\w+):\s+(\w+)/gm)) {
    // What is not imported is the table's own.
    files.set(operation!, `${service}/${imported.get(name!) ?? 'index.ts'}`)
  }
  return files
}
