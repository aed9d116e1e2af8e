import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { removePolicies, type HeldPolicy, type Holder } from './policy-holder.ts'

/** Asks for and does the removal of policies from their holder. */
export function RemovePolicies(props: {
  holder: Holder
  policies: readonly HeldPolicy[]
  onDone: (message: string) => void
  onDismiss: () => void
}) {
  const { aws } = useIdentity()
  const { holder, policies } = props
  return (
    <ConfirmDelete
      title={`Remove from ${holder.name}?`}
      word="remove"
      action="Remove"
      onDismiss={props.onDismiss}
      work={async () => {
        await removePolicies(aws, holder, policies)
        props.onDone(policies.length === 1 ? 'Policy removed.' : `${policies.length} policies removed.`)
      }}
    >
      {policies.map(({ name }) => name).join(', ')}: managed policies are detached and stay, inline policies
      are deleted.
    </ConfirmDelete>
  )
}
