import type { Selectable } from 'kysely'
import type { RegionOf } from './instances.ts'
import { prepareRows } from '../sqlite/prepared.ts'
import type { ResourceTagTable } from '../schema/schema-ec2.ts'
import type { Reader, Writer } from '../store.ts'

export type ResourceTagRow = Selectable<ResourceTagTable>

/**
 * The tags an account has put on those resources, by resource and key; of all resources where `ids` is
 * absent.
 */
export const listResourceTags = prepareRows((db, of: RegionOf, ids?: readonly string[]) =>
  db
    .selectFrom('resourceTags')
    .selectAll()
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .$if(ids !== undefined, (query) => query.where('resourceId', 'in', ids!))
    .orderBy('resourceId')
    .orderBy('key'),
)

/** The tags of one resource, by key. */
export function tagsOfResource(db: Reader, of: RegionOf, id: string): Promise<ResourceTagRow[]> {
  return listResourceTags(db, of, [id])
}

/** Sets tags of a resource; a tag whose key is there already takes the new value. */
export async function putResourceTags(
  tx: Writer,
  of: RegionOf,
  resourceId: string,
  tags: readonly { key: string; value: string }[],
): Promise<void> {
  if (tags.length === 0) return
  const owner = { account: of.account, region: of.region, resourceId }
  await tx
    .insertInto('resourceTags')
    .values(tags.map(({ key, value }) => ({ ...owner, key, value })))
    .onConflict((conflict) =>
      conflict
        .columns(['account', 'region', 'resourceId', 'key'])
        .doUpdateSet((row) => ({ value: row.ref('excluded.value') })),
    )
    .execute()
}

/** Removes tags of a resource: those of a key, or only where the value is also that one. */
export async function deleteResourceTag(
  tx: Writer,
  of: RegionOf,
  resourceId: string,
  key: string,
  value?: string,
): Promise<void> {
  let query = tx
    .deleteFrom('resourceTags')
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where('resourceId', '=', resourceId)
    .where('key', '=', key)
  if (value !== undefined) query = query.where('value', '=', value)
  await query.execute()
}

/** Removes every tag of a resource. */
export async function deleteResourceTags(tx: Writer, of: RegionOf, resourceId: string): Promise<void> {
  await tx
    .deleteFrom('resourceTags')
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where('resourceId', '=', resourceId)
    .execute()
}
