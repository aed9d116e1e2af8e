import type { IamInstanceProfileSpecification } from '@aws-sdk/client-ec2'
import type { Ask } from '../../../access/questions.ts'
import { iamArn, parseArn } from '../../../kernel/arn.ts'
import { findInstanceProfile, type InstanceProfileRow } from '../../../store/entities/instance-profiles.ts'
import { findRoleById, type RoleRow } from '../../../store/entities/roles.ts'
import type { Reader } from '../../../store/store.ts'
import { tagsOf, type TagRow } from '../../../store/entities/tags.ts'
import {
  invalidCombination,
  missingParameter,
  noSuchProfileArn,
  noSuchProfileName,
  profileWithoutRole,
} from '../errors.ts'
import { tagList } from '../questions.ts'

/** The instance profile a request names, as far as it exists. */
export type NamedProfile = {
  specification: IamInstanceProfileSpecification
  /** The real ARN, or what it would be. */
  arn: string
  row?: InstanceProfileRow | undefined
  role?: { row: RoleRow; arn: string; tags: readonly TagRow[] } | undefined
}

/** Looks up the profile a request names by Name or by Arn; one of another account does not exist here. */
export async function namedProfile(
  db: Reader,
  account: string,
  specification: IamInstanceProfileSpecification,
): Promise<NamedProfile> {
  const { Arn, Name } = specification
  if (Arn !== undefined && Name !== undefined) {
    throw invalidCombination(
      "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
    )
  }
  const name = Name ?? nameInArn(account, Arn)
  if (name === undefined && Arn === undefined) throw missingParameter('IamInstanceProfile.Name')
  const row = name === undefined ? undefined : await findInstanceProfile(db, account, name)
  const arn = row && iamArn(account, 'instance-profile', row.path, row.name)
  if (row === undefined || (Arn !== undefined && Arn !== arn)) {
    return { specification, arn: Arn ?? iamArn(account, 'instance-profile', '/', name ?? '') }
  }
  return { specification, arn: arn!, row, role: await roleOf(db, row) }
}

async function roleOf(db: Reader, { roleId }: InstanceProfileRow): Promise<NamedProfile['role']> {
  const row = roleId === null ? undefined : await findRoleById(db, roleId)
  if (row === undefined) return undefined
  return { row, arn: iamArn(row.account, 'role', row.path, row.name), tags: await tagsOf(db, row.id) }
}

function nameInArn(account: string, arn: string | undefined): string | undefined {
  const parts = arn === undefined ? undefined : parseArn(arn)
  if (parts?.service !== 'iam' || parts.account !== account) return undefined
  if (!parts.resource.startsWith('instance-profile/')) return undefined
  return parts.resource.slice(parts.resource.lastIndexOf('/') + 1)
}

/** Throws where the profile does not exist or has no role, with EC2's sentences. */
export function existingProfile({ specification, row, role }: NamedProfile): InstanceProfileRow {
  const { Arn, Name = '' } = specification
  if (row === undefined) throw Arn === undefined ? noSuchProfileName(Name) : noSuchProfileArn(Arn)
  if (role === undefined) throw profileWithoutRole(row.name)
  return row
}

/**
 * Giving an instance a profile hands its role to EC2: the caller must be allowed to pass it. Nothing is asked
 * where there is no role to pass. Source: IAM User Guide, "Grant a user permissions to pass a role to an AWS
 * service".
 */
export function passRoleQuestions({ role }: NamedProfile, instanceArn: string): Ask[] {
  if (role === undefined) return []
  return [
    {
      action: 'iam:PassRole',
      resource: role.arn,
      resourceTags: tagList(role.tags),
      keys: { 'iam:PassedToService': 'ec2.amazonaws.com', 'iam:AssociatedResourceArn': instanceArn },
    },
  ]
}
