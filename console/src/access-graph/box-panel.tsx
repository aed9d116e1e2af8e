import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { pathTo } from '../shell/path-to.ts'
import { boxLabel } from './box-label.ts'
import type { Box as GraphBox } from './condense.ts'
import { fullName } from './kinds.tsx'
import type { AccessEdge, AccessGraph, AccessNode } from './operations.ts'
import { StepReason } from './step-reason.tsx'

// LIMIT: names and steps that are written out; the list shows all.
const most = 50

/** What is known of the box that was chosen: whom it can become, who can become it, and each step's reason. */
export function BoxPanel(props: {
  box: GraphBox
  graph: AccessGraph
  home: string
  onShow: (id: string) => void
  onSpread: (members: readonly AccessNode[]) => void
  onDismiss: () => void
}) {
  const { box, graph, home } = props
  const [first, ...others] = box.members
  const actions = <Button iconName="close" variant="icon" ariaLabel="Close" onClick={props.onDismiss} />
  if (others.length > 0) {
    return (
      <Container header={<Header actions={actions}>{boxLabel(box, home).name}</Header>}>
        <SpaceBetween size="s">
          <Box>They are joined to the same others in the same way.</Box>
          <Button onClick={() => props.onSpread(box.members)}>Draw each of them</Button>
          <Names nodes={box.members} home={home} onShow={props.onShow} />
        </SpaceBetween>
      </Container>
    )
  }
  const node = first!
  const out = graph.Edges.filter(({ From, Kind }) => From === node.Id && Kind !== 'member')
  const into = graph.Edges.filter(({ To }) => To === node.Id)
  const groups = graph.Edges.filter(({ From, Kind }) => From === node.Id && Kind === 'member')
  return (
    <Container
      header={
        <Header actions={actions} description={<span className="mono">{node.Id}</span>}>
          <PageLink node={node} home={home} />
        </Header>
      }
    >
      <SpaceBetween size="s">
        {groups.length > 0 && <Steps title="Groups" edges={groups} end="To" {...props} />}
        <Steps title="Can become" edges={out} end="To" {...props} />
        <Steps
          title={node.Kind === 'group' ? 'Members' : 'Who can become it'}
          edges={into}
          end="From"
          {...props}
        />
      </SpaceBetween>
    </Container>
  )
}

/** The name, which leads to the page of what the own account has. */
function PageLink({ node, home }: { node: AccessNode; home: string }) {
  const { Kind, Name, Account } = node
  const name = fullName(node, home)
  if (Account !== home || (Kind !== 'user' && Kind !== 'role' && Kind !== 'group')) return name
  return (
    <Link fontSize="inherit" href={pathTo(`${Kind}s`, 'details', Name)}>
      {name}
    </Link>
  )
}

function Steps(props: {
  title: string
  edges: readonly AccessEdge[]
  end: 'From' | 'To'
  graph: AccessGraph
  home: string
  onShow: (id: string) => void
}) {
  const { title, edges, end, graph, home } = props
  const byId = new Map(graph.Nodes.map((node) => [node.Id, node]))
  if (edges.length === 0) return <Box color="text-body-secondary">{title}: nobody</Box>
  return (
    <ExpandableSection headerText={`${title} (${edges.length})`} defaultExpanded>
      <SpaceBetween size="s">
        {edges.slice(0, most).map((edge) => (
          <div key={edge[end]}>
            <ShowLink node={byId.get(edge[end])!} home={home} onShow={props.onShow} />
            {edge.Kind !== 'member' && <StepReason edge={edge} />}
          </div>
        ))}
        <More count={edges.length} />
      </SpaceBetween>
    </ExpandableSection>
  )
}

function Names(props: { nodes: readonly AccessNode[]; home: string; onShow: (id: string) => void }) {
  return (
    <ul className="graph-reasons">
      {props.nodes.slice(0, most).map((node) => (
        <li key={node.Id}>
          <ShowLink node={node} home={props.home} onShow={props.onShow} />
        </li>
      ))}
      <More count={props.nodes.length} />
    </ul>
  )
}

function ShowLink({ node, home, onShow }: { node: AccessNode; home: string; onShow: (id: string) => void }) {
  return (
    <Button variant="inline-link" onClick={() => onShow(node.Id)}>
      {fullName(node, home)}
    </Button>
  )
}

function More({ count }: { count: number }) {
  if (count <= most) return null
  return <Box color="text-body-secondary">… and {count - most} more, which the list shows</Box>
}
