import type { Instance } from '@aws-sdk/client-ec2'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { ChangeState, stateChanges } from './change-state.tsx'
import { InstanceState, instanceName, profileName, ProfileLink } from './instance-name.tsx'
import { LaunchInstance } from './launch-instance.tsx'
import { listInstances, type StateChange } from './operations.ts'

const columns: readonly Column<Instance>[] = [
  {
    id: 'id',
    header: 'Instance ID',
    value: ({ InstanceId }) => InstanceId!,
    cell: ({ InstanceId }) => <Link href={pathTo('instances', 'details', InstanceId!)}>{InstanceId}</Link>,
    isRowHeader: true,
    width: 200,
  },
  { id: 'name', header: 'Name', value: instanceName, cell: (one) => instanceName(one) || '–' },
  {
    id: 'state',
    header: 'State',
    value: ({ State }) => State?.Name ?? '',
    cell: (instance) => <InstanceState instance={instance} />,
  },
  { id: 'type', header: 'Type', value: ({ InstanceType = '' }) => InstanceType },
  {
    id: 'profile',
    header: 'Instance profile',
    value: profileName,
    cell: (instance) => <ProfileLink instance={instance} />,
  },
  {
    id: 'launched',
    header: 'Launched',
    value: ({ LaunchTime }) => LaunchTime?.getTime() ?? 0,
    cell: ({ LaunchTime }) => when(LaunchTime),
  },
]

/** All instances of the account. */
export default function InstancesPage() {
  usePage('Instances', [['Instances', pathTo('instances')]])
  const query = useQuery('instances', listInstances)
  const [launching, setLaunching] = useState(false)
  const [changing, setChanging] = useState<{ change: StateChange; instances: readonly Instance[] }>()
  const launch = (
    <Button variant="primary" onClick={() => setLaunching(true)}>
      Launch instance
    </Button>
  )
  return (
    <>
      <ResourceTable
        title="Instances"
        level="h1"
        description="EC2 instances of this account. What runs on one gets its role’s credentials from the metadata service."
        query={query}
        columns={columns}
        id={({ InstanceId }) => InstanceId!}
        selection="multi"
        empty={{ text: 'This account has no instances.', action: launch }}
        actions={(selected) => (
          <>
            <ButtonDropdown
              disabled={selected.length === 0}
              items={stateChanges}
              onItemClick={({ detail }) =>
                setChanging({ change: detail.id as StateChange, instances: selected })
              }
            >
              Instance state
            </ButtonDropdown>
            {launch}
          </>
        )}
      />
      {launching && <LaunchInstance onDismiss={() => setLaunching(false)} />}
      {changing !== undefined && <ChangeState {...changing} onDismiss={() => setChanging(undefined)} />}
    </>
  )
}
