import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { ChooseModal } from '../forms/choose-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import {
  attachPolicies,
  listGroupPolicies,
  listPolicies,
  removePolicies,
  type GroupPolicy,
} from './operations.ts'

const columns: readonly Column<GroupPolicy>[] = [
  { id: 'name', header: 'Policy name', value: ({ name }) => name, isRowHeader: true },
  { id: 'kind', header: 'Type', value: kindOf },
  { id: 'arn', header: 'ARN', value: ({ arn }) => arn ?? '–' },
]

/** The policies of a group, attached and removed. */
export function GroupPermissions({ name }: { name: string }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const key = `groups/${name}/policies`
  const query = useQuery(key, (client, signal) => listGroupPolicies(client, name, signal))
  const [attaching, setAttaching] = useState(false)
  const [removing, setRemoving] = useState<GroupPolicy[]>([])
  const changed = (content: string) => {
    flash({ type: 'success', content })
    invalidate(key)
  }
  const attach = <Button onClick={() => setAttaching(true)}>Attach policies</Button>
  return (
    <>
      <ResourceTable
        title="Policies"
        level="h2"
        query={query}
        columns={columns}
        id={({ name: policy, arn }) => arn ?? policy}
        selection="multi"
        empty={{ text: 'This group gives no permissions.', action: attach }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setRemoving(selected)}>
              Remove
            </Button>
            {attach}
          </>
        )}
      />
      {attaching && (
        <ChoosePolicies
          held={query.data ?? []}
          onDismiss={() => setAttaching(false)}
          work={async (arns) => {
            await attachPolicies(aws, name, arns)
            setAttaching(false)
            changed(arns.length === 1 ? 'Policy attached.' : `${arns.length} policies attached.`)
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
            await removePolicies(aws, name, removing)
            setRemoving([])
            changed('Policies removed.')
          }}
        >
          {removing.map((policy) => policy.name).join(', ')}: managed policies are detached, inline policies
          deleted.
        </ConfirmDelete>
      )}
    </>
  )
}

function ChoosePolicies(props: {
  held: readonly GroupPolicy[]
  work: (arns: string[]) => Promise<void>
  onDismiss: () => void
}) {
  const policies = useQuery('policies', listPolicies)
  const held = new Set(props.held.map(({ arn }) => arn))
  return (
    <ChooseModal
      title="Attach policies"
      label="Policies"
      action="Attach policies"
      query={policies}
      option={({ Arn, PolicyName }) => ({
        value: Arn!,
        label: PolicyName!,
        labelTag: kindOf({ name: PolicyName!, arn: Arn! }),
      })}
      hide={({ Arn }) => held.has(Arn)}
      work={props.work}
      onDismiss={props.onDismiss}
    />
  )
}

function kindOf({ arn }: GroupPolicy): string {
  if (arn === undefined) return 'Inline'
  return arn.startsWith('arn:aws:iam::aws:') ? 'AWS managed' : 'Customer managed'
}
