import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { AccessEdge } from './operations.ts'
import { conditions, grants } from './reason.ts'

/** Whether an edge can be gone, on which conditions, and which statements grant it. */
export function StepReason({ edge }: { edge: AccessEdge }) {
  if (edge.Kind === 'member' || edge.Step === undefined)
    return <Box color="text-body-secondary">Member of the group</Box>
  const needs = conditions(edge.Step)
  return (
    <div>
      <Verdict edge={edge} />
      {needs.length > 0 && <Lines texts={needs} />}
      <Box color="text-body-secondary" fontSize="body-s">
        <Lines texts={grants(edge.Step)} />
      </Box>
    </div>
  )
}

/** What an edge comes to, in a few words. */
export function Verdict({ edge }: { edge: AccessEdge }) {
  if (edge.Kind === 'member') return <StatusIndicator type="info">Member</StatusIndicator>
  if (edge.Kind === 'trust') {
    return (
      <StatusIndicator type="info">
        {edge.Step?.Can === 'if' ? 'Trusted on conditions' : 'Trusted'}; their account decides too
      </StatusIndicator>
    )
  }
  return edge.Step?.Can === 'if' ? (
    <StatusIndicator type="warning">On conditions</StatusIndicator>
  ) : (
    <StatusIndicator type="success">Allowed</StatusIndicator>
  )
}

function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="graph-reasons">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
