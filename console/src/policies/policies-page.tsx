import type { Policy } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import Select from '@cloudscape-design/components/select'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { listPolicies } from '../permissions/list-policies.ts'
import { policyKind } from '../permissions/policy-kind.ts'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { DeletePolicy } from './delete-policy.tsx'
import { policyPath } from './policy-links.ts'

const columns: readonly Column<Policy>[] = [
  {
    id: 'name',
    header: 'Policy name',
    value: ({ PolicyName }) => PolicyName!,
    cell: ({ PolicyName, Arn }) => <Link href={policyPath(Arn!)}>{PolicyName}</Link>,
    isRowHeader: true,
    width: 280,
  },
  { id: 'kind', header: 'Type', value: ({ Arn }) => policyKind(Arn) },
  {
    id: 'attached',
    header: 'Attached entities',
    value: ({ AttachmentCount }) => AttachmentCount ?? 0,
    width: 150,
  },
  {
    id: 'boundary',
    header: 'Boundary of',
    value: ({ PermissionsBoundaryUsageCount }) => PermissionsBoundaryUsageCount ?? 0,
    width: 120,
  },
  {
    id: 'updated',
    header: 'Updated',
    value: ({ UpdateDate }) => UpdateDate?.getTime() ?? 0,
    cell: ({ UpdateDate }) => when(UpdateDate),
    hidden: true,
  },
  {
    id: 'version',
    header: 'Default version',
    value: ({ DefaultVersionId }) => DefaultVersionId ?? '–',
    hidden: true,
  },
  { id: 'path', header: 'Path', value: ({ Path }) => Path ?? '–', hidden: true },
  { id: 'arn', header: 'ARN', value: ({ Arn }) => Arn!, width: 260, hidden: true },
]

const kinds = [
  { value: 'all', label: 'All types', fits: () => true },
  { value: 'aws', label: 'AWS managed', fits: ({ Arn }: Policy) => policyKind(Arn) === 'AWS managed' },
  {
    value: 'customer',
    label: 'Customer managed',
    fits: ({ Arn }: Policy) => policyKind(Arn) === 'Customer managed',
  },
  { value: 'used', label: 'In use', fits: isUsed },
] as const

function isUsed({ AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 }: Policy): boolean {
  return AttachmentCount + PermissionsBoundaryUsageCount > 0
}

/** Every managed policy, AWS's and the account's own. */
export default function PoliciesPage() {
  usePage('Policies', [['Policies', pathTo('policies')]])
  const policies = useQuery('policies', listPolicies)
  const [search, setSearch] = useSearchParams()
  const kind = kinds.find(({ value }) => value === search.get('type')) ?? kinds[0]
  const data = useMemo(() => policies.data?.filter(kind.fits), [policies.data, kind])
  const [deleting, setDeleting] = useState<Policy>()
  const create = (
    <Button variant="primary" href={pathTo('policies', 'create')}>
      Create policy
    </Button>
  )
  return (
    <>
      <ResourceTable
        title="Policies"
        description="A policy says what may be done, and is attached to those who may do it."
        query={{ ...policies, data }}
        columns={columns}
        id={({ Arn }) => Arn!}
        selection="single"
        empty={{ text: 'There are no such policies.', action: create }}
        besideSearch={
          <Select
            ariaLabel="Filter by type"
            options={kinds}
            selectedOption={kind}
            onChange={({ detail }) => {
              const type = detail.selectedOption.value!
              setSearch(type === 'all' ? {} : { type }, { replace: true })
            }}
          />
        }
        actions={([selected]) => (
          <>
            <Button
              disabled={selected === undefined || policyKind(selected.Arn) === 'AWS managed'}
              onClick={() => setDeleting(selected)}
            >
              Delete
            </Button>
            {create}
          </>
        )}
      />
      {deleting !== undefined && (
        <DeletePolicy
          name={deleting.PolicyName!}
          arn={deleting.Arn!}
          onDismiss={() => setDeleting(undefined)}
        />
      )}
    </>
  )
}
