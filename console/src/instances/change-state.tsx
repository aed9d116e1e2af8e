import type { Instance } from '@aws-sdk/client-ec2'
import { useInvalidate } from '../aws/use-query.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { changeState, type StateChange } from './operations.ts'

/** The state changes as a menu offers them. */
export const stateChanges: { id: StateChange; text: string }[] = [
  { id: 'start', text: 'Start' },
  { id: 'stop', text: 'Stop' },
  { id: 'terminate', text: 'Terminate' },
]

/** Asks before instances are started, stopped or terminated. */
export function ChangeState(props: {
  change: StateChange
  instances: readonly Instance[]
  onDismiss: () => void
}) {
  const { change, instances, onDismiss } = props
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const ids = instances.map(({ InstanceId }) => InstanceId!)
  const what = ids.length === 1 ? ids[0]! : `${ids.length} instances`
  const verb = stateChanges.find(({ id }) => id === change)!.text
  const title = `${verb} ${what}?`
  const work = async () => {
    await changeState(aws, change, ids)
    flash({ type: 'success', content: `${verb} of ${what} has begun.` })
    invalidate('instances')
    onDismiss()
  }
  if (change === 'terminate') {
    return (
      <ConfirmDelete title={title} word="terminate" action="Terminate" work={work} onDismiss={onDismiss}>
        A terminated instance cannot be started again.
      </ConfirmDelete>
    )
  }
  return (
    <ActionModal title={title} action={verb} work={work} onDismiss={onDismiss}>
      {change === 'stop'
        ? 'What runs on it loses its credentials.'
        : 'It keeps its id and its instance profile.'}
    </ActionModal>
  )
}
