import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Link from '@cloudscape-design/components/link'
import { useMemo, useState } from 'react'
import { useInvalidate, useQuery, type Query } from '../aws/use-query.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { inlinePolicyPath, policyPath } from '../policies/policy-links.ts'
import { useFlash } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { AttachPolicies } from './attach-policies.tsx'
import { heldPolicies, policiesKey, type HeldPolicy, type Holder } from './policy-holder.ts'
import { policyKind } from './policy-kind.ts'
import { RemovePolicies } from './remove-policies.tsx'

/** The policies of a user, group or role: attached and removed, inline ones written, all of them read. */
export function PoliciesPanel({ holder, inherited }: { holder: Holder; inherited?: Query<HeldPolicy[]> }) {
  const invalidate = useInvalidate()
  const flash = useFlash()
  const key = policiesKey(holder)
  const own = useQuery(key, (client, signal) => heldPolicies(client, holder, signal))
  const query = useJoined(own, inherited)
  const [attaching, setAttaching] = useState(false)
  const [removing, setRemoving] = useState<HeldPolicy[]>([])
  const { kind, name } = holder
  const columns = useMemo(
    () => columnsOf({ kind, name }, inherited !== undefined),
    [kind, name, inherited !== undefined],
  )
  const close = () => setAttaching(false)
  const changed = (content: string) => {
    close()
    setRemoving([])
    flash({ type: 'success', content })
    invalidate(key)
    invalidate('policies')
  }
  const add = (
    <ButtonDropdown
      items={[
        { id: 'attach', text: 'Attach policies' },
        { id: 'create', text: 'Create inline policy', href: inlinePolicyPath(holder) },
      ]}
      onItemClick={({ detail }) => detail.id === 'attach' && setAttaching(true)}
    >
      Add permissions
    </ButtonDropdown>
  )
  return (
    <>
      <ResourceTable
        title="Permissions policies"
        level="h2"
        description="What these policies allow, and nothing else, can be done."
        query={query}
        columns={columns}
        id={idOf}
        selection="multi"
        empty={{ text: `This ${holder.kind} has no permissions of its own.` }}
        actions={(selected) => (
          <>
            <Button
              disabled={selected.length === 0 || selected.some(({ via }) => via !== undefined)}
              onClick={() => setRemoving(selected)}
            >
              Remove
            </Button>
            {add}
          </>
        )}
      />
      {attaching && (
        <AttachPolicies holder={holder} held={own.data ?? []} onDone={changed} onDismiss={close} />
      )}
      {removing.length > 0 && (
        <RemovePolicies
          holder={holder}
          policies={removing}
          onDone={changed}
          onDismiss={() => setRemoving([])}
        />
      )}
    </>
  )
}

/** The page of a policy: the managed one's own, or the editor of the inline one of its holder. */
function policyHref(holder: Holder, { name, arn, via }: HeldPolicy): string {
  if (arn !== undefined) return policyPath(arn)
  return inlinePolicyPath(via === undefined ? holder : { kind: 'group', name: via }, name)
}

function idOf({ name, arn, via }: HeldPolicy): string {
  return [via, arn ?? name].join(' ')
}

function useJoined(own: Query<HeldPolicy[]>, inherited?: Query<HeldPolicy[]>): Query<HeldPolicy[]> {
  const data = useMemo(
    () => own.data && [...own.data, ...(inherited?.data ?? [])],
    [own.data, inherited?.data],
  )
  return { ...own, data }
}

function columnsOf(holder: Holder, withVia: boolean): Column<HeldPolicy>[] {
  return [
    {
      id: 'name',
      header: 'Policy name',
      value: ({ name }) => name,
      cell: (policy) => <Link href={policyHref(holder, policy)}>{policy.name}</Link>,
      isRowHeader: true,
      width: 240,
    },
    { id: 'kind', header: 'Type', value: ({ arn }) => policyKind(arn) },
    ...(withVia
      ? [
          {
            id: 'via',
            header: 'Attached via',
            value: ({ via }: HeldPolicy) => (via === undefined ? 'Directly' : `Group ${via}`),
            cell: ({ via }: HeldPolicy) =>
              via === undefined ? (
                'Directly'
              ) : (
                <>
                  Group <Link href={pathTo('groups', 'details', via)}>{via}</Link>
                </>
              ),
          },
        ]
      : []),
    { id: 'arn', header: 'ARN', value: ({ arn }) => arn ?? '–', width: 260 },
  ]
}
