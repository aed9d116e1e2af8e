import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { ActionModal } from '../forms/action-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import type { UploadedKey, UploadedKeys } from './uploaded-keys.ts'

type Props = {
  calls: UploadedKeys
  userName: string
  onDone: (message: string) => void
  onDismiss: () => void
}

/** Takes the text of a public key or certificate (`one` says which) and uploads it. */
export function UploadKey({
  calls,
  userName,
  one,
  hint,
  onDone,
  onDismiss,
}: Props & { one: string; hint: string }) {
  const { aws } = useIdentity()
  const [text, setText] = useState('')
  return (
    <ActionModal
      title={`Upload ${one}`}
      action="Upload"
      disabled={text.trim() === ''}
      onDismiss={onDismiss}
      work={async () => {
        await calls.upload(aws, userName, text.trim())
        onDone('Uploaded.')
      }}
    >
      <FormField label={`Text of the ${one}`}>
        <Textarea value={text} onChange={({ detail }) => setText(detail.value)} placeholder={hint} rows={8} />
      </FormField>
    </ActionModal>
  )
}

/** Switches an uploaded key on or off. */
export function SwitchKey({
  calls,
  userName,
  selected,
  onDone,
  onDismiss,
}: Props & { selected: UploadedKey }) {
  const { aws } = useIdentity()
  const next = selected.status === 'Active' ? 'Inactive' : 'Active'
  const action = next === 'Active' ? 'Activate' : 'Deactivate'
  return (
    <ActionModal
      title={`${action} ${selected.id}?`}
      action={action}
      onDismiss={onDismiss}
      work={async () => {
        await calls.set(aws, userName, selected.id, next)
        onDone(`${action}d.`)
      }}
    >
      It can be {next === 'Active' ? 'deactivated' : 'activated'} again at any time.
    </ActionModal>
  )
}

/** Deletes an uploaded key. */
export function DeleteKey({
  calls,
  userName,
  selected,
  onDone,
  onDismiss,
}: Props & { selected: UploadedKey }) {
  const { aws } = useIdentity()
  return (
    <ConfirmDelete
      title={`Delete ${selected.id}?`}
      word="delete"
      onDismiss={onDismiss}
      work={async () => {
        await calls.remove(aws, userName, selected.id)
        onDone('Deleted.')
      }}
    >
      What is signed with it is refused from now on.
    </ConfirmDelete>
  )
}
