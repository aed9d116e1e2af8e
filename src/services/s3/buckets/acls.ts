import type { BucketRow } from '../../../store/s3/buckets.ts'
import { aclKeys, refuseAcl, type AclInput } from '../acl.ts'
import type { S3Input } from '../action.ts'
import { canonicalId } from '../arns.ts'
import { aclNotSupported } from '../errors.ts'
import { onBucket, onObject } from '../on-bucket.ts'
import { checkVersion, versioned } from '../versions.ts'

/** What every bucket and object answers where its bucket's owner owns all: the owner has full control. */
function ownerOnly(bucket: BucketRow) {
  const ID = canonicalId(bucket.account)
  return {
    Owner: { ID },
    Grants: [{ Grantee: { ID, Type: 'CanonicalUser' as const }, Permission: 'FULL_CONTROL' as const }],
  }
}

/** A list in the body passes where it says just what is so anyway. */
function checkLists(
  bucket: BucketRow,
  input: AclInput & Pick<S3Input<'PutBucketAcl'>, 'AccessControlPolicy'>,
): void {
  refuseAcl(input)
  const policy = input.AccessControlPolicy
  if (policy === undefined) return
  const owner = canonicalId(bucket.account)
  const fits = (policy.Grants ?? []).every(
    (grant) => grant.Grantee?.ID === owner && grant.Permission === 'FULL_CONTROL',
  )
  if (!fits || (policy.Owner?.ID ?? owner) !== owner) throw aclNotSupported()
}

export const getBucketAcl = onBucket('GetBucketAcl', {
  ask: () => ({}),
  run: (_call, bucket) => ownerOnly(bucket),
})

export const getObjectAcl = onObject('GetObjectAcl', {
  ask: ({ input }) => versioned('s3:GetObjectAcl', input.VersionId),
  run({ input }, bucket) {
    checkVersion(input.VersionId)
    return ownerOnly(bucket)
  },
})

export const putBucketAcl = onBucket('PutBucketAcl', {
  ask: ({ input }) => ({ keys: aclKeys(input) }),
  run({ input }, bucket) {
    checkLists(bucket, input)
    return {}
  },
})

export const putObjectAcl = onObject('PutObjectAcl', {
  ask({ input }) {
    const { keys, ...ask } = versioned('s3:PutObjectAcl', input.VersionId)
    return { ...ask, keys: { ...keys, ...aclKeys(input) } }
  },
  run({ input }, bucket) {
    checkVersion(input.VersionId)
    checkLists(bucket, input)
    return {}
  },
})
