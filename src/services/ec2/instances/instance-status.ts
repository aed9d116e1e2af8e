import { zoneId } from '../../../kernel/ec2-names.ts'
import { action } from '../action.ts'
import { checkPaging, instancesOf } from './describe-instances.ts'
import { dryRunSucceeded } from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { stateOf, type InstanceFacts } from './instance-view.ts'
import { checkInstanceIds } from './known-instances.ts'
import { pageOf } from '../pages.ts'
import { everything } from '../questions.ts'

const health = (row: InstanceFacts['row']) => (row.state === 'running' ? 'ok' : 'not-applicable')
const reachability = (row: InstanceFacts['row']) => (row.state === 'running' ? 'passed' : 'not-applicable')

export const describeInstanceStatus = action('DescribeInstanceStatus', {
  access(call) {
    checkInstanceIds(call.input.InstanceIds ?? [])
    return everything(call)
  },
  async run(call) {
    const { input, house } = call
    checkPaging(input)
    const facts = await instancesOf(call, input.InstanceIds)
    if (input.DryRun) throw dryRunSucceeded()
    // AWS: only running instances are shown unless all are asked for.
    const shown = facts.filter(({ row }) => input.IncludeAllInstances === true || row.state === 'running')
    const filtered = applyFilters(shown, input.Filters, {
      'availability-zone': ({ row }) => row.zone,
      'instance-state-code': ({ row }) => String(stateOf(row.state).Code),
      'instance-state-name': ({ row }) => row.state,
      'instance-status.reachability': ({ row }) => reachability(row),
      'instance-status.status': ({ row }) => health(row),
      'system-status.reachability': ({ row }) => reachability(row),
      'system-status.status': ({ row }) => health(row),
    })
    const { items, NextToken } = pageOf(house, 'status', filtered, ({ row }) => row.id, input)
    return { InstanceStatuses: items.map(describe), NextToken }
  },
})

function describe({ row }: InstanceFacts) {
  const summary = {
    Status: health(row),
    ...(row.state === 'running' && {
      Details: [{ Name: 'reachability' as const, Status: 'passed' as const }],
    }),
  } as const
  return {
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneId(row.zone),
    InstanceId: row.id,
    InstanceState: stateOf(row.state),
    InstanceStatus: summary,
    SystemStatus: summary,
  }
}
