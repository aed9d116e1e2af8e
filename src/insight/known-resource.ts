import { parseArn } from '../kernel/arn.ts'
import { findBucket, type BucketRow } from '../store/s3/buckets.ts'
import { findUserByName } from '../store/entities/users.ts'
import type { Caller } from '../access/caller.ts'
import type { LiveRole } from '../access/live-principal.ts'
import type { Ask } from '../access/questions.ts'
import type { DecisionSources } from './snapshot.ts'

/** What a data directory knows of a resource. */
export type KnownResource = {
  /** Undefined where nothing tells; then it counts as the caller's own. */
  account?: string | undefined
  /** The question of one caller about it: whose it is, its own policy, its tags. */
  askOf(caller: Caller): Ask
  /** Whether a tag it does not show is one it does not have. */
  tagsKnown: boolean
}

/** Looks up the resource that an action is about. An ARN of nothing that is there has no policy. */
export async function knownResource(
  sources: DecisionSources,
  action: string,
  resource: string,
): Promise<KnownResource> {
  const arn = parseArn(resource)
  if (arn?.service === 's3') return bucketResource(sources, resource, arn.resource)
  const account = arn !== undefined && /^\d{12}$/.test(arn.account) ? arn.account : undefined
  const base: Ask = { resource, resourceAccount: account }
  if (arn?.service === 'iam' && account !== undefined) {
    if (arn.resource.startsWith('role/')) return roleResource(sources, action, resource, account)
    if (arn.resource.startsWith('user/')) {
      const row = await findUserByName(sources.read, account, lastPart(arn.resource))
      const user = row && (await sources.principals.user(account, row.id))
      if (user?.arn === resource) return fixed({ ...base, resourceTags: user.tags }, true)
    }
  }
  return fixed(base, false)
}

function fixed(ask: Ask, tagsKnown: boolean): KnownResource {
  return { account: ask.resourceAccount, askOf: () => ask, tagsKnown }
}

async function roleResource(
  sources: DecisionSources,
  action: string,
  resource: string,
  account: string,
): Promise<KnownResource> {
  const found = await sources.principals.roleByName(account, lastPart(resource))
  const role = found?.arn === resource ? found : undefined
  const isTrust = action.toLowerCase().startsWith('sts:')
  if (role !== undefined && isTrust) return roleToAssume(role)
  const ask: Ask = { resource, resourceAccount: account, resourceTags: role?.tags }
  return fixed(isTrust ? { ...ask, policyKind: 'trust-policy' } : ask, role !== undefined)
}

/** A role as the one who would assume it sees it. */
export function roleToAssume(role: LiveRole): KnownResource {
  const ask: Ask = {
    resource: role.arn,
    resourceAccount: role.account,
    resourceTags: role.tags,
    policyKind: 'trust-policy',
    policy: { text: role.trustPolicy, id: `${role.arn} (trust policy)` },
  }
  return fixed(ask, true)
}

async function bucketResource(
  sources: DecisionSources,
  resource: string,
  rest: string,
): Promise<KnownResource> {
  const bucket = await findBucket(sources.read, rest.split('/', 1)[0]!)
  return {
    account: bucket?.account,
    tagsKnown: false,
    askOf(caller) {
      const resourceAccount = bucket?.account ?? caller.account
      return {
        resource,
        resourceAccount,
        policy: bucket && bucketPolicy(bucket, caller),
        keys: { 's3:ResourceAccount': resourceAccount || undefined },
      }
    },
  }
}

/** AWS: RestrictPublicBuckets leaves a public policy to the account itself and to AWS services. */
function bucketPolicy(bucket: BucketRow, caller: Caller): Ask['policy'] {
  if (bucket.policy === null) return undefined
  const stranger = caller.kind !== 'service' && caller.account !== bucket.account
  if (stranger && bucket.policyPublic === 1 && restrictsPublic(bucket)) return undefined
  return { text: bucket.policy, id: `arn:aws:s3:::${bucket.name}` }
}

function restrictsPublic({ publicAccessBlock }: BucketRow): boolean {
  if (publicAccessBlock === null) return false
  return (JSON.parse(publicAccessBlock) as { RestrictPublicBuckets?: boolean }).RestrictPublicBuckets === true
}

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1)
}
