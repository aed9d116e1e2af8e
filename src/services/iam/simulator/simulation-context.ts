import { isoSeconds } from '../../../kernel/iso-seconds.ts'
import { addressOf } from '../../../policy/conditions/ip-address.ts'
import { instantOf } from '../../../policy/conditions/date.ts'
import { decimalOf } from '../../../policy/conditions/numeric.ts'
import type { ContextKeys } from '../../../policy/types.ts'
import type { IamInput } from '../action.ts'
import { invalidRequest } from '../errors.ts'

type Entries = IamInput<'SimulateCustomPolicy'>['ContextEntries']

/** The values of context keys by their lower-case names. */
export type KnownKeys = Record<string, readonly string[]>

/**
 * The context of a simulation: the time, what is known of the caller, and over both what the request gives.
 * Nothing else is filled in, so that a condition on it fails as it would with a request that lacks it.
 */
export function simulationContext(entries: Entries, known: KnownKeys, now: number): ContextKeys {
  const keys = new Map<string, readonly string[]>([
    ['aws:currenttime', [isoSeconds(now)]],
    ['aws:epochtime', [String(Math.floor(now / 1000))]],
    ...Object.entries(known),
  ])
  for (const { ContextKeyName, ContextKeyValues = [], ContextKeyType = 'string' } of entries ?? []) {
    if (ContextKeyName === undefined) throw invalidRequest('A context entry must have a ContextKeyName.')
    for (const value of ContextKeyValues) checkValue(ContextKeyName, ContextKeyType, value)
    keys.set(ContextKeyName.toLowerCase(), ContextKeyValues)
  }
  return keys
}

const tests: Readonly<Record<string, (value: string) => boolean>> = {
  numeric: (value) => decimalOf(value) !== undefined,
  boolean: (value) => /^(?:true|false)$/i.test(value),
  ip: (value) => addressOf(value) !== undefined,
  binary: (value) => /^[A-Za-z0-9+/]*={0,2}$/.test(value),
  date: (value) => instantOf(value) !== undefined,
}

function checkValue(name: string, type: string, value: string): void {
  const test = tests[type.replace(/List$/, '')]
  if (test !== undefined && !test(value)) {
    throw invalidRequest(`The context key ${name} of type ${type} cannot have the value ${value}.`)
  }
}
