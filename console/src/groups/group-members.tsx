import type { User } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { useInvalidate, useQuery, type Query } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ChooseModal } from '../forms/choose-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { listUsers } from '../users/list-users.ts'
import { addMembers, removeMembers } from './operations.ts'

const columns: readonly Column<User>[] = [
  {
    id: 'name',
    header: 'User name',
    value: ({ UserName }) => UserName!,
    cell: ({ UserName }) => <Link href={pathTo('users', 'details', UserName!)}>{UserName}</Link>,
    isRowHeader: true,
  },
  {
    id: 'created',
    header: 'Created',
    value: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
    cell: ({ CreateDate }) => when(CreateDate),
  },
]

/** The members of a group, added and removed. */
export function GroupMembers({ name, query }: { name: string; query: Query<User[]> }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<User[]>([])
  const changed = (content: string) => {
    flash({ type: 'success', content })
    invalidate(`groups/${name}`)
  }
  const add = <Button onClick={() => setAdding(true)}>Add users</Button>
  return (
    <>
      <ResourceTable
        title="Members"
        level="h2"
        query={query}
        columns={columns}
        id={({ UserName }) => UserName!}
        selection="multi"
        empty={{ text: 'This group has no members.', action: add }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setRemoving(selected)}>
              Remove
            </Button>
            {add}
          </>
        )}
      />
      {adding && (
        <ChooseUsers
          members={query.data ?? []}
          onDismiss={() => setAdding(false)}
          work={async (chosen) => {
            await addMembers(aws, name, chosen)
            setAdding(false)
            changed(`${chosen.join(', ')} added to ${name}.`)
          }}
        />
      )}
      {removing.length > 0 && (
        <ConfirmDelete
          title={`Remove from ${name}?`}
          word="remove"
          action="Remove"
          onDismiss={() => setRemoving([])}
          work={async () => {
            await removeMembers(
              aws,
              name,
              removing.map(({ UserName }) => UserName!),
            )
            setRemoving([])
            changed('Users removed.')
          }}
        >
          {removing.map(({ UserName }) => UserName).join(', ')} will lose what the group permits.
        </ConfirmDelete>
      )}
    </>
  )
}

function ChooseUsers(props: {
  members: readonly User[]
  work: (chosen: string[]) => Promise<void>
  onDismiss: () => void
}) {
  const users = useQuery('users', listUsers)
  const held = new Set(props.members.map(({ UserName }) => UserName))
  return (
    <ChooseModal
      title="Add users"
      label="Users"
      action="Add users"
      query={users}
      option={({ UserName }) => ({ value: UserName!, label: UserName! })}
      hide={({ UserName }) => held.has(UserName)}
      work={props.work}
      onDismiss={props.onDismiss}
    />
  )
}
