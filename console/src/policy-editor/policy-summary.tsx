import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Modal from '@cloudscape-design/components/modal'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useMemo, useState } from 'react'
import { parsePolicy } from '../../../src/policy/text/parse.ts'
import { useReference } from '../reference/use-reference.ts'
import { resourceText, summaryOf, type ServiceRow } from './summary.ts'
import { trustSummaryOf } from './trust-summary.ts'

/** What a policy allows and denies, service by service; for a resource's policy, whom. */
export function PolicySummary({ text, kind }: { text: string; kind: 'identity' | 'trust' | 'resource' }) {
  const reference = useReference()
  const parsed = useMemo(() => parsePolicy(text), [text])
  const rows = useMemo(
    () => ('document' in parsed ? summaryOf(parsed.document, reference) : []),
    [parsed, reference],
  )
  if ('findings' in parsed) {
    const { line, column, message } = parsed.findings[0]!
    return (
      <Box color="text-body-secondary">
        There is no summary of a policy that cannot be read: line {line}, column {column}: {message}.
      </Box>
    )
  }
  if (kind !== 'identity') return <TrustTable rows={trustSummaryOf(parsed.document)} />
  const denied = rows.filter(({ effect }) => effect === 'Deny')
  const allowed = rows.filter(({ effect }) => effect === 'Allow')
  return (
    <SpaceBetween size="l">
      {denied.length > 0 && <ServiceTable title="Explicit deny" rows={denied} />}
      {(allowed.length > 0 || denied.length === 0) && <ServiceTable title="Allow" rows={allowed} />}
    </SpaceBetween>
  )
}

// LIMIT: policies of AWS's own name three hundred services; what a page is good for is shown at once.
const pageSize = 25
const nothing = 'This policy allows nothing.'

function ServiceTable({ title, rows }: { title: string; rows: ServiceRow[] }) {
  const [opened, setOpened] = useState<ServiceRow>()
  const many = rows.length > pageSize
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(rows, {
    filtering: { fields: ['name', 'service', 'access'], noMatch: 'No service matches.', empty: nothing },
    pagination: { pageSize },
  })
  return (
    <>
      <Table
        variant="embedded"
        header={
          <Header variant="h3" counter={`(${rows.length})`}>
            {title}
          </Header>
        }
        {...collectionProps}
        items={items}
        trackBy="service"
        filter={
          many && (
            <TextFilter
              {...filterProps}
              filteringPlaceholder="Search services"
              filteringAriaLabel={`Search services: ${title}`}
              countText={`${filteredItemsCount} ${filteredItemsCount === 1 ? 'match' : 'matches'}`}
            />
          )
        }
        pagination={many && <Pagination {...paginationProps} />}
        ariaLabels={{ tableLabel: title }}
        columnDefinitions={[
          {
            id: 'service',
            header: 'Service',
            isRowHeader: true,
            minWidth: 160,
            cell: (row) => (
              <Button formAction="none" variant="inline-link" onClick={() => setOpened(row)}>
                {row.name}
              </Button>
            ),
          },
          { id: 'access', header: 'Access level', minWidth: 160, cell: ({ access }) => access },
          {
            id: 'resource',
            header: 'Resource',
            minWidth: 160,
            cell: (row) => <span className="wrap">{resourceText(row)}</span>,
          },
          { id: 'condition', header: 'Request condition', minWidth: 160, cell: conditionCell },
        ]}
        wrapLines
      />
      {opened !== undefined && <ServiceDetails row={opened} onDismiss={() => setOpened(undefined)} />}
    </>
  )
}

function conditionCell({ conditions }: ServiceRow) {
  if (conditions.length === 0) return 'None'
  return (
    <span className="wrap">
      {conditions.length === 1 ? conditions[0] : `${conditions.length} conditions`}
    </span>
  )
}

function ServiceDetails({ row, onDismiss }: { row: ServiceRow; onDismiss: () => void }) {
  const part = (title: string, lines: readonly string[]) =>
    lines.length > 0 && (
      <div>
        <Box variant="awsui-key-label">{title}</Box>
        {lines.map((line) => (
          <div key={line} className="mono">
            {line}
          </div>
        ))}
      </div>
    )
  return (
    <Modal
      visible
      size="large"
      header={`${row.name}: ${row.effect === 'Allow' ? 'allowed' : 'denied'}`}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="m">
        <Box>{row.access}</Box>
        {row.levels.map(({ level, full, actions }) => (
          <div key={level}>
            {part(`${level} (${actions.length}${full ? ', all there are' : ''})`, [actions.join(', ')])}
          </div>
        ))}
        {part('Unknown to AWS, so never asked for', row.unknown)}
        {part('Resources', row.resources)}
        {part('Conditions', row.conditions)}
      </SpaceBetween>
    </Modal>
  )
}

function TrustTable({ rows }: { rows: ReturnType<typeof trustSummaryOf> }) {
  return (
    <Table
      variant="embedded"
      items={rows}
      wrapLines
      empty="This policy names nobody."
      ariaLabels={{ tableLabel: 'Named principals' }}
      columnDefinitions={[
        {
          id: 'principal',
          header: 'Principal',
          isRowHeader: true,
          minWidth: 180,
          cell: (row) => <span className="wrap">{row.principal}</span>,
        },
        { id: 'kind', header: 'Kind', minWidth: 120, cell: ({ kind }) => kind },
        { id: 'effect', header: 'Effect', minWidth: 90, cell: ({ effect }) => effect },
        {
          id: 'actions',
          header: 'Actions',
          minWidth: 160,
          cell: ({ actions }) => <span className="wrap">{actions}</span>,
        },
        {
          id: 'condition',
          header: 'Request condition',
          minWidth: 160,
          cell: ({ condition }) => <span className="wrap">{condition}</span>,
        },
      ]}
    />
  )
}
