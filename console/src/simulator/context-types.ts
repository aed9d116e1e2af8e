import type { ContextKeyTypeEnum } from '@aws-sdk/client-iam'
import { globalKey } from '../../../src/policy/lint/global-keys.ts'
import { writtenType } from '../../../src/policy/lint/key-facts.ts'
import type { Reference } from '../reference/reference.ts'
import type { ContextField } from './question.ts'

/** The types a context key can have, in the simulator's words. */
export const contextTypes: readonly ContextKeyTypeEnum[] = [
  'string',
  'stringList',
  'numeric',
  'numericList',
  'boolean',
  'booleanList',
  'ip',
  'ipList',
  'date',
  'dateList',
  'binary',
  'binaryList',
]

const byWrittenType: Readonly<Record<string, 'string' | 'numeric' | 'boolean' | 'ip' | 'date' | 'binary'>> = {
  String: 'string',
  ARN: 'string',
  Bool: 'boolean',
  Boolean: 'boolean',
  Numeric: 'numeric',
  Date: 'date',
  IPAddress: 'ip',
  Binary: 'binary',
}

/** What a key's values are, as far as AWS's reference says; text where it says nothing. */
export function contextTypeOf(key: string, reference: Reference | undefined): ContextKeyTypeEnum {
  const global = globalKey(key)
  if (global !== undefined) {
    const plain = byWrittenType[global.type] ?? 'string'
    return global.multivalued ? `${plain}List` : plain
  }
  const service = reference?.catalogue.service(key.split(':', 1)[0]!.toLowerCase())
  const written = service && writtenType(service, key)
  if (written === undefined) return 'string'
  const plain = byWrittenType[written.replace(/^ArrayOf/, '')] ?? 'string'
  return written.startsWith('ArrayOf') ? `${plain}List` : plain
}

/** The fields of the keys that policies name: what is filled in stays, what nobody names any more goes if it is empty. */
export function fieldsFor(
  keys: readonly string[],
  held: readonly ContextField[],
  reference: Reference | undefined,
): ContextField[] {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const kept = held.filter(({ key, values }) => values.length > 0 || keys.some((one) => same(one, key)))
  const added = keys
    .filter((key) => !held.some((field) => same(field.key, key)))
    .map((key) => ({ key, type: contextTypeOf(key, reference), values: [] }))
  return [...kept, ...added]
}

/** An example of a value of a type. */
export function exampleOf(type: ContextKeyTypeEnum): string {
  const examples: Readonly<Record<string, string>> = {
    numeric: '3600',
    boolean: 'true',
    ip: '203.0.113.7',
    date: '2026-11-22T12:00:00Z',
    binary: 'QmluYXJ5',
  }
  const one = examples[type.replace(/List$/, '')] ?? ''
  return type.endsWith('List') ? [one, '…'].filter(Boolean).join(', ') : one
}
