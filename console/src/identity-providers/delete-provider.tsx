import { useLocation } from 'wouter'
import { useInvalidate } from '../aws/use-query.ts'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { providerName } from './list-providers.ts'
import { deleteProvider } from './operations.ts'

/** Asks for and does the deletion of an identity provider, and goes back to the list. */
export function DeleteProvider({ arn, onDismiss }: { arn: string; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const name = providerName(arn)
  return (
    <ConfirmDelete
      title={`Delete ${name}?`}
      word="delete"
      onDismiss={onDismiss}
      work={async () => {
        await deleteProvider(aws, arn)
        flash({ type: 'success', content: `Provider ${name} deleted.` })
        onDismiss()
        navigate('/identity-providers')
        invalidate('identity-providers')
      }}
    >
      Its users cannot assume roles any more. Roles that trust it stay, with a trust that nobody can use.
    </ConfirmDelete>
  )
}
