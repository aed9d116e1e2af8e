import type { CompiledPolicy } from '../policy/compile.ts'
import type { Question } from '../policy/types.ts'
import type { PolicySet } from '../policy/policy-set.ts'

/** A number that tells apart what questions were decided by: the texts of all policies, and the organizations. */
export type Fingerprint = (question: Question, policies: PolicySet) => number

const organizationKeys = ['aws:principalorgpaths', 'aws:resourceorgpaths']

/** A fingerprint that reads each policy once, however many questions it decides. */
export function createFingerprint(): Fingerprint {
  const known = new WeakMap<CompiledPolicy, number>()
  const ofText = (policy: CompiledPolicy): number => {
    let hash = known.get(policy)
    if (hash === undefined) {
      hash = hashOf(JSON.stringify(policy.document))
      known.set(policy, hash)
    }
    return hash
  }
  return ({ keys }, { scps, rcps, identity, boundary, session, resource, resourceKind }) => {
    let sum = hashOf(resourceKind)
    const mix = (value: number) => (sum = Math.imul(sum ^ value, prime))
    // Between the layers stands their number, so that none takes the place of another.
    ;[...scps, [], ...rcps, [], identity, boundary && [boundary], session, resource && [resource]].forEach(
      (level, at) => {
        mix(level === undefined ? -1 : at)
        for (const { policy } of level ?? []) mix(ofText(policy))
      },
    )
    for (const name of organizationKeys) for (const path of keys.get(name) ?? []) mix(hashOf(path))
    return sum >>> 0
  }
}

const prime = 0x01000193

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return hash
}
