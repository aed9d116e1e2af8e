import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { removeDevice } from './mfa-devices.ts'

/** Takes an MFA device from a user, or from root, and deletes it. */
export function RemoveMfa(props: {
  userName: string | undefined
  serial: string
  onDone: () => void
  onDismiss: () => void
}) {
  const { aws } = useIdentity()
  return (
    <ConfirmDelete
      title="Remove MFA device?"
      word="remove"
      action="Remove"
      onDismiss={props.onDismiss}
      work={async () => {
        await removeDevice(aws, props.userName, props.serial)
        props.onDone()
      }}
    >
      {props.serial} is taken from {props.userName ?? 'root'} and deleted. What asks for MFA is refused
      without another device.
    </ConfirmDelete>
  )
}
