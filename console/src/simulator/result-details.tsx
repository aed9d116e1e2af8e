import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useMemo, useRef } from 'react'
import { ExplanationView } from '../explanation/explanation-view.tsx'
import { Decision } from './decision.tsx'
import { documentsOf, explainRow, type Explained } from './explain-row.ts'
import type { SimulatedRow } from './operations.ts'

const outcomes = { Allowed: 'allowed', ExplicitlyDenied: 'explicitDeny', ImplicitlyDenied: 'implicitDeny' }

/** One row in full: what the server answered, and the way the engine came to it. */
export function ResultDetails(props: {
  row: SimulatedRow
  /** Whether somebody chose the row, rather than that it is the only one. */
  chosen: boolean
  explained: Explained | undefined
}) {
  const { row, chosen, explained } = props
  const explanation = useMemo(() => explained && explainRow(explained, row), [explained, row])
  const documents = useMemo(() => explained && documentsOf(explained), [explained])
  const place = useRef<HTMLDivElement>(null)
  // Who opens a row below a long table is brought to what it opened.
  useEffect(() => {
    if (chosen) void place.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div ref={place}>
      <Container
        header={
          <Header variant="h2" description={row.resource}>
            {row.action}
          </Header>
        }
      >
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={3}
            minColumnWidth={220}
            items={[
              { label: 'Decision', value: <Decision decision={row.decision} /> },
              { label: 'Permissions boundary', value: sideText(row.allowedByBoundary) },
              { label: 'Organization', value: sideText(row.allowedByOrganizations) },
              { label: 'Matched statements', value: <Matched row={row} /> },
              { label: 'Missing context values', value: row.missing.join(', ') || 'None' },
              ...Object.entries(row.details).map(([label, decision]) => ({
                label,
                value: <Decision decision={decision} />,
              })),
            ]}
          />
          {explanation === undefined && (
            <Alert type="info">
              The policies themselves cannot be read by you, so there is no explanation beside the answer.
            </Alert>
          )}
          {explanation !== undefined && outcomes[explanation.outcome] !== row.decision && (
            <Alert type="info">The server answers otherwise: it knows more than can be read from here.</Alert>
          )}
          {explanation !== undefined && <ExplanationView explanation={explanation} documents={documents} />}
          {row.allowedByOrganizations !== undefined && (
            <Box color="text-body-secondary">
              Of the organization's policies a simulation tells only whether they allow it, and it leaves
              resource control policies out.
            </Box>
          )}
        </SpaceBetween>
      </Container>
    </div>
  )
}

function sideText(allowed: boolean | undefined): string {
  if (allowed === undefined) return 'None'
  return allowed ? 'Allows it' : 'Does not allow it'
}

function Matched({ row: { matched } }: { row: SimulatedRow }) {
  if (matched.length === 0) return 'None'
  return (
    <>
      {matched.map(({ SourcePolicyId, SourcePolicyType, StartPosition, EndPosition }, at) => (
        <div key={`${at} ${SourcePolicyId}`}>
          {SourcePolicyId} <Box variant="small">{SourcePolicyType}</Box>
          {StartPosition !== undefined && (
            <Box variant="small" display="block">
              from line {StartPosition.Line}, column {StartPosition.Column} to line {EndPosition?.Line},
              column {EndPosition?.Column} of the stored text
            </Box>
          )}
        </div>
      ))}
    </>
  )
}
