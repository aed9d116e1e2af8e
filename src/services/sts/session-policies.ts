import { deflateRawSync } from 'node:zlib'
import type { House } from '../../access/house.ts'
import type { Tag } from '../../access/tag.ts'
import { validateIdentityPolicy } from '../../policy/validate/validate-identity.ts'
import {
  malformedPolicyDocument,
  packedPolicyTooLarge,
  packedTagsTooLarge,
  policyNotAttachable,
  validationError,
} from './errors.ts'

type PolicyInput = {
  Policy?: string | undefined
  PolicyArns?: { arn?: string | undefined }[] | undefined
}

/** A session's policies as they are sealed into it. */
export type SessionPolicies = { policy?: string | undefined; policyArns?: string[] | undefined }

// LIMIT: STS API Reference: inline and managed session policies' plaintext has at most 2,048 characters.
const plaintextMaximum = 2048
// LIMIT: the same: up to 10 managed policy ARNs.
const managedMaximum = 10

/**
 * Checks the session policies of a call. `account` is the one whose managed policies may be named, beside
 * AWS's own. Source: STS API Reference, AssumeRole, `Policy` and `PolicyArns`.
 */
export async function sessionPolicies(
  house: House,
  account: string,
  input: PolicyInput,
): Promise<SessionPolicies> {
  const { Policy: policy } = input
  const policyArns = input.PolicyArns?.map(({ arn }) => arn ?? '')
  if (policy !== undefined) {
    if (policy.length > plaintextMaximum) {
      throw validationError(
        `1 validation error detected: Value '${policy}' at 'policy' failed to satisfy constraint: ` +
          `Member must have length less than or equal to ${plaintextMaximum}`,
      )
    }
    const defect = validateIdentityPolicy(policy)
    if (defect !== undefined) throw malformedPolicyDocument(defect)
  }
  if ((policyArns?.length ?? 0) > managedMaximum) {
    throw validationError(
      `1 validation error detected: Value '[${policyArns!.join(', ')}]' at 'policyArns' failed to satisfy constraint: ` +
        `Member must have length less than or equal to ${managedMaximum}`,
    )
  }
  for (const arn of policyArns ?? []) {
    const owner = arn.split(':')[4]
    const found = owner === account || owner === 'aws' ? await house.principals.managed([arn]) : []
    if (found.length === 0) throw policyNotAttachable(arn)
  }
  return { policy, policyArns: policyArns?.length === 0 ? undefined : policyArns }
}

// LIMIT: AWS packs policies into a private binary form and tells the percentage of it that is used; it does not say
// how. Compressed plain text against 90 % of the 2,048-character limit is our measure.
const packedMaximum = 2048 * 0.9
// LIMIT: tags are not compressed there, and have less room: nine tags of 250 times the letter a take 498 %, the six of
// EKS Pod Identity about 74 %, fifteen of a GitHub workflow 142 % (reports of clients' users). That is their text,
// with a byte after each key and each value, against this many bytes.
const tagBytesMaximum = 460

/**
 * PackedPolicySize of a session, a whole percentage of at least 1, or undefined where neither policies nor
 * tags were passed. Throws PackedPolicyTooLarge beyond 100.
 */
export function packedPolicySize(policies: SessionPolicies, tags: readonly Tag[]): number | undefined {
  const plain = [...(policies.policyArns ?? [])]
  if (policies.policy !== undefined) plain.push(JSON.stringify(JSON.parse(policies.policy)))
  if (plain.length === 0 && tags.length === 0) return undefined
  const ofTags = (tagBytes(tags) / tagBytesMaximum) * 100
  if (Math.floor(ofTags) > 100) throw packedTagsTooLarge(Math.floor(ofTags))
  const ofPolicies = plain.length === 0 ? 0 : (deflateRawSync(plain.join('\n')).length / packedMaximum) * 100
  const percent = Math.max(1, Math.ceil(Math.max(ofPolicies, ofTags)))
  if (percent <= 100) return percent
  throw packedPolicyTooLarge(percent)
}

function tagBytes(tags: readonly Tag[]): number {
  return tags.reduce(
    (sum, { Key = '', Value = '' }) => sum + Buffer.byteLength(Key) + Buffer.byteLength(Value) + 2,
    0,
  )
}
