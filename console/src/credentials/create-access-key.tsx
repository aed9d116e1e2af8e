import type { AccessKey } from '@aws-sdk/client-iam'
import Alert from '@cloudscape-design/components/alert'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { createAccessKey } from './access-keys.ts'

/** Asks whether an access key is wanted, and makes it. */
export function CreateAccessKey(props: {
  userName: string | undefined
  onMade: (accessKey: AccessKey) => void
  onDismiss: () => void
}) {
  const { aws } = useIdentity()
  return (
    <ActionModal
      title="Create access key"
      action="Create access key"
      onDismiss={props.onDismiss}
      work={async () => props.onMade(await createAccessKey(aws, props.userName))}
    >
      <Alert type="info">
        An access key works until it is switched off, for whoever has it. Temporary credentials of a role are
        safer: for what runs on an instance use an instance profile, for people the console's Switch role.
      </Alert>
    </ActionModal>
  )
}
