import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { deleteAccessKey, lastUse, type UsedKey } from './access-keys.ts'

/** Asks for and does the deletion of an access key. */
export function DeleteAccessKey(props: {
  userName: string | undefined
  accessKey: UsedKey
  onDone: () => void
  onDismiss: () => void
}) {
  const { aws } = useIdentity()
  const flash = useFlash()
  const id = props.accessKey.AccessKeyId!
  return (
    <ConfirmDelete
      title={`Delete ${id}?`}
      word={id}
      onDismiss={props.onDismiss}
      work={async () => {
        await deleteAccessKey(aws, props.userName, id)
        flash({ type: 'success', content: 'Access key deleted.' })
        props.onDismiss()
        props.onDone()
      }}
    >
      Whatever still signs with this key is refused from now on, and it does not come back. Last used:{' '}
      {lastUse(props.accessKey)}.
    </ConfirmDelete>
  )
}
