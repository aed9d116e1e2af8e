import type { Selectable, Updateable } from 'kysely'
import type { AccountCreationTable, HandshakeTable } from '../schema/schema-organizations.ts'
import type { Reader, Writer } from '../store.ts'

type Db = Reader | Writer

export type AccountCreationRow = Selectable<AccountCreationTable>
export type HandshakeRow = Selectable<HandshakeTable>

/** Notes what became of a CreateAccount. */
export async function insertAccountCreation(tx: Writer, row: AccountCreationRow): Promise<void> {
  await tx.insertInto('accountCreations').values(row).execute()
}

/** The CreateAccount requests of an organization by id. */
export function listAccountCreations(db: Db, organizationId: string): Promise<AccountCreationRow[]> {
  return db
    .selectFrom('accountCreations')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('id')
    .execute()
}

/** Writes a new handshake. */
export async function insertHandshake(tx: Writer, row: HandshakeRow): Promise<void> {
  await tx.insertInto('handshakes').values(row).execute()
}

/** The handshake under that id, whosever it is. */
export function findHandshake(db: Db, id: string): Promise<HandshakeRow | undefined> {
  return db.selectFrom('handshakes').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Handshakes by id: those an organization has sent, or those that an account has received. */
export function listHandshakes(
  db: Db,
  of: { organizationId: string } | { account: string },
): Promise<HandshakeRow[]> {
  const all = db.selectFrom('handshakes').selectAll()
  const rows =
    'account' in of
      ? all.where('account', '=', of.account)
      : all.where('organizationId', '=', of.organizationId)
  return rows.orderBy('id').execute()
}

/** Changes the state of a handshake. */
export async function updateHandshake(
  tx: Writer,
  id: string,
  change: Updateable<HandshakeTable>,
): Promise<void> {
  await tx.updateTable('handshakes').set(change).where('id', '=', id).execute()
}
