import type { House } from '../../../access/house.ts'
import type { Call } from '../../../access/action.ts'
import {
  isServicePrincipal,
  storedAwsPrincipal,
  shownPrincipals,
} from '../../../access/decision/stored-principals.ts'
import type { PrincipalEntry } from '../../../policy/text/document.ts'
import { mapPrincipals, principalsOf } from '../../../policy/text/principals.ts'
import { policySize } from '../../../policy/text/size.ts'
import { validateResourcePolicy } from '../../../policy/validate/validate-resource.ts'
import { findBucketById, updateBucket, type BucketRow } from '../../../store/s3/buckets.ts'
import type { Reader } from '../../../store/store.ts'
import { accessDenied, malformedPolicy, methodNotAllowed, noSuchBucket, notConfigured } from '../errors.ts'
import { onBucket } from '../on-bucket.ts'
import { bucketPolicyRules } from './policy-rules.ts'
import { publicAccessBlockOf } from './public-access.ts'
import { isPublicPolicy } from './public-policy.ts'
import { bucketArn } from '../arns.ts'

// LIMIT: 20 KB, as AWS's.
const largestPolicy = 20 * 1024

/**
 * AWS: the owner's root user can always see, replace and remove a policy, even one that locks everybody
 * out.
 */
function ask({ caller }: Call<object>, bucket: BucketRow | undefined) {
  const isOwnersRoot = caller.kind === 'root' && caller.account === bucket?.account
  return { withoutPolicy: isOwnersRoot }
}

export const putBucketPolicy = onBucket('PutBucketPolicy', {
  ask,
  async run(call, bucket) {
    const { input, house, caller } = call
    requireOwner(call, bucket, 'PUT')
    const text = input.Policy!
    if (policySize(text) > largestPolicy) {
      throw malformedPolicy('Policy exceeds the maximum allowed document size.')
    }
    const isPublic = isPublicPolicy(text)
    await house.store.write(bucket.account, async (tx) => {
      const current = await findBucketById(tx, bucket.id)
      if (current === undefined) throw noSuchBucket(bucket.name)
      const policy = await keptPolicy(tx, house, bucket.name, text)
      if (isPublic && publicAccessBlockOf(current)?.BlockPublicPolicy) {
        throw accessDenied(
          `User: ${caller.arn} is not authorized to perform: s3:PutBucketPolicy on resource: ` +
            `"${bucketArn(bucket.name)}" because public policies are prevented by the BlockPublicPolicy setting ` +
            'in S3 Block Public Access.',
        )
      }
      await updateBucket(tx, bucket.id, { policy, policyPublic: isPublic ? 1 : 0 })
    })
    return {}
  },
})

export const getBucketPolicy = onBucket('GetBucketPolicy', {
  ask,
  async run(call, bucket) {
    requireOwner(call, bucket, 'GET')
    return { Policy: await shownPrincipals(call.house.store.read, requirePolicy(bucket)) }
  },
})

export const deleteBucketPolicy = onBucket('DeleteBucketPolicy', {
  ask,
  async run(call, bucket) {
    requireOwner(call, bucket, 'DELETE')
    const change = { policy: null, policyPublic: 0 }
    await call.house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, change))
    return {}
  },
})

export const getBucketPolicyStatus = onBucket('GetBucketPolicyStatus', {
  ask: () => ({}),
  run(_call, bucket) {
    requirePolicy(bucket)
    return { PolicyStatus: { IsPublic: bucket.policyPublic === 1 } }
  },
})

/** AWS: another account that a policy lets at the policy itself is told that this is not done. */
function requireOwner({ caller }: Call<object>, bucket: BucketRow, method: string): void {
  if (caller.account !== bucket.account) throw methodNotAllowed(method, 'BUCKETPOLICY')
}

function requirePolicy(bucket: BucketRow): string {
  if (bucket.policy !== null) return bucket.policy
  throw notConfigured('NoSuchBucketPolicy', 'The bucket policy does not exist', bucket.name)
}

/** The policy as it is kept, its principals resolved; throws where S3 refuses it. */
async function keptPolicy(db: Reader, house: House, bucket: string, text: string): Promise<string> {
  const kept = new Map<string, string>()
  const unknown: PrincipalEntry[] = []
  for (const entry of principalsOf(text)) {
    const value = await keptPrincipal(db, house, entry)
    if (value === undefined) unknown.push(entry)
    else kept.set(keyOf(entry), value)
  }
  const problem = validateResourcePolicy(text, {
    ...bucketPolicyRules(bucket),
    acceptsPrincipal: (entry) => kept.has(keyOf(entry)),
  })
  if (problem !== undefined) {
    const [first] = unknown
    const named = first === undefined || !problem.startsWith('Invalid principal')
    throw malformedPolicy(problem, named ? undefined : `"${first.type}" : "${first.value}"`)
  }
  return mapPrincipals(text, (entry) => kept.get(keyOf(entry)))
}

/** AWS: CloudFront's identities are principals of no account, and reach no bucket here. */
const originAccessIdentity =
  /^arn:aws:iam::cloudfront:user\/CloudFront Origin Access Identity E[A-Z0-9]{6,20}$/

async function keptPrincipal(
  db: Reader,
  house: House,
  { type, value }: PrincipalEntry,
): Promise<string | undefined> {
  if (type === '*') return value
  if (type === 'AWS') {
    return originAccessIdentity.test(value) ? value : storedAwsPrincipal(db, house.foreignPrincipals, value)
  }
  if (type === 'Service') return value === '*' || isServicePrincipal(value) ? value : undefined
  // Canonical users and federated callers do not come to S3 here.
  return undefined
}

function keyOf({ type, value }: PrincipalEntry): string {
  return `${type} ${value}`
}
