import StatusIndicator from '@cloudscape-design/components/status-indicator'

/** Decisions in words. */
export const decisionWords: Readonly<Record<string, string>> = {
  allowed: 'Allowed',
  explicitDeny: 'Explicitly denied',
  implicitDeny: 'Implicitly denied',
}

/** A decision of the simulator with its icon. */
export function Decision({ decision }: { decision: string }) {
  return (
    <StatusIndicator type={decision === 'allowed' ? 'success' : 'error'}>
      {decisionWords[decision] ?? decision}
    </StatusIndicator>
  )
}
