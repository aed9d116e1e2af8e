import { iamArn, rootArn } from '../../../kernel/arn.ts'
import type { Turns } from '../../../access/turns.ts'
import { isoSeconds } from '../../../kernel/iso-seconds.ts'
import type { AccessKeyRow } from '../../../store/credentials/access-keys.ts'
import type { CredentialFacts } from '../../../store/records/credential-reports.ts'
import type { UserRow } from '../../../store/entities/users.ts'

// Source: IAM User Guide, "Understanding the report format".
const columns =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,' +
  'password_next_rotation,mfa_active,' +
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,' +
  'access_key_1_last_used_region,access_key_1_last_used_service,' +
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,' +
  'access_key_2_last_used_region,access_key_2_last_used_service,' +
  'cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'

const none = 'N/A'
const dayMilliseconds = 86_400_000

/**
 * The CSV of a credential report: root first, then the users. `maxAgeDays` is the password policy's, where it
 * has one. AWS: times end in `Z`; until July 2024 it was `+00:00` (reports of its clients' users).
 */
export async function credentialRows(
  account: { id: string; created: number },
  facts: CredentialFacts,
  maxAgeDays: number | undefined,
  turns: Turns,
): Promise<string> {
  const { id } = account
  const rows = [
    [
      '<root_account>',
      rootArn(id),
      isoSeconds(account.created),
      ...rootPassword(facts),
      ...credentials(facts, id),
    ],
  ]
  for (const user of facts.users) {
    if (turns.isOver()) await turns.next()
    rows.push([
      user.name,
      iamArn(user.account, 'user', user.path, user.name),
      isoSeconds(user.created),
      ...password(user, facts.passwords.get(user.id), maxAgeDays),
      ...credentials(facts, user.id),
    ])
  }
  return [columns, ...rows.map((row) => row.map(field).join(','))].join('\n')
}

/** AWS: of root's password the report tells only when it was used. */
function rootPassword({ rootPasswordLastUsed: used }: CredentialFacts): readonly string[] {
  return [
    'not_supported',
    used === null ? 'no_information' : isoSeconds(used),
    'not_supported',
    'not_supported',
  ]
}

function password(
  user: UserRow,
  changed: number | undefined,
  maxAgeDays: number | undefined,
): readonly string[] {
  if (changed === undefined) return ['false', none, none, none]
  const used = user.passwordLastUsed === null ? 'no_information' : isoSeconds(user.passwordLastUsed)
  const rotation = maxAgeDays === undefined ? none : isoSeconds(changed + maxAgeDays * dayMilliseconds)
  return ['true', used, isoSeconds(changed), rotation]
}

function credentials(facts: CredentialFacts, id: string): string[] {
  const keys = facts.keys.get(id) ?? []
  const certificates = facts.certificates.get(id) ?? []
  return [
    String(facts.holdersOfMfa.has(id)),
    ...accessKey(keys[0]),
    ...accessKey(keys[1]),
    ...certificate(certificates[0]),
    ...certificate(certificates[1]),
  ]
}

function accessKey(key: AccessKeyRow | undefined): string[] {
  if (key === undefined) return ['false', none, none, none, none]
  const used = key.lastUsed === null ? none : isoSeconds(key.lastUsed)
  const active = String(key.status === 'Active')
  return [active, isoSeconds(key.created), used, key.lastUsedRegion ?? none, key.lastUsedService ?? none]
}

function certificate(found: { active: boolean; uploaded: number } | undefined): string[] {
  return found === undefined ? ['false', none] : [String(found.active), isoSeconds(found.uploaded)]
}

/** Names and paths may hold what divides fields. Source: RFC 4180, section 2. */
function field(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
