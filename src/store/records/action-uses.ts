import type { Selectable } from 'kysely'
import type { ActionUseTable } from '../schema/schema-reports.ts'
import type { Reader, Writer } from '../store.ts'

/** The latest time a user or role asked for an action; `time` in milliseconds. */
export type ActionUse = Selectable<ActionUseTable>

// LIMIT: rows of one statement, far below the parameters that databases take.
const rowsPerStatement = 500

/** Writes when actions were last asked for, over what was known of them. */
export async function noteActionsUsed(tx: Writer, uses: readonly ActionUse[]): Promise<void> {
  for (let start = 0; start < uses.length; start += rowsPerStatement) {
    await tx
      .insertInto('actionUses')
      .values(uses.slice(start, start + rowsPerStatement))
      .onConflict((conflict) =>
        conflict
          .columns(['principalId', 'action'])
          .doUpdateSet((row) => ({ time: row.ref('excluded.time'), region: row.ref('excluded.region') })),
      )
      .execute()
  }
}

/** What those users and roles (unique ids) asked for since then, in no order. */
export async function actionUsesOf(
  db: Reader,
  principalIds: readonly string[],
  since: number,
): Promise<ActionUse[]> {
  if (principalIds.length === 0) return []
  return db
    .selectFrom('actionUses')
    .selectAll()
    .where('principalId', 'in', principalIds)
    .where('time', '>=', since)
    .execute()
}

/** What the users and roles of those accounts asked for since then, in no order. */
export async function actionUsesOfAccounts(
  db: Reader,
  accounts: readonly string[],
  since: number,
): Promise<(ActionUse & { account: string })[]> {
  const uses: (ActionUse & { account: string })[] = []
  for (let start = 0; start < accounts.length; start += rowsPerStatement) {
    const some = accounts.slice(start, start + rowsPerStatement)
    const lately = db.selectFrom('actionUses').selectAll('actionUses').where('time', '>=', since)
    const ofUsers = lately.innerJoin('users', 'users.id', 'actionUses.principalId').select('users.account')
    const ofRoles = lately.innerJoin('roles', 'roles.id', 'actionUses.principalId').select('roles.account')
    uses.push(...(await ofUsers.where('users.account', 'in', some).execute()))
    uses.push(...(await ofRoles.where('roles.account', 'in', some).execute()))
  }
  return uses
}
