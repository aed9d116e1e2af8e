import type { ServiceLastAccessed } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Select from '@cloudscape-design/components/select'
import { useMemo, useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { lastAccessed } from './last-accessed.ts'
import { ago, when } from './when.ts'

const columns: readonly Column<ServiceLastAccessed>[] = [
  {
    id: 'service',
    header: 'Service',
    value: ({ ServiceName }) => ServiceName ?? '–',
    isRowHeader: true,
    width: 240,
  },
  { id: 'namespace', header: 'Prefix', value: ({ ServiceNamespace }) => ServiceNamespace ?? '–' },
  {
    id: 'last',
    header: 'Last accessed',
    value: ({ LastAuthenticated }) => LastAuthenticated?.getTime() ?? 0,
    cell: ({ LastAuthenticated: last }) =>
      last === undefined ? (
        <Box color="text-body-secondary">Not in the tracking period</Box>
      ) : (
        `${ago(last, new Date())} (${when(last)})`
      ),
    width: 240,
  },
  { id: 'region', header: 'Region', value: ({ LastAuthenticatedRegion }) => LastAuthenticatedRegion ?? '–' },
]

const uses = [
  { value: 'all', label: 'All services' },
  { value: 'used', label: 'Services accessed' },
  { value: 'unused', label: 'Services not accessed' },
]

/** Which services an identity may use and when it last did: what it does not use, it may not need. */
export function LastAccessedPanel({ arn }: { arn: string }) {
  const query = useQuery<ServiceLastAccessed[]>(`last-accessed/${arn}`, (aws, signal, partly) =>
    lastAccessed(aws, arn, signal, partly),
  )
  const [use, setUse] = useState(uses[0]!)
  const data = useMemo(
    () =>
      query.data?.filter(
        ({ LastAuthenticated: last }) =>
          use.value === 'all' || (use.value === 'used') === (last !== undefined),
      ),
    [query.data, use],
  )
  return (
    <ResourceTable
      title="Services allowed"
      level="h2"
      description="Access within the last 400 days. What was never accessed may be more than is needed."
      query={{ ...query, data }}
      columns={columns}
      greatestFirst="last"
      pageSize={20}
      id={({ ServiceNamespace }) => ServiceNamespace!}
      empty={{
        text: use.value === 'all' ? 'No service is allowed by its policies.' : 'There are no such services.',
      }}
      besideSearch={
        <Select
          ariaLabel="Filter by use"
          options={uses}
          selectedOption={use}
          onChange={({ detail }) => setUse(uses.find(({ value }) => value === detail.selectedOption.value)!)}
        />
      }
    />
  )
}
