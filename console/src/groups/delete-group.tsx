import { useLocation } from 'wouter'
import { useInvalidate } from '../aws/use-query.ts'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { deleteGroup } from './operations.ts'

/** Asks for and does the deletion of a group, and goes back to the list. */
export function DeleteGroup({ name, onDismiss }: { name: string; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  return (
    <ConfirmDelete
      title={`Delete ${name}?`}
      word={name}
      onDismiss={onDismiss}
      work={async () => {
        await deleteGroup(aws, name)
        flash({ type: 'success', content: `Group ${name} deleted.` })
        onDismiss()
        navigate('/groups')
        invalidate('groups')
      }}
    >
      Its members stay, but lose the permissions it gave them. Its inline policies are deleted with it.
    </ConfirmDelete>
  )
}
