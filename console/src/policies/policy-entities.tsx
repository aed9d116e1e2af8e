import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { ChooseModal } from '../forms/choose-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { attachPolicy, type Holder } from '../permissions/policy-holder.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { holderId, holderOf, listHolders } from './holders.ts'
import { detachPolicy, listUses, type PolicyUse } from './operations.ts'
import { holderPath } from './policy-links.ts'

const kindNames = { user: 'User', group: 'Group', role: 'Role' }

const columns: readonly Column<PolicyUse>[] = [
  {
    id: 'name',
    header: 'Entity name',
    value: ({ name }) => name,
    cell: (use) => <Link href={holderPath(use)}>{use.name}</Link>,
    isRowHeader: true,
    width: 240,
  },
  { id: 'kind', header: 'Entity type', value: ({ kind }) => kindNames[kind] },
  { id: 'as', header: 'Used as', value: ({ as }) => as },
]

/** Who has a policy: attached and detached. */
export function PolicyEntities({ arn }: { arn: string }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const query = useQuery(`policies/${arn}/uses`, (client, signal) => listUses(client, arn, signal))
  const [attaching, setAttaching] = useState(false)
  const [detaching, setDetaching] = useState<PolicyUse[]>([])
  const changed = (content: string) => {
    flash({ type: 'success', content })
    for (const prefix of ['policies', 'users', 'groups', 'roles']) invalidate(prefix)
  }
  const attach = <Button onClick={() => setAttaching(true)}>Attach</Button>
  return (
    <>
      <ResourceTable
        title="Entities"
        level="h2"
        query={query}
        columns={columns}
        id={(use) => `${holderId(use)} ${use.as}`}
        selection="multi"
        empty={{ text: 'This policy is attached to nothing.', action: attach }}
        actions={(selected) => (
          <>
            <Button
              disabled={selected.length === 0 || selected.some(({ as }) => as === 'Permissions boundary')}
              onClick={() => setDetaching(selected)}
            >
              Detach
            </Button>
            {attach}
          </>
        )}
      />
      {attaching && (
        <ChooseEntities
          held={query.data ?? []}
          onDismiss={() => setAttaching(false)}
          work={async (chosen) => {
            for (const holder of chosen) await attachPolicy(aws, holder, arn)
            setAttaching(false)
            changed(`Policy attached to ${chosen.map(({ name }) => name).join(', ')}.`)
          }}
        />
      )}
      {detaching.length > 0 && (
        <ConfirmDelete
          title="Detach the policy?"
          word="detach"
          action="Detach"
          onDismiss={() => setDetaching([])}
          work={async () => {
            await detachPolicy(aws, arn, detaching)
            setDetaching([])
            changed('Policy detached.')
          }}
        >
          {detaching.map(({ name }) => name).join(', ')} will lose what the policy permits.
        </ConfirmDelete>
      )}
    </>
  )
}

function ChooseEntities(props: {
  held: readonly PolicyUse[]
  work: (chosen: Holder[]) => Promise<void>
  onDismiss: () => void
}) {
  const holders = useQuery('holders', listHolders)
  const held = new Set(props.held.filter(({ as }) => as === 'Permissions policy').map(holderId))
  return (
    <ChooseModal
      title="Attach policy"
      label="Users, groups and roles"
      action="Attach"
      query={holders}
      option={(holder) => ({ value: holderId(holder), label: holder.name, labelTag: kindNames[holder.kind] })}
      hide={(holder) => held.has(holderId(holder))}
      work={(ids) => props.work(ids.map(holderOf))}
      onDismiss={props.onDismiss}
    />
  )
}
