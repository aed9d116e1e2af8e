import type { Policy } from '@aws-sdk/client-iam'
import Select from '@cloudscape-design/components/select'
import { useMemo, useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { listPolicies } from './list-policies.ts'
import { policyKind } from './policy-kind.ts'

const columns: readonly Column<Policy>[] = [
  {
    id: 'name',
    header: 'Policy name',
    value: ({ PolicyName }) => PolicyName!,
    isRowHeader: true,
    width: 240,
  },
  { id: 'kind', header: 'Type', value: ({ Arn }) => policyKind(Arn) },
  {
    id: 'attached',
    header: 'Attached entities',
    value: ({ AttachmentCount }) => AttachmentCount ?? 0,
  },
]

const kinds = ['All types', 'AWS managed', 'Customer managed'].map((label) => ({ value: label, label }))

/** Chooses one or many of all managed policies: 1,400 rows, searched by name and narrowed to a type. */
export function PolicyTable(props: {
  selection: 'single' | 'multi'
  selected: readonly Policy[]
  onSelect: (policies: Policy[]) => void
  /** ARNs that are not offered. */
  hide?: readonly string[]
  title?: string
}) {
  const policies = useQuery('policies', listPolicies)
  const [kind, setKind] = useState(kinds[0]!)
  const { hide } = props
  const data = useMemo(() => {
    const hidden = new Set(hide)
    return policies.data?.filter(
      ({ Arn }) => !hidden.has(Arn!) && (kind === kinds[0] || policyKind(Arn) === kind.value),
    )
  }, [policies.data, kind, hide])
  return (
    <ResourceTable
      title={props.title ?? 'Permissions policies'}
      level="h2"
      query={{ ...policies, data }}
      columns={columns}
      id={({ Arn }) => Arn!}
      selection={props.selection}
      selected={props.selected}
      onSelect={props.onSelect}
      pageSize={20}
      besideSearch={
        <Select
          ariaLabel="Filter by type"
          options={kinds}
          selectedOption={kind}
          onChange={({ detail }) =>
            setKind(kinds.find(({ value }) => value === detail.selectedOption.value)!)
          }
        />
      }
      empty={{ text: 'There are no policies to choose from.' }}
    />
  )
}
