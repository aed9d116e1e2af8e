import type { Instance } from '@aws-sdk/client-ec2'
import Link from '@cloudscape-design/components/link'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { pathTo } from '../shell/path-to.ts'

/** The name an instance has by its tag; empty where it has none. */
export function instanceName({ Tags = [] }: Instance): string {
  return Tags.find(({ Key }) => Key === 'Name')?.Value ?? ''
}

/** The name of the instance profile behind an ARN; empty where there is none. */
export function profileName({ IamInstanceProfile }: Instance): string {
  return IamInstanceProfile?.Arn?.split('/').at(-1) ?? ''
}

/** The link to the instance profile of an instance, or a dash. */
export function ProfileLink({ instance }: { instance: Instance }) {
  const profile = profileName(instance)
  if (profile === '') return '–'
  return <Link href={pathTo('instance-profiles', 'details', profile)}>{profile}</Link>
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
