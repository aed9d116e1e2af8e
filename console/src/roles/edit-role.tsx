import type { Role } from '@aws-sdk/client-iam'
import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { useInvalidate } from '../aws/use-query.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { saveRole } from './operations.ts'
import { SessionLengthField } from './session-length-field.tsx'
import { sessionLengthError } from './session-length.ts'

/** Changes the description and the longest session of a role. */
export function EditRole({ role, onDismiss }: { role: Role; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [description, setDescription] = useState(role.Description ?? '')
  const [seconds, setSeconds] = useState(role.MaxSessionDuration ?? 3600)
  return (
    <ActionModal
      title={`Edit ${role.RoleName}`}
      action="Save changes"
      disabled={sessionLengthError(seconds) !== undefined}
      onDismiss={onDismiss}
      work={async () => {
        await saveRole(aws, role.RoleName!, { Description: description, MaxSessionDuration: seconds })
        flash({ type: 'success', content: 'Role changed.' })
        invalidate(`roles/${role.RoleName}`)
        onDismiss()
      }}
    >
      <FormField label="Description - optional" constraintText="Up to 1,000 characters">
        <Textarea value={description} onChange={({ detail }) => setDescription(detail.value)} rows={3} />
      </FormField>
      <SessionLengthField seconds={seconds} onChange={setSeconds} />
    </ActionModal>
  )
}
