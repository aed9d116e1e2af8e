import type { InstanceProfile } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { DeleteInstanceProfile } from './delete-instance-profile.tsx'
import { listInstanceProfiles } from './operations.ts'

const columns: readonly Column<InstanceProfile>[] = [
  {
    id: 'name',
    header: 'Instance profile name',
    value: ({ InstanceProfileName }) => InstanceProfileName!,
    cell: ({ InstanceProfileName: name = '' }) => (
      <Link href={pathTo('instance-profiles', 'details', name)}>{name}</Link>
    ),
    isRowHeader: true,
    width: 220,
  },
  {
    id: 'role',
    header: 'Role',
    value: ({ Roles }) => Roles?.[0]?.RoleName ?? '–',
    cell: ({ Roles }) => {
      const role = Roles?.[0]?.RoleName
      return role === undefined ? '–' : <Link href={pathTo('roles', 'details', role)}>{role}</Link>
    },
    width: 220,
  },
  {
    id: 'created',
    header: 'Created',
    value: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
    cell: ({ CreateDate }) => when(CreateDate),
  },
  { id: 'path', header: 'Path', value: ({ Path }) => Path!, width: 100 },
]

const create = (
  <Button variant="primary" href={pathTo('instance-profiles', 'create')}>
    Create instance profile
  </Button>
)

/** All instance profiles of the account. */
export default function InstanceProfilesPage() {
  usePage('Instance profiles', [['Instance profiles', pathTo('instance-profiles')]])
  const query = useQuery('instance-profiles', listInstanceProfiles)
  const [deleting, setDeleting] = useState<InstanceProfile>()
  return (
    <>
      <ResourceTable
        title="Instance profiles"
        level="h1"
        description="An instance profile carries a role to EC2 instances, whose programs then act as the role."
        query={query}
        columns={columns}
        id={({ InstanceProfileName }) => InstanceProfileName!}
        selection="single"
        empty={{ text: 'This account has no instance profiles.', action: create }}
        actions={([selected]) => (
          <>
            <Button disabled={selected === undefined} onClick={() => setDeleting(selected)}>
              Delete
            </Button>
            {create}
          </>
        )}
      />
      {deleting !== undefined && (
        <DeleteInstanceProfile profile={deleting} onDismiss={() => setDeleting(undefined)} />
      )}
    </>
  )
}
