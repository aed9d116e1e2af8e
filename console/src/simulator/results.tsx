import Badge from '@cloudscape-design/components/badge'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import type { Query } from '../aws/use-query.ts'
import { Decision, decisionWords } from './decision.tsx'
import type { Explained } from './explain-row.ts'
import type { SimulatedRow } from './operations.ts'
import { ResultDetails } from './result-details.tsx'

function columnsOf(show: (row: SimulatedRow) => void): Column<SimulatedRow>[] {
  return [
    {
      id: 'action',
      header: 'Action',
      value: ({ action }) => action,
      cell: (row) => (
        <Button
          variant="inline-link"
          ariaLabel={`${row.action} on ${row.resource}`}
          onClick={() => show(row)}
        >
          {row.action}
        </Button>
      ),
      isRowHeader: true,
      width: 200,
    },
    {
      id: 'decision',
      header: 'Decision',
      value: ({ decision }) => decisionWords[decision] ?? decision,
      cell: ({ decision }) => <Decision decision={decision} />,
      width: 180,
    },
    { id: 'resource', header: 'Resource', value: ({ resource }) => resource, width: 240 },
    {
      id: 'missing',
      header: 'Missing context',
      value: ({ missing }) => missing.join(', ') || '–',
      cell: ({ missing }) =>
        missing.length === 0 ? '–' : missing.map((key) => <Badge key={key}>{key}</Badge>),
    },
    { id: 'matched', header: 'Matched statements', value: ({ matched }) => matched.length },
  ]
}

/** What a simulation found; a row is opened to see why. */
export function Results(props: { query: Query<SimulatedRow[]>; explained: Explained | undefined }) {
  const { query, explained } = props
  const [shown, setShown] = useState<SimulatedRow>()
  const columns = useMemo(() => columnsOf(setShown), [])
  const rows = query.data ?? []
  const chosen = rows.find(({ action, resource }) => action === shown?.action && resource === shown.resource)
  // Of a single answer everybody wants to know why.
  const row = chosen ?? (rows.length === 1 ? rows[0] : undefined)
  return (
    <SpaceBetween size="l">
      <ResourceTable
        title="Results"
        level="h2"
        description="Choose an action to see what decided."
        query={query}
        columns={columns}
        id={({ action, resource }) => `${action} ${resource}`}
        empty={{ text: 'Nothing was simulated.' }}
      />
      {row !== undefined && (
        <ResultDetails
          key={`${row.action} ${row.resource}`}
          chosen={chosen !== undefined}
          row={row}
          explained={explained}
        />
      )}
    </SpaceBetween>
  )
}
