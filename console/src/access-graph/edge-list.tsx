import { useMemo } from 'react'
import type { Query } from '../aws/use-query.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { fullName } from './kinds.tsx'
import type { AccessEdge, AccessGraph } from './operations.ts'
import { conditions, grants } from './reason.ts'
import { Verdict } from './step-reason.tsx'

type Row = { edge: AccessEdge; from: string; to: string; why: string }

const columns: readonly Column<Row>[] = [
  { id: 'from', header: 'From', value: ({ from }) => from, isRowHeader: true },
  { id: 'to', header: 'To', value: ({ to }) => to },
  {
    id: 'verdict',
    header: 'Verdict',
    value: ({ edge }) => `${edge.Kind} ${edge.Step?.Can ?? ''}`,
    cell: ({ edge }) => <Verdict edge={edge} />,
  },
  { id: 'why', header: 'Conditions and grants', value: ({ why }) => why, width: 320 },
]

/** The graph as a table: every edge, for those who would rather read or search. */
export function EdgeList({ query, home }: { query: Query<AccessGraph>; home: string }) {
  const { data } = query
  const rows = useMemo(() => data && rowsOf(data, home), [data, home])
  return (
    <ResourceTable
      title="Steps"
      level="h2"
      query={{ ...query, data: rows }}
      columns={columns}
      id={({ edge }) => `${edge.From} ${edge.To}`}
      empty={{ text: 'Nobody in this account can become anybody.' }}
    />
  )
}

function rowsOf({ Nodes, Edges }: AccessGraph, home: string): Row[] {
  const names = new Map(Nodes.map((node) => [node.Id, fullName(node, home)]))
  return Edges.map((edge) => ({
    edge,
    from: names.get(edge.From)!,
    to: names.get(edge.To)!,
    why: edge.Step === undefined ? '' : [...conditions(edge.Step), ...grants(edge.Step)].join('; '),
  }))
}
