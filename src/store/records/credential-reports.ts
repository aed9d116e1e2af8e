import type { Selectable } from 'kysely'
import type { AccessKeyRow } from '../credentials/access-keys.ts'
import { findRootPassword } from '../signin/root-passwords.ts'
import type { CredentialReportTable } from '../schema/schema-reports.ts'
import type { Reader, Writer } from '../store.ts'
import type { UserRow } from '../entities/users.ts'

export type CredentialReportRow = Selectable<CredentialReportTable>

/** The report the account had made last. */
export function findCredentialReport(db: Reader, account: string): Promise<CredentialReportRow | undefined> {
  return db.selectFrom('credentialReports').selectAll().where('account', '=', account).executeTakeFirst()
}

/** Puts this in place of the report the account had. */
export async function putCredentialReport(tx: Writer, report: CredentialReportRow): Promise<void> {
  const { account: _, ...fields } = report
  await tx
    .insertInto('credentialReports')
    .values(report)
    .onConflict((conflict) => conflict.column('account').doUpdateSet(fields))
    .execute()
}

/**
 * Everything a credential report is made of, read account-wide: by user id, root's under the account's id.
 */
export type CredentialFacts = {
  users: UserRow[]
  keys: ReadonlyMap<string, AccessKeyRow[]>
  /** When the password of today was set; users without one are absent. */
  passwords: ReadonlyMap<string, number>
  /** When root last signed in with its password; null where it never did. */
  rootPasswordLastUsed: number | null
  holdersOfMfa: ReadonlySet<string>
  certificates: ReadonlyMap<string, { active: boolean; uploaded: number }[]>
}

/**
 * Reads the credentials of every user of the account, users by name without case, keys and certificates
 * oldest first.
 */
export async function credentialFacts(db: Reader, account: string): Promise<CredentialFacts> {
  const users = await db
    .selectFrom('users')
    .selectAll()
    .where('account', '=', account)
    .orderBy('nameKey')
    .execute()
  const keys = await db
    .selectFrom('accessKeys')
    .selectAll()
    .where('account', '=', account)
    .orderBy('created')
    .orderBy('id')
    .execute()
  const passwords = await db
    .selectFrom('loginProfiles')
    .innerJoin('passwordHistory', 'passwordHistory.userId', 'loginProfiles.userId')
    .select((row) => ['loginProfiles.userId', row.fn.max('passwordHistory.since').as('since')])
    .where('loginProfiles.account', '=', account)
    .groupBy('loginProfiles.userId')
    .execute()
  const root = await findRootPassword(db, account)
  const devices = await db
    .selectFrom('mfaDevices')
    .select('userId')
    .where('account', '=', account)
    .where('userId', 'is not', null)
    .execute()
  const certificates = await db
    .selectFrom('signingCertificates')
    .select(['userId', 'status', 'uploaded'])
    .where('account', '=', account)
    .orderBy('uploaded')
    .orderBy('id')
    .execute()
  return {
    users,
    keys: Map.groupBy(keys, ({ userId }) => userId ?? account),
    passwords: new Map(passwords.map(({ userId, since }) => [userId, Number(since)])),
    rootPasswordLastUsed: root?.lastUsed ?? null,
    holdersOfMfa: new Set(devices.flatMap(({ userId }) => userId ?? [])),
    certificates: Map.groupBy(
      certificates.map(({ userId, status, uploaded }) => ({
        userId: userId ?? account,
        active: status === 'Active',
        uploaded,
      })),
      ({ userId }) => userId,
    ),
  }
}
