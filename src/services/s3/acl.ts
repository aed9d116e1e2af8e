import type { AwsError } from '../../kernel/aws-error.ts'
import { aclNotSupported } from './errors.ts'

/** The members that carry access control lists in a request. */
export type AclInput = {
  ACL?: string | undefined
  GrantFullControl?: string | undefined
  GrantRead?: string | undefined
  GrantReadACP?: string | undefined
  GrantWrite?: string | undefined
  GrantWriteACP?: string | undefined
}

/**
 * Every bucket here has `BucketOwnerEnforced` ownership, AWS's default since 2023: lists that say that the
 * owner has full control pass and mean nothing, others are refused, as `refusal` words it. Source: S3 User
 * Guide, "Controlling ownership of objects".
 */
export function refuseAcl(
  input: AclInput,
  harmless = ['private', 'bucket-owner-full-control'],
  refusal: () => AwsError = aclNotSupported,
): void {
  const grants = [
    input.GrantFullControl,
    input.GrantRead,
    input.GrantReadACP,
    input.GrantWrite,
    input.GrantWriteACP,
  ]
  if (grants.some((grant) => grant !== undefined)) throw refusal()
  if (input.ACL !== undefined && !harmless.includes(input.ACL)) throw refusal()
}

/** Condition keys of the lists a request carries. */
export function aclKeys(input: AclInput): Record<string, string | undefined> {
  return {
    's3:x-amz-acl': input.ACL,
    's3:x-amz-grant-full-control': input.GrantFullControl,
    's3:x-amz-grant-read': input.GrantRead,
    's3:x-amz-grant-read-acp': input.GrantReadACP,
    's3:x-amz-grant-write': input.GrantWrite,
    's3:x-amz-grant-write-acp': input.GrantWriteACP,
  }
}
