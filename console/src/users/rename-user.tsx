import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useInvalidate } from '../aws/use-query.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { iamNameError } from '../forms/iam-name.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { renameUser } from './operations.ts'

/** Gives a user another name. */
export function RenameUser({ name, onDismiss }: { name: string; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [next, setNext] = useState(name)
  const error = iamNameError(next, 'user name', 64)
  return (
    <ActionModal
      title={`Rename ${name}`}
      action="Rename"
      disabled={error !== undefined || next === name}
      onDismiss={onDismiss}
      work={async () => {
        await renameUser(aws, name, next)
        flash({ type: 'success', content: `${name} is now ${next}.` })
        onDismiss()
        navigate(`/users/details/${encodeURIComponent(next)}`, { replace: true })
        invalidate('users')
        invalidate('groups')
      }}
    >
      <FormField
        label="User name"
        description="Keys, groups and permissions stay. Policies that name the user's ARN do not follow."
        errorText={error}
      >
        <Input value={next} onChange={({ detail }) => setNext(detail.value)} autoFocus />
      </FormField>
    </ActionModal>
  )
}
