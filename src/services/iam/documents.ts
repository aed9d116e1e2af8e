import { policySize } from '../../policy/text/size.ts'
import { validateIdentityPolicy } from '../../policy/validate/validate-identity.ts'
import { validateTrustPolicy } from '../../policy/validate/validate-trust.ts'
import { malformedPolicyDocument } from './errors.ts'
import { checkLimit } from './limits.ts'

/**
 * A document as IAM answers it: every byte but `A-Z a-z 0-9 - _ . ~` percent-encoded. Source: IAM API
 * Reference, GetPolicyVersion.
 */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Refuses (MalformedPolicyDocument 400) what cannot be an inline policy. */
export function checkInlinePolicy(text: string): void {
  refuseFault(validateIdentityPolicy(text, { isStored: true }))
}

/** Refuses what cannot be a version of a managed policy: malformed, of the old version, or over its quota. */
export function checkManagedPolicy(text: string): void {
  refuseFault(validateIdentityPolicy(text, { requiresVersion2012: true, isStored: true }))
  checkLimit('PolicySize', policySize(text))
}

/**
 * Refuses what cannot be a trust policy: malformed, or over its quota. Whether its principals exist is
 * asked elsewhere.
 */
export function checkTrustPolicy(text: string): void {
  refuseFault(validateTrustPolicy(text))
  checkLimit('ACLSizePerRole', policySize(text))
}

function refuseFault(sentence: string | undefined): void {
  if (sentence !== undefined) throw malformedPolicyDocument(sentence)
}
