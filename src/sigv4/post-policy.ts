import type { KeyObject } from 'node:crypto'
import { hmacHex, sameSignature } from './signing-key.ts'

/**
 * Whether `x-amz-signature` of an S3 POST form is right: the base64 policy field itself is the string to
 * sign.
 */
export function verifyPostPolicySignature(
  policyBase64: string,
  signingKey: KeyObject,
  signature: string,
): boolean {
  return sameSignature(hmacHex(signingKey, policyBase64), signature)
}
