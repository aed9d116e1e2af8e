import type { Call } from '../../../access/action.ts'
import { listAssociations } from '../../../store/ec2/instance-profile-associations.ts'
import { listInstances } from '../../../store/ec2/instances.ts'
import { listResourceTags } from '../../../store/ec2/resource-tags.ts'
import { action } from '../action.ts'
import { dryRunSucceeded, invalidCombination } from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { instanceFilters } from './instance-filters.ts'
import { reservationsOf, type InstanceFacts } from './instance-view.ts'
import { checkInstanceIds, existingInstances, terminatedVisibleMs } from './known-instances.ts'
import { checkMaxResults, pageOf } from '../pages.ts'
import { everything, regionOf } from '../questions.ts'

export const describeInstances = action('DescribeInstances', {
  access(call) {
    checkInstanceIds(call.input.InstanceIds ?? [])
    return everything(call)
  },
  async run(call) {
    const { input, house } = call
    const facts = await instancesOf(call, input.InstanceIds)
    checkPaging(input)
    if (input.DryRun) throw dryRunSucceeded()
    const filtered = applyFilters(facts, input.Filters, instanceFilters, ({ tags }) => tags)
    const { items, NextToken } = pageOf(house, 'instances', filtered, ({ row }) => row.id, input)
    return { Reservations: reservationsOf(items), NextToken }
  },
})

/** The caller's instances with all that is shown of them: those named, or all. */
export async function instancesOf(
  call: Pick<Call<unknown>, 'caller' | 'request' | 'house' | 'now'>,
  ids: readonly string[] | undefined,
): Promise<InstanceFacts[]> {
  const of = regionOf(call)
  const db = call.house.store.read
  const named = ids !== undefined && ids.length > 0
  const rows = named
    ? await existingInstances(db, call, ids)
    : await listInstances(db, of, call.now - terminatedVisibleMs)
  const associations = new Map((await listAssociations(db, of)).map((row) => [row.instanceId, row]))
  const tags = Map.groupBy(await listResourceTags(db, of), ({ resourceId }) => resourceId)
  return rows.map((row) => ({ row, tags: tags.get(row.id) ?? [], association: associations.get(row.id) }))
}

/** EC2 pages lists only: ids and a page size exclude each other. */
export function checkPaging(input: {
  InstanceIds?: string[] | undefined
  MaxResults?: number | undefined
}): void {
  checkMaxResults(input.MaxResults)
  if (input.MaxResults === undefined || !input.InstanceIds?.length) return
  throw invalidCombination('The parameter instancesSet cannot be used with the parameter maxResults')
}
