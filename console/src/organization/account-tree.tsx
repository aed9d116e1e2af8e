import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Icon from '@cloudscape-design/components/icon'
import Link from '@cloudscape-design/components/link'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { pathTo } from '../shell/path-to.ts'
import { allNodes, organizationTree, type OrganizationNode } from './operations.ts'

const columns: readonly TableProps.ColumnDefinition<OrganizationNode>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: ({ kind, name }) => (
      <span className="with-icon">
        <Icon name={kind === 'Account' ? 'user-profile' : 'folder'} />
        {name}
      </span>
    ),
    isRowHeader: true,
    minWidth: 240,
  },
  { id: 'kind', header: 'Type', cell: ({ kind }) => kind, minWidth: 140 },
  { id: 'id', header: 'ID', cell: ({ id }) => <Copyable text={id} name="ID" />, minWidth: 180 },
  {
    id: 'policies',
    header: 'Attached policies',
    cell: ({ policies }) => (
      <span className="names">
        {policies.length === 0 && '–'}
        {policies.map(({ Id, Name }) => (
          <Link key={Id} href={pathTo('organization', 'policies', Id!)}>
            {Name}
          </Link>
        ))}
      </span>
    ),
    minWidth: 220,
  },
]

/** The root with its units and accounts, opened and closed, and the policies attached to each. */
export function AccountTree() {
  const { data = [], status, error, refreshing, refresh } = useQuery('organization/tree', organizationTree)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const nodes = allNodes(data)
  return (
    <Table
      trackBy="id"
      items={data}
      columnDefinitions={columns}
      loading={status === 'loading'}
      loadingText="Loading accounts"
      ariaLabels={{
        tableLabel: 'Accounts',
        expandButtonLabel: ({ name }) => `Open ${name}`,
        collapseButtonLabel: ({ name }) => `Close ${name}`,
      }}
      expandableRows={{
        getItemChildren: ({ children }) => children,
        isItemExpandable: ({ children }) => children.length > 0,
        expandedItems: nodes.filter(({ id }) => !closed.has(id)),
        onExpandableItemToggle: ({ detail: { item, expanded } }) =>
          setClosed((before) => {
            const next = new Set(before)
            if (expanded) next.delete(item.id)
            else next.add(item.id)
            return next
          }),
      }}
      empty={<AwsErrorAlert error={error} header="Accounts cannot be listed" retry={refresh} />}
      header={
        <Header
          variant="h2"
          counter={
            status === 'ready' ? `(${nodes.filter(({ kind }) => kind === 'Account').length})` : undefined
          }
          actions={
            <Button iconName="refresh" ariaLabel="Refresh accounts" loading={refreshing} onClick={refresh} />
          }
        >
          Accounts
        </Header>
      }
    />
  )
}
