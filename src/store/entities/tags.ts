import type { Selectable } from 'kysely'
import { prepareRows } from '../sqlite/prepared.ts'
import type { TagTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type TagRow = Selectable<TagTable>

/** The tags of an entity in the order they were written; a quota bounds how many there are. */
export const tagsOf = prepareRows((db, ownerId: string) =>
  db.selectFrom('tags').selectAll().where('ownerId', '=', ownerId).orderBy('position'),
)

/**
 * The tags of many entities, by entity, each in the order they were written; entities without tags are
 * absent.
 */
export async function tagsOfMany(db: Reader, ownerIds: readonly string[]): Promise<Map<string, TagRow[]>> {
  const byOwner = new Map<string, TagRow[]>()
  for (const row of await tagsOfOwners(db, ownerIds)) {
    const tags = byOwner.get(row.ownerId)
    if (tags === undefined) byOwner.set(row.ownerId, [row])
    else tags.push(row)
  }
  return byOwner
}

const tagsOfOwners = prepareRows((db, ownerIds: readonly string[]) =>
  db.selectFrom('tags').selectAll().where('ownerId', 'in', ownerIds).orderBy('position'),
)

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
