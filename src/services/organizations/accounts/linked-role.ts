import type { Call } from '../../../access/action.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { entityId, idPrefix } from '../../../kernel/ids.ts'
import { attachPolicy } from '../../../store/entities/attachments.ts'
import { findRoleByName, insertRole } from '../../../store/entities/roles.ts'
import type { Writer } from '../../../store/store.ts'
import { noLinkedRolePermission } from '../errors.ts'

const service = 'organizations.amazonaws.com'
const name = 'AWSServiceRoleForOrganizations'
const path = `/aws-service-role/${service}/`

/**
 * Makes Organizations' service-linked role in an account where it is missing. Throws
 * AccessDeniedForDependencyException where it would be the caller's own account and the caller may not.
 */
export async function ensureLinkedRole(tx: Writer, call: Call<unknown>, account: string): Promise<void> {
  if ((await findRoleByName(tx, account, name)) !== undefined) return
  const ask = {
    action: 'iam:CreateServiceLinkedRole',
    resource: iamArn(account, 'role', path, name),
    keys: { 'iam:AWSServiceName': service },
  }
  if (account === call.caller.account && !call.may(ask)) throw noLinkedRolePermission()
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }
  await writeRole(tx, call, {
    account,
    name,
    path,
    description:
      'Service-linked role used by AWS Organizations to enable integration of other AWS services with Organizations.',
    statement,
    policyArn: 'arn:aws:iam::aws:policy/aws-service-role/AWSOrganizationsServiceTrustPolicy',
  })
}

/** A role that Organizations makes: whom it trusts, and its one policy. */
export type MadeRole = {
  account: string
  name: string
  path: string
  description: string | null
  statement: object
  policyArn: string
}

/** Writes a role into an account that has none of its name. */
export async function writeRole(tx: Writer, { house, now }: Call<unknown>, made: MadeRole): Promise<void> {
  const { account, statement, policyArn } = made
  const id = entityId(idPrefix.role, house.random)
  await insertRole(tx, {
    id,
    account,
    name: made.name,
    nameKey: made.name.toLowerCase(),
    path: made.path,
    created: now,
    description: made.description,
    maxSessionSeconds: 3600,
    trustPolicy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    boundaryArn: null,
    lastUsed: null,
    lastUsedRegion: null,
  })
  await attachPolicy(tx, { account, targetId: id, targetType: 'role', policyArn, attached: now })
}
