import type { Insertable, Selectable } from 'kysely'
import type { RegionOf } from './instances.ts'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { KeyPairTable } from '../schema/schema-ec2.ts'
import type { Reader, Writer } from '../store.ts'

export type KeyPairRow = Selectable<KeyPairTable>

/** The key pair of that name in the account's region; names are compared as written. */
export const findKeyPair = prepareRow((db, of: RegionOf, name: string) =>
  keyPairs(db, of).where('name', '=', name),
)

/** The key pair under that id, `key-…`, in the account's region. */
export const findKeyPairById = prepareRow((db, of: RegionOf, id: string) =>
  keyPairs(db, of).where('id', '=', id),
)

/** All key pairs of the account in a region, by name. */
export const listKeyPairs = prepareRows((db, of: RegionOf) => keyPairs(db, of).orderBy('name'))

/** How many key pairs the account has in a region. */
export async function countKeyPairs(db: Reader, of: RegionOf): Promise<number> {
  const { count } = await db
    .selectFrom('keyPairs')
    .select((row) => row.fn.countAll().as('count'))
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Writes a new key pair's public half. */
export async function insertKeyPair(tx: Writer, pair: Insertable<KeyPairTable>): Promise<void> {
  await tx.insertInto('keyPairs').values(pair).execute()
}

/** Removes a key pair and its tags. */
export async function deleteKeyPair(tx: Writer, pair: KeyPairRow): Promise<void> {
  await tx.deleteFrom('resourceTags').where('resourceId', '=', pair.id).execute()
  await tx.deleteFrom('keyPairs').where('id', '=', pair.id).execute()
}

function keyPairs(db: Reader, of: RegionOf) {
  return db
    .selectFrom('keyPairs')
    .selectAll()
    .where('account', '=', of.account)
    .where('region', '=', of.region)
}
