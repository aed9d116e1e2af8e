import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the test suite does with an operation: its rules are tried beside the code, a real client calls it. */
export type Evidence = { rules: boolean; client: boolean }

/** Reads the tests once and tells of any operation whether they name it. */
export function openEvidence(): (service: string, operation: string) => Evidence {
  const rules = new Map<string, string>()
  const clients = textsBelow('test', /\.(ts|py)$/)
  return (service, operation) => {
    let beside = rules.get(service)
    if (beside === undefined) {
      beside = textsBelow(join('src', 'services', service), /\.test\.ts$/)
      rules.set(service, beside)
    }
    const words = snakeCase(operation)
    const method = operation.charAt(0).toLowerCase() + operation.slice(1)
    return {
      rules: named(beside, operation) || named(beside, method),
      client:
        named(clients, words) ||
        named(clients, words.replaceAll('_', '-')) ||
        named(clients, `${operation}Command`),
    }
  }
}

function textsBelow(folder: string, files: RegExp): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => files.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n')
}

function named(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w-])${RegExp.escape(name)}(?![\\w-])`).test(text)
}

/** botocore's spelling of an operation: `create_open_id_connect_provider`; with hyphens it is the aws CLI's. */
function snakeCase(operation: string): string {
  return operation
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
}
