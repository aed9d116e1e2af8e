import type { Group } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useMemo, useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { DeleteGroup } from './delete-group.tsx'
import { groupContents, listGroups, type GroupContents } from './operations.ts'

type Row = { group: Group; contents?: GroupContents }

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Group name',
    value: ({ group }) => group.GroupName!,
    cell: ({ group }) => <Link href={pathTo('groups', 'details', group.GroupName!)}>{group.GroupName}</Link>,
    isRowHeader: true,
  },
  {
    id: 'users',
    header: 'Users',
    value: ({ contents }) => contents?.members ?? -1,
    cell: ({ contents }) => contents?.members ?? '–',
    width: 100,
  },
  {
    id: 'policies',
    header: 'Permissions policies',
    value: ({ contents }) => contents?.policies ?? -1,
    cell: ({ contents }) => contents?.policies ?? '–',
  },
  {
    id: 'created',
    header: 'Created',
    value: ({ group }) => group.CreateDate?.getTime() ?? 0,
    cell: ({ group }) => when(group.CreateDate),
  },
  { id: 'path', header: 'Path', value: ({ group }) => group.Path!, hidden: true },
  { id: 'arn', header: 'ARN', value: ({ group }) => group.Arn!, width: 260, hidden: true },
]

const create = (
  <Button variant="primary" href={pathTo('groups', 'create')}>
    Create group
  </Button>
)

/** All groups of the account. */
export default function GroupsPage() {
  usePage('Groups', [['Groups', pathTo('groups')]])
  const groups = useQuery('groups', listGroups)
  const contents = useQuery('groups-contents', groupContents)
  const data = useMemo(
    () => groups.data?.map((group) => ({ group, contents: contentsOf(group, contents.data) })),
    [groups.data, contents.data],
  )
  const [deleting, setDeleting] = useState<Group>()
  return (
    <>
      <ResourceTable
        title="Groups"
        level="h1"
        description="A group gives its permissions to every user who is its member."
        query={{ ...groups, data }}
        columns={columns}
        id={({ group }) => group.GroupName!}
        selection="single"
        empty={{ text: 'This account has no groups.', action: create }}
        actions={([selected]) => (
          <>
            <Button disabled={selected === undefined} onClick={() => setDeleting(selected!.group)}>
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

/** A group that nobody is in and that permits nothing is not told of. */
function contentsOf(
  { GroupName = '' }: Group,
  known: ReadonlyMap<string, GroupContents> | undefined,
): GroupContents | undefined {
  return known && (known.get(GroupName) ?? { members: 0, policies: 0 })
}
