import type { Group } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { ChooseModal } from '../forms/choose-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { listGroups } from '../groups/operations.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { joinGroups, leaveGroups } from './operations.ts'
import { useGroups } from './use-user.ts'

const columns: readonly Column<Group>[] = [
  {
    id: 'name',
    header: 'Group name',
    value: ({ GroupName }) => GroupName!,
    cell: ({ GroupName }) => <Link href={pathTo('groups', 'details', GroupName!)}>{GroupName}</Link>,
    isRowHeader: true,
  },
  { id: 'arn', header: 'ARN', value: ({ Arn }) => Arn!, width: 260 },
]

/** The groups of a user, joined and left. */
export default function UserGroups({ name }: { name: string }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const query = useGroups(name)
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<string[]>([])
  const changed = (content: string) => {
    setAdding(false)
    setRemoving([])
    flash({ type: 'success', content })
    invalidate(`users/${name}`)
    invalidate('groups/')
  }
  const add = <Button onClick={() => setAdding(true)}>Add to groups</Button>
  return (
    <>
      <ResourceTable
        title="Groups"
        level="h2"
        query={query}
        columns={columns}
        id={({ GroupName }) => GroupName!}
        selection="multi"
        empty={{ text: 'This user is in no group.', action: add }}
        actions={(selected) => (
          <>
            <Button
              disabled={selected.length === 0}
              onClick={() => setRemoving(selected.map(({ GroupName }) => GroupName!))}
            >
              Remove
            </Button>
            {add}
          </>
        )}
      />
      {adding && (
        <ChooseGroups
          held={query.data ?? []}
          onDismiss={() => setAdding(false)}
          work={async (chosen) => {
            await joinGroups(aws, name, chosen)
            changed(`${name} added to ${chosen.join(', ')}.`)
          }}
        />
      )}
      {removing.length > 0 && (
        <ConfirmDelete
          title={`Remove ${name} from groups?`}
          word="remove"
          action="Remove"
          onDismiss={() => setRemoving([])}
          work={async () => {
            await leaveGroups(aws, name, removing)
            changed(`${name} removed from ${removing.join(', ')}.`)
          }}
        >
          The user loses what {removing.join(', ')} permitted.
        </ConfirmDelete>
      )}
    </>
  )
}

function ChooseGroups(props: {
  held: readonly Group[]
  work: (chosen: string[]) => Promise<void>
  onDismiss: () => void
}) {
  const groups = useQuery('groups', listGroups)
  const held = new Set(props.held.map(({ GroupName }) => GroupName))
  return (
    <ChooseModal
      title="Add to groups"
      label="Groups"
      action="Add to groups"
      query={groups}
      option={({ GroupName }) => ({ value: GroupName!, label: GroupName! })}
      hide={({ GroupName }) => held.has(GroupName)}
      work={props.work}
      onDismiss={props.onDismiss}
    />
  )
}
