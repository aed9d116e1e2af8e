import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState, type ReactNode } from 'react'
import { AwsErrorAlert } from './aws-error-alert.tsx'
import { useFirstField } from './use-first-field.ts'
import { useSubmit } from './use-submit.ts'

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
  const { busy, error, submit } = useSubmit(props.work)
  const form = useFirstField()
  const ready = typed === props.word
  return (
    <Modal
      visible
      header={props.title}
      onDismiss={props.onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={props.onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" disabled={!ready} loading={busy} onClick={submit}>
              {props.action ?? 'Delete'}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">{props.children}</Alert>
        <form
          ref={form}
          onSubmit={(event) => {
            event.preventDefault()
            if (ready) submit()
          }}
        >
          <FormField label={`To confirm, type “${props.word}”`}>
            <Input
              value={typed}
              onChange={({ detail }) => setTyped(detail.value)}
              placeholder={props.word}
              autoComplete={false}
            />
          </FormField>
        </form>
        <AwsErrorAlert error={error} />
      </SpaceBetween>
    </Modal>
  )
}
