import type { SessionFacts } from '../../../access/identity/credentials.ts'
import type { House } from '../../../access/house.ts'
import type { LiveRole } from '../../../access/live-principal.ts'
import type { Tag } from '../../../access/tag.ts'
import { assumedRoleArn } from '../../../kernel/arn.ts'
import { issue } from '../issue.ts'

/** What AssumeRole and its sisters each know of the session; the rest is its role's. */
type RoleSessionFacts = Omit<SessionFacts, 'kind' | 'account' | 'principalId' | 'roleTags'> & {
  name: string
}

/** How long it lives, its PackedPolicySize, and how large a token was asked for. */
type RoleSessionSize = {
  seconds: number
  packed: number | undefined
  minimumTokenSize?: number | undefined
}

/** Issues a session of a role, as AssumeRole and its sisters answer it. */
export function issueRoleSession(
  house: House,
  role: LiveRole,
  facts: RoleSessionFacts,
  { seconds, packed, minimumTokenSize }: RoleSessionSize,
) {
  const { id: principalId, account } = role
  const owner = { kind: 'role' as const, account, principalId, roleTags: tagRecord(role.tags) }
  return {
    ...issue(house, { ...owner, ...facts }, seconds, { MinimumSessionTokenSize: minimumTokenSize }),
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${facts.name}`,
      Arn: assumedRoleArn(role.account, role.name, facts.name),
    },
    PackedPolicySize: packed,
    SourceIdentity: facts.sourceIdentity,
  }
}

/** A role's tags as they are sealed into its sessions. */
function tagRecord(tags: readonly Tag[]): Record<string, string> | undefined {
  return tags.length === 0
    ? undefined
    : Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]))
}
