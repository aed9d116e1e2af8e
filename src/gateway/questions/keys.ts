import type { Ask } from '../../access/questions.ts'
import type { ServiceCatalogue } from '../../policy/lint/catalogue.ts'
import type { Api, OperationRow } from '../apis.ts'
import { textsAt } from './places.ts'
import { specialKeys, type KeyFacts } from './special-keys.ts'

/** Condition keys of one question: those that the request tells, and those that cannot be known here. */
export type OwnKeys = { keys: NonNullable<Ask['keys']>; unknown: readonly string[] }

/**
 * The service's own keys of an action on things of some types. Of all that the reference lists for them, one that no
 * member of the input gives and no rule of ours is not to be known here. Lower-case names; a name that ends in `/` or
 * `:` stands for all that begin with it.
 */
export function ownKeys(
  api: Api,
  row: OperationRow,
  action: string,
  types: readonly string[],
  facts: KeyFacts,
  catalogue: ServiceCatalogue,
): OwnKeys {
  const { prefix } = api
  const keys: Record<string, string | readonly string[] | undefined> = {}
  const service = catalogue.service(prefix)
  for (const [name, place] of Object.entries(row.c ?? {})) {
    const key = `${prefix}:${name}`
    const texts = textsAt(facts.input, place)
    const type = service?.conditionKeys[key]
    // A key of ARNs whose member holds a name is not what the member says.
    if (type === 'ARN' && texts.some((text) => !text.startsWith('arn:'))) continue
    keys[key] = texts.length === 0 ? undefined : type?.startsWith('ArrayOf') === true ? texts : texts[0]
  }
  Object.assign(keys, specialKeys[prefix]?.(facts))
  const known = new Set(Object.keys(keys).map((key) => key.toLowerCase()))
  return { keys, unknown: listedKeys(catalogue, prefix, action, types).filter((key) => !isKnown(key, known)) }
}

function isKnown(key: string, known: ReadonlySet<string>): boolean {
  if (key.startsWith('aws:requesttag/') || key === 'aws:tagkeys' || known.has(key)) return true
  // The parts of an encryption context are known as soon as it is.
  return key === 'kms:encryptioncontext:'
}

/** Every key that the reference lists for an action and the types it is asked about. */
function listedKeys(
  catalogue: ServiceCatalogue,
  prefix: string,
  action: string,
  types: readonly string[],
): string[] {
  const service = catalogue.service(prefix)
  const listed = service?.actions[action.slice(action.indexOf(':') + 1)]
  if (service === undefined || listed === undefined) return []
  const uses = listed.resourceTypes.filter(({ name }) => types.length === 0 || types.includes(name))
  const names = [
    ...listed.conditionKeys,
    ...uses.flatMap(({ conditionKeys }) => conditionKeys),
    ...uses.flatMap(({ name }) => service.resourceTypes[name]?.conditionKeys ?? []),
  ]
  return [...new Set(names.map((name) => name.toLowerCase().replace(/\$\{.*$/, '')))]
}
