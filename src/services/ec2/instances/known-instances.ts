import type { Call } from '../../../access/action.ts'
import { listAssociations } from '../../../store/ec2/instance-profile-associations.ts'
import { findInstances, type InstanceRow } from '../../../store/ec2/instances.ts'
import { listResourceTags } from '../../../store/ec2/resource-tags.ts'
import type { Reader } from '../../../store/store.ts'
import { invalidValue, malformedInstanceId, noSuchInstances } from '../errors.ts'
import { isId } from '../ids.ts'
import { regionOf, type KnownInstance } from '../questions.ts'

/**
 * LIMIT: how long a terminated instance is still to be seen. Source: Amazon EC2 User Guide, "about an hour".
 */
export const terminatedVisibleMs = 3_600_000

/** LIMIT: instances one call may name; AWS advises to keep lists below it. */
const idsLimit = 1000

type Where = Pick<Call<unknown>, 'caller' | 'request' | 'house' | 'now'>

/** Checks the form of instance ids before anything is looked up. */
export function checkInstanceIds(ids: readonly string[]): void {
  if (ids.length > idsLimit) throw invalidValue(`A call may name at most ${idsLimit} instances`)
  for (const id of ids) if (!isId('i', id)) throw malformedInstanceId(id)
}

/** What questions need to know of those of the named instances that exist, by id. */
export async function knownInstances(
  call: Where,
  ids: readonly string[],
): Promise<Map<string, KnownInstance>> {
  checkInstanceIds(ids)
  const of = regionOf(call)
  const db = call.house.store.read
  const rows = await findInstances(db, of, ids, call.now - terminatedVisibleMs)
  if (rows.length === 0) return new Map()
  const tags = await listResourceTags(
    db,
    of,
    rows.map(({ id }) => id),
  )
  const associations = await listAssociations(db, of)
  const profiles = new Map(associations.map(({ instanceId, profileArn }) => [instanceId, profileArn]))
  return new Map(
    rows.map((row) => [
      row.id,
      { row, tags: tags.filter(({ resourceId }) => resourceId === row.id), profileArn: profiles.get(row.id) },
    ]),
  )
}

/**
 * The named instances in the order they were named; throws InvalidInstanceID.NotFound for those that are not
 * there.
 */
export async function existingInstances(
  db: Reader,
  call: Where,
  ids: readonly string[],
): Promise<InstanceRow[]> {
  checkInstanceIds(ids)
  const rows = await findInstances(db, regionOf(call), ids, call.now - terminatedVisibleMs)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const unique = [...new Set(ids)]
  const missing = unique.filter((id) => !byId.has(id))
  if (missing.length > 0) throw noSuchInstances(missing)
  return unique.map((id) => byId.get(id)!)
}
