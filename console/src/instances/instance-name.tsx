import type { Instance } from '@aws-sdk/client-ec2'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'

/** The name an instance has by its tag; empty where it has none. */
export function instanceName({ Tags = [] }: Instance): string {
  return Tags.find(({ Key }) => Key === 'Name')?.Value ?? ''
}

/** The name of the instance profile behind an ARN; empty where there is none. */
export function profileName({ IamInstanceProfile }: Instance): string {
  return IamInstanceProfile?.Arn?.split('/').at(-1) ?? ''
}

const types: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  running: 'success',
  stopped: 'stopped',
  terminated: 'stopped',
}

/** The state of an instance; what is under way looks so. */
export function InstanceState({ instance }: { instance: Instance }) {
  const state = instance.State?.Name ?? 'unknown'
  return <StatusIndicator type={types[state] ?? 'in-progress'}>{state}</StatusIndicator>
}
