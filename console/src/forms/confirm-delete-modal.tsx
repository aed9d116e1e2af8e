import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState, type ReactNode } from 'react'
import { ActionModal } from './action-modal.tsx'

/** What is asked before something is destroyed. */
export type ConfirmDeleteProps = {
  title: string
  /** What goes with it, in a sentence. */
  children: ReactNode
  /** What has to be typed. */
  word: string
  action?: string
  work: () => Promise<void>
  onDismiss: () => void
}

/** The modal of `ConfirmDelete`. */
export default function ConfirmDeleteModal(props: ConfirmDeleteProps) {
  const [typed, setTyped] = useState('')
  return (
    <ActionModal
      title={props.title}
      action={props.action ?? 'Delete'}
      disabled={typed !== props.word}
      work={props.work}
      onDismiss={props.onDismiss}
    >
      <Alert type="warning">{props.children}</Alert>
      <FormField label={`To confirm, type “${props.word}”`}>
        <Input
          value={typed}
          onChange={({ detail }) => setTyped(detail.value)}
          placeholder={props.word}
          autoComplete={false}
        />
      </FormField>
    </ActionModal>
  )
}
