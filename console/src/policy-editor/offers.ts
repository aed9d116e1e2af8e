import { baseOperators, operatorOf } from '../../../src/policy/text/operator.ts'
import { actionMatcher } from '../../../src/policy/match/match.ts'
import { newSteps } from '../../../src/policy/steps.ts'
import type { CatalogueAction, CatalogueService } from '../../../src/policy/lint/catalogue.ts'
import { globalKey, globalKeys } from '../../../src/policy/lint/global-keys.ts'
import type { Reference } from '../reference/reference.ts'

/** One thing that may be written: the text, what it is in a word, and how much sooner it is offered. */
export type Offer = { text: string; detail?: string | undefined; boost?: number }

/** Services while no colon is written, then the actions of the service, with their access levels. */
export function actionOffers(reference: Reference, written: string): Offer[] {
  const colon = written.indexOf(':')
  const { catalogue, levelOf, nameOf } = reference
  if (colon === -1) {
    return catalogue.services().map((service) => ({
      text: `${service}:`,
      detail: nameOf(service),
      // Of services that begin alike the shortest is the one that is meant most often.
      boost: Math.max(50 - service.length, 0),
    }))
  }
  const service = written.slice(0, colon).toLowerCase()
  const known = catalogue.service(service)
  if (known === undefined) return []
  return [
    { text: `${service}:*`, detail: 'All actions', boost: -1 },
    ...Object.keys(known.actions).map((name) => ({
      text: `${service}:${name}`,
      detail: levelOf(service, name),
    })),
  ]
}

/** The actions of one service that patterns stand for; all that are known of services without wildcards. */
function namedActions(
  reference: Reference,
  patterns: readonly string[],
): { service: CatalogueService; action: CatalogueAction }[] {
  return patterns.flatMap((pattern) => {
    const prefix = pattern.split(':', 1)[0]!.toLowerCase()
    const service = reference.catalogue.service(prefix)
    if (service === undefined) return []
    const matches = actionMatcher(pattern)
    const steps = newSteps()
    return Object.entries(service.actions)
      .filter(([name]) => matches(`${prefix}:${name}`.toLowerCase(), steps))
      .map(([, action]) => ({ service, action }))
  })
}

/** ARN formats of what the actions are about; parts to fill in stand as `${Name}`. */
export function resourceOffers(reference: Reference, actions: readonly string[], account: string): Offer[] {
  const offers = new Map<string, Offer>()
  for (const { service, action } of namedActions(reference, actions)) {
    for (const { name } of action.resourceTypes) {
      const arn = service.resourceTypes[name]?.arn
      if (arn === undefined) continue
      const text = arn.replace('${Partition}', 'aws').replace('${Account}', account)
      offers.set(text, { text, detail: name, boost: 1 })
    }
  }
  return [...offers.values(), { text: '*', detail: 'All resources' }]
}

/** Condition keys that the actions have, then the global ones; those that fit the operator come first. */
export function conditionKeyOffers(
  reference: Reference,
  actions: readonly string[],
  operator: string,
): Offer[] {
  const types = new Map<string, string>()
  for (const { service, action } of namedActions(reference, actions)) {
    const ofTypes = action.resourceTypes.flatMap(({ name, conditionKeys }) => [
      ...conditionKeys,
      ...(service.resourceTypes[name]?.conditionKeys ?? []),
    ])
    for (const key of [...action.conditionKeys, ...ofTypes])
      types.set(key, service.conditionKeys[key] ?? 'String')
  }
  const own = [...types].map(([key, type]) => offerOfKey(key, type, operator, 2))
  const global = globalKeys
    .filter((key) => !types.has(`${key}\${TagKey}`) && !types.has(key))
    .map((key) =>
      offerOfKey(key, globalKey(key.endsWith('/') ? `${key}x` : key)?.type ?? 'String', operator, 0),
    )
  return [...own, ...global]
}

function offerOfKey(key: string, type: string, operator: string, boost: number): Offer {
  return { text: key, detail: type, boost: boost + (fits(type, operator) ? 1 : 0) }
}

function fits(type: string, operator: string): boolean {
  const base = operatorOf(operator)?.base
  if (base === undefined || base === 'Null') return true
  const family = /^(String|Numeric|Date|Bool|Binary|Arn|Not|Ip)/.exec(base)?.[1]
  const plain = type.replace(/^ArrayOf/, '')
  if (family === 'Not' || family === 'Ip') return plain === 'IPAddress'
  if (family === 'Arn') return plain === 'ARN'
  return plain === family
}

/** Every operator, plain ones first. */
export function operatorOffers(): Offer[] {
  const plain = baseOperators.map((text) => ({ text, boost: 3 }))
  const optional = baseOperators
    .filter((name) => name !== 'Null')
    .map((name) => ({ text: `${name}IfExists`, detail: 'or the key is absent', boost: 2 }))
  const sets = (['ForAnyValue', 'ForAllValues'] as const).flatMap((set) =>
    baseOperators
      .filter((name) => name !== 'Null')
      .map((name) => ({
        text: `${set}:${name}`,
        detail: set === 'ForAnyValue' ? 'one value' : 'every value',
      })),
  )
  return [...plain, ...optional, ...sets]
}
