import { useLocation } from 'wouter'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { deletePolicy, listUses } from './operations.ts'

/** Asks for and does the deletion of a policy, and goes back to the list. */
export function DeletePolicy(props: { name: string; arn: string; onDismiss: () => void }) {
  const { name, arn, onDismiss } = props
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const { data: uses } = useQuery(`policies/${arn}/uses`, (client, signal) => listUses(client, arn, signal))
  return (
    <ConfirmDelete
      title={`Delete ${name}?`}
      word={name}
      onDismiss={onDismiss}
      work={async () => {
        await deletePolicy(aws, arn)
        flash({ type: 'success', content: `Policy ${name} deleted.` })
        onDismiss()
        navigate('/policies')
        for (const prefix of ['policies', 'users', 'groups', 'roles']) invalidate(prefix)
      }}
    >
      {uses === undefined || uses.length === 0
        ? 'All of its versions are deleted. It is attached to nothing.'
        : `It is attached to ${uses.map((use) => use.name).join(', ')}, who lose what it permits. All of its ` +
          'versions are deleted.'}
    </ConfirmDelete>
  )
}
