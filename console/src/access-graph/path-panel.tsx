import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { fullName } from './kinds.tsx'
import type { AccessEdge, AccessGraph, AccessNode } from './operations.ts'
import { StepReason } from './step-reason.tsx'

/** Asks for two ends and tells the way between them, step by step with its reasons. */
export function PathPanel(props: {
  graph: AccessGraph
  home: string
  from: string | undefined
  to: string | undefined
  /** The way, or undefined where there is none; only told where both ends are chosen. */
  path: readonly AccessEdge[] | undefined
  onChange: (ends: { from?: string | undefined; to?: string | undefined }) => void
}) {
  const { graph, home, from, to, path, onChange } = props
  const byId = useMemo(() => new Map(graph.Nodes.map((node) => [node.Id, node])), [graph])
  const nameOf = (id: string): string => fullName(byId.get(id) ?? unknown(id), home)
  return (
    <Container
      header={
        <Header
          actions={
            (from !== undefined || to !== undefined) && (
              <Button onClick={() => onChange({ from: undefined, to: undefined })}>Clear</Button>
            )
          }
        >
          Find a way
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ColumnLayout columns={2}>
          <End
            label="From"
            kinds={['user', 'role', 'service', 'provider', 'account', 'everyone']}
            id={from}
            {...props}
            onChoose={(id) => onChange({ from: id, to })}
          />
          <End label="To" kinds={['role']} id={to} {...props} onChoose={(id) => onChange({ from, to: id })} />
        </ColumnLayout>
        {from !== undefined && to !== undefined && (
          <div aria-live="polite">
            {path === undefined ? (
              <Alert type="info">
                {nameOf(from)} has no way to {nameOf(to)}.
              </Alert>
            ) : (
              <ol className="graph-path">
                <li>{nameOf(from)}</li>
                {path.map((edge) => (
                  <li key={edge.To}>
                    {nameOf(edge.To)}
                    <StepReason edge={edge} />
                  </li>
                ))}
              </ol>
            )}
          </div>
        )}
      </SpaceBetween>
    </Container>
  )
}

const unknown = (id: string): AccessNode => ({ Id: id, Kind: 'role', Name: id })

function End(props: {
  label: string
  graph: AccessGraph
  home: string
  kinds: readonly AccessNode['Kind'][]
  id: string | undefined
  onChoose: (id: string | undefined) => void
}) {
  const { graph, home, kinds, id } = props
  const options = useMemo(
    () =>
      graph.Nodes.filter(({ Kind }) => kinds.includes(Kind))
        .map((node): SelectProps.Option => ({
          value: node.Id,
          label: fullName(node, home),
          description: node.Id,
        }))
        .toSorted((one, other) => one.label!.localeCompare(other.label!)),
    // The kinds are the same at each rendering.
    [graph, home],
  )
  return (
    <FormField label={props.label}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === id) ?? null}
        onChange={({ detail }) => props.onChoose(detail.selectedOption.value)}
        filteringType="auto"
        filteringPlaceholder="Search"
        virtualScroll
        placeholder="Choose one"
        empty="Nobody"
      />
    </FormField>
  )
}
