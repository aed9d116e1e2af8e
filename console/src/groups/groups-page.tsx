import type { Group } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { DeleteGroup } from './delete-group.tsx'
import { listGroups } from './operations.ts'

const columns: readonly Column<Group>[] = [
  {
    id: 'name',
    header: 'Group name',
    value: ({ GroupName }) => GroupName!,
    cell: ({ GroupName }) => <Link href={pathTo('groups', 'details', GroupName!)}>{GroupName}</Link>,
    isRowHeader: true,
  },
  { id: 'path', header: 'Path', value: ({ Path }) => Path! },
  {
    id: 'created',
    header: 'Created',
    value: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
    cell: ({ CreateDate }) => when(CreateDate),
  },
]

const create = (
  <Button variant="primary" href={pathTo('groups', 'create')}>
    Create group
  </Button>
)

/** All groups of the account. */
export default function GroupsPage() {
  usePage('Groups', [['Groups', pathTo('groups')]])
  const query = useQuery('groups', listGroups)
  const [deleting, setDeleting] = useState<Group>()
  return (
    <>
      <ResourceTable
        title="Groups"
        level="h1"
        description="A group gives its permissions to every user who is its member."
        query={query}
        columns={columns}
        id={({ GroupName }) => GroupName!}
        selection="single"
        empty={{ text: 'This account has no groups.', action: create }}
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
        <DeleteGroup name={deleting.GroupName!} onDismiss={() => setDeleting(undefined)} />
      )}
    </>
  )
}
