import { ChangePasswordCommand } from '@aws-sdk/client-iam'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'

/** Replaces the password of who is signed in, who shows that the old one is known. */
export function ChangePassword({ onDismiss }: { onDismiss: () => void }) {
  const { aws } = useIdentity()
  const flash = useFlash()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  return (
    <ActionModal
      title="Change password"
      action="Change password"
      disabled={old === '' || next === '' || next !== again}
      onDismiss={onDismiss}
      work={async () => {
        const iam = await aws.iam()
        await iam.send(new ChangePasswordCommand({ OldPassword: old, NewPassword: next }))
        flash({ type: 'success', content: 'Password changed.' })
        onDismiss()
      }}
    >
      <Password label="Current password" value={old} onChange={setOld} kind="current-password" />
      <Password label="New password" value={next} onChange={setNext} kind="new-password" />
      <Password
        label="Confirm new password"
        value={again}
        onChange={setAgain}
        kind="new-password"
        error={again !== '' && again !== next ? 'The two passwords differ.' : undefined}
      />
    </ActionModal>
  )
}

function Password(props: {
  label: string
  value: string
  kind: 'current-password' | 'new-password'
  error?: string
  onChange: (value: string) => void
}) {
  return (
    <FormField label={props.label} errorText={props.error}>
      <Input
        type="password"
        autoComplete={props.kind}
        value={props.value}
        onChange={({ detail }) => props.onChange(detail.value)}
      />
    </FormField>
  )
}
