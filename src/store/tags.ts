import type { Selectable } from 'kysely'
import type { TagTable } from './schema.ts'
import type { Reader, Writer } from './store.ts'

export type TagRow = Selectable<TagTable>

/** The tags of an entity in the order they were written; a quota bounds how many there are. */
export function tagsOf(db: Reader, ownerId: string): Promise<TagRow[]> {
  return db.selectFrom('tags').selectAll().where('ownerId', '=', ownerId).orderBy('position').execute()
}

/**
 * The tags of many entities, by entity, each in the order they were written; entities without tags are
 * absent.
 */
export async function tagsOfMany(db: Reader, ownerIds: readonly string[]): Promise<Map<string, TagRow[]>> {
  const byOwner = new Map<string, TagRow[]>()
  if (ownerIds.length === 0) return byOwner
  const rows = await db
    .selectFrom('tags')
    .selectAll()
    .where('ownerId', 'in', ownerIds)
    .orderBy('position')
    .execute()
  for (const row of rows) {
    const tags = byOwner.get(row.ownerId)
    if (tags === undefined) byOwner.set(row.ownerId, [row])
    else tags.push(row)
  }
  return byOwner
}

/** Puts these in place of all tags the entity had. */
export async function replaceTags(tx: Writer, ownerId: string, tags: readonly TagRow[]): Promise<void> {
  await deleteTags(tx, ownerId)
  if (tags.length > 0)
    await tx
      .insertInto('tags')
      .values([...tags])
      .execute()
}

/** Removes all tags of an entity. */
async function deleteTags(tx: Writer, ownerId: string): Promise<void> {
  await tx.deleteFrom('tags').where('ownerId', '=', ownerId).execute()
}
