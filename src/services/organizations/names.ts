import {
  organizationArn,
  organizationPolicyArn,
  type OrganizationOwner,
} from '../../kernel/organization-names.ts'
import type { Random } from '../../kernel/ids.ts'
import type { OrganizationRow } from '../../store/organizations/organizations.ts'

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Random characters of AWS's lower-case ids. */
function idText(random: Random, length: number): string {
  // LIMIT: 252 is the largest multiple of 36 in a byte; what is above would make some characters likelier.
  let text = ''
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < 252 && text.length < length) text += alphabet[byte % 36]
    }
  }
  return text
}

/** New ids, as long as AWS's own. */
export const newId = {
  organization: (random: Random) => `o-${idText(random, 10)}`,
  root: (random: Random) => `r-${idText(random, 4)}`,
  unit: (random: Random, rootId: string) => `ou-${rootId.slice(2)}-${idText(random, 8)}`,
  policy: (random: Random) => `p-${idText(random, 8)}`,
  resourcePolicy: (random: Random) => `rp-${idText(random, 8)}`,
  handshake: (random: Random) => `h-${idText(random, 32)}`,
  accountCreation: (random: Random) => `car-${idText(random, 32)}`,
}

/** Whose ARNs these are. */
export function ownerOf({ id, managementAccount }: OrganizationRow): OrganizationOwner {
  return { organizationId: id, managementAccount }
}

/** `arn:aws:organizations::MANAGEMENT:organization/ORGANIZATION`. */
export function arnOfOrganization({ id, managementAccount }: OrganizationRow): string {
  return `arn:aws:organizations::${managementAccount}:organization/${id}`
}

/** The ARN of whatever has that id: a root, a unit, an account, a policy, a resource policy. */
export function arnOfId(owner: OrganizationOwner, id: string, policyType = '*'): string {
  if (id.startsWith('r-')) return organizationArn(owner, 'root', id)
  if (id.startsWith('ou-')) return organizationArn(owner, 'ou', id)
  if (id.startsWith('rp-')) return organizationArn(owner, 'resourcepolicy', id)
  if (id.startsWith('p-')) return organizationPolicyArn(owner, policyType, id)
  return organizationArn(owner, 'account', id)
}

/** `arn:aws:organizations::MANAGEMENT:handshake/ORGANIZATION/ACTION/ID`. */
export function arnOfHandshake(
  { organizationId, managementAccount }: OrganizationOwner,
  action: string,
  id: string,
): string {
  return `arn:aws:organizations::${managementAccount}:handshake/${organizationId}/${action.toLowerCase()}/${id}`
}
