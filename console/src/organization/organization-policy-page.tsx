import type { PolicyTargetSummary } from '@aws-sdk/client-organizations'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useInvalidate, useQuery, type Query } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { ChooseModal } from '../forms/choose-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { usePathPart } from '../shell/use-path-part.ts'
import {
  allNodes,
  attachToTargets,
  detachFromTargets,
  getOrganizationPolicy,
  organizationTree,
  policyTypes,
} from './operations.ts'
import { PolicyContent } from './policy-content.tsx'

const kinds: Readonly<Record<string, string>> = {
  ROOT: 'Root',
  ORGANIZATIONAL_UNIT: 'Organizational unit',
  ACCOUNT: 'Account',
}

const columns: readonly Column<PolicyTargetSummary>[] = [
  { id: 'name', header: 'Name', value: ({ Name }) => Name!, isRowHeader: true },
  { id: 'kind', header: 'Type', value: ({ Type }) => kinds[Type!] ?? Type! },
  { id: 'id', header: 'ID', value: ({ TargetId }) => TargetId! },
]

/** One policy of the organization: what it says, and whom it binds. */
export default function OrganizationPolicyPage() {
  const id = usePathPart('id')
  const query = useQuery(`organization/policies/${id}`, (aws, signal) =>
    getOrganizationPolicy(aws, id, signal),
  )
  const name = query.data?.policy.PolicySummary?.Name ?? id
  usePage(name, [
    ['Organization', pathTo('organization')],
    ['Policies', `${pathTo('organization')}?tab=policies`],
    [name, pathTo('organization', 'policies', id)],
  ])
  return (
    <ResourcePage
      title={name}
      description={query.data?.policy.PolicySummary?.Description}
      query={query}
      summary={({ policy: { PolicySummary: facts }, targets }) => [
        { label: 'ARN', value: <Copyable text={facts!.Arn!} name="ARN" /> },
        { label: 'Type', value: policyTypes.find(({ type }) => type === facts!.Type)?.label ?? facts!.Type },
        { label: 'Attached to', value: targets.length },
      ]}
      tabs={({ policy, targets }) => [
        { id: 'content', label: 'Content', content: <PolicyContent policy={policy} /> },
        {
          id: 'targets',
          label: `Targets (${targets.length})`,
          content: <Targets id={id} query={{ ...query, data: targets }} />,
        },
      ]}
    />
  )
}

function Targets({ id, query }: { id: string; query: Query<PolicyTargetSummary[]> }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [attaching, setAttaching] = useState(false)
  const [detaching, setDetaching] = useState<PolicyTargetSummary[]>([])
  const changed = (content: string) => {
    setAttaching(false)
    setDetaching([])
    flash({ type: 'success', content })
    invalidate('organization/')
  }
  const attach = <Button onClick={() => setAttaching(true)}>Attach</Button>
  return (
    <>
      <ResourceTable
        title="Targets"
        level="h2"
        query={query}
        columns={columns}
        id={({ TargetId }) => TargetId!}
        selection="multi"
        empty={{ text: 'This policy binds nobody.', action: attach }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDetaching(selected)}>
              Detach
            </Button>
            {attach}
          </>
        )}
      />
      {attaching && (
        <ChooseTargets
          held={query.data ?? []}
          onDismiss={() => setAttaching(false)}
          work={async (ids) => {
            await attachToTargets(aws, id, ids)
            changed('Policy attached.')
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
            await detachFromTargets(
              aws,
              id,
              detaching.map(({ TargetId }) => TargetId!),
            )
            changed('Policy detached.')
          }}
        >
          {detaching.map(({ Name }) => Name).join(', ')} and what is below will no longer be bound by it.
        </ConfirmDelete>
      )}
    </>
  )
}

function ChooseTargets(props: {
  held: readonly PolicyTargetSummary[]
  work: (ids: string[]) => Promise<void>
  onDismiss: () => void
}) {
  const tree = useQuery('organization/tree', organizationTree)
  const held = new Set(props.held.map(({ TargetId }) => TargetId))
  return (
    <ChooseModal
      title="Attach policy"
      label="Targets"
      action="Attach"
      query={{ ...tree, data: tree.data && allNodes(tree.data) }}
      option={({ id, name, kind }) => ({ value: id, label: name, labelTag: kind })}
      hide={({ id }) => held.has(id)}
      work={props.work}
      onDismiss={props.onDismiss}
    />
  )
}
