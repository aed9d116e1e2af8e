import type { OrganizationOwner } from '../../../kernel/organization-names.ts'
import { organizationPath } from '../../../kernel/organization-names.ts'
import type { MemberAccount } from '../../../store/organizations/organizations.ts'
import type { OrganizationsOutput } from '../action.ts'
import { closingMilliseconds } from '../limits.ts'
import { arnOfId } from '../names.ts'

type Account = NonNullable<OrganizationsOutput<'DescribeAccount'>['Account']>

/** The email address of an account; those that were never given one have one of a domain that nobody has. */
export function emailOf({ account, email }: { account: string; email: string | null }): string {
  return email ?? `account-${account}@understudy.invalid`
}

/** The account whose email address that is, where it was never given one. */
export function accountOfEmail(email: string): string | undefined {
  return /^account-(\d{12})@understudy\.invalid$/i.exec(email)?.[1]
}

/** An account as Organizations shows it; `parents` lead to it from the root down, where they are to be shown. */
export function accountView(
  owner: OrganizationOwner,
  member: MemberAccount,
  now: number,
  parents?: readonly string[],
): Account {
  const state = stateOf(member, now)
  return {
    Id: member.account,
    Arn: arnOfId(owner, member.account),
    Email: emailOf(member),
    Name: member.name,
    Status: state,
    State: state,
    ...(parents && { Paths: [organizationPath(owner.organizationId, [...parents, member.account])] }),
    JoinedMethod: member.joinedMethod,
    JoinedTimestamp: new Date(member.joined),
  }
}

/** AWS closes accounts in the background: they are PENDING_CLOSURE first, then SUSPENDED. */
export function stateOf({ closed }: { closed: number | null }, now: number) {
  if (closed === null) return 'ACTIVE' as const
  return now < closed + closingMilliseconds ? ('PENDING_CLOSURE' as const) : ('SUSPENDED' as const)
}
