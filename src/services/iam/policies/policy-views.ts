import type { ManagedPolicyMetadata } from '../../../access/decision/managed-policies.ts'
import { attachmentCounts, boundaryCounts } from '../../../store/entities/attachments.ts'
import type { PolicyRow } from '../../../store/entities/policies.ts'
import type { Reader } from '../../../store/store.ts'
import type { IamOutput } from '../action.ts'
import { isAwsManaged } from '../policy-arns.ts'

export type PolicyView = NonNullable<IamOutput<'GetPolicy'>['Policy']>

/** A managed policy, a customer's or AWS's, without its documents. */
export type ManagedPolicyFacts = Omit<ManagedPolicyMetadata, 'description'> & { description?: string | null }

/** A customer's policy in the form of AWS's own. */
export function factsOf(policy: PolicyRow): ManagedPolicyFacts {
  return {
    arn: policy.arn,
    name: policy.name,
    path: policy.path,
    id: policy.id,
    description: policy.description,
    createDate: new Date(policy.created),
    updateDate: new Date(policy.updated),
    defaultVersionId: `v${policy.defaultVersion}`,
  }
}

/**
 * What lists of managed policies are sorted by: the account's own by name, then AWS's.
 * AWS: its own policies stand in the order of their creation (recorded answers).
 */
export function policyOrder(policy: ManagedPolicyFacts): string {
  if (!isAwsManaged(policy.arn)) return `1 ${policy.name.toLowerCase()}`
  return `2 ${policy.createDate.toISOString()} ${policy.name}`
}

/** How often the policies are used in one account, by ARN; unused ones are absent. */
export type PolicyUse = { attached: Map<string, number>; boundary: Map<string, number> }

/** How often one policy, or every policy, is used in the account. */
export async function readPolicyUse(db: Reader, account: string, arn?: string): Promise<PolicyUse> {
  return {
    attached: await attachmentCounts(db, account, arn),
    boundary: await boundaryCounts(db, account, arn),
  }
}

/**
 * What every answer says of a policy. AWS: only GetPolicy adds the description (IAM API Reference, Policy).
 */
export function listedPolicy(policy: ManagedPolicyFacts, use: PolicyUse) {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: use.attached.get(policy.arn) ?? 0,
    PermissionsBoundaryUsageCount: use.boundary.get(policy.arn) ?? 0,
    IsAttachable: true,
    CreateDate: policy.createDate,
    UpdateDate: policy.updateDate,
  } satisfies PolicyView
}
