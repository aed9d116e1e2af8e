import Button from '@cloudscape-design/components/button'
import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { AwsErrorAlert } from './aws-error-alert.tsx'
import { useFirstField } from './use-first-field.ts'
import { useSubmit } from './use-submit.ts'
import { ModalButtons } from './modal-buttons.tsx'

/**
 * Fields in a modal with Cancel and one action. `work` does it, says so and closes; while it fails, the error
 * stands below the fields. Enter in a field does the action too.
 */
export function ActionModal(props: {
  title: string
  action: string
  size?: ModalProps['size']
  disabled?: boolean
  children: ReactNode
  work: () => Promise<void>
  onDismiss: () => void
}) {
  const { busy, error, submit } = useSubmit(props.work)
  const form = useFirstField()
  return (
    <Modal
      visible
      size={props.size ?? 'medium'}
      header={props.title}
      onDismiss={props.onDismiss}
      footer={
        <ModalButtons>
          <Button variant="link" onClick={props.onDismiss}>
            Cancel
          </Button>
          <Button variant="primary" disabled={props.disabled} loading={busy} onClick={submit}>
            {props.action}
          </Button>
        </ModalButtons>
      }
    >
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!props.disabled) submit()
        }}
      >
        <SpaceBetween size="l">
          {props.children}
          <AwsErrorAlert error={error} />
        </SpaceBetween>
      </form>
    </Modal>
  )
}
