import { createHash } from 'node:crypto'
import { printPolicy } from '../policy/text/document.ts'
import type { CompiledPolicy } from '../policy/compile.ts'
import type { PolicySet, SourcedPolicy } from '../policy/policy-set.ts'
import type { Layer } from '../policy/types.ts'

/** What identifies a policy in the details: its ARN, or for one without an ARN an opaque word that stays the same. */
export function policyUri(
  layer: Layer,
  { id, type, owner = '' }: Pick<SourcedPolicy, 'id' | 'type' | 'owner'>,
): string {
  if (id.startsWith('arn:') && layer !== 'resource') return id
  const name = JSON.stringify([layer, type, owner, id])
  return `inline:${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
}

// LIMIT: characters of a refused request's policies that are kept with it. AWS too records no authorization that is
// too large, and then tells no id.
const mostCharacters = 96 * 1024

const printed = new WeakMap<CompiledPolicy, string>()

function textOf(policy: CompiledPolicy): string {
  const text = printed.get(policy) ?? printPolicy(policy.document)
  printed.set(policy, text)
  return text
}

/** The documents a decision was made from, by their URIs; undefined where they are too large to be kept. */
export function documentsOf(policies: PolicySet): Record<string, string> | undefined {
  const documents: Record<string, string> = {}
  let room = mostCharacters
  for (const [layer, source] of sourcesOf(policies)) {
    const uri = policyUri(layer, source)
    if (documents[uri] !== undefined) continue
    documents[uri] = textOf(source.policy)
    room -= documents[uri].length
    if (room < 0) return undefined
  }
  return documents
}

function* sourcesOf(policies: PolicySet): Generator<[Layer, SourcedPolicy]> {
  const { scps, rcps, identity, boundary, session = [], resource } = policies
  for (const source of scps.flat()) yield ['scp', source]
  for (const source of rcps.flat()) yield ['rcp', source]
  for (const source of identity) yield ['identity', source]
  if (boundary !== undefined) yield ['boundary', boundary]
  for (const source of session) yield ['session', source]
  if (resource !== undefined) yield ['resource', resource]
}
