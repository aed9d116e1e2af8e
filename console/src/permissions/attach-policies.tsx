import type { Policy } from '@aws-sdk/client-iam'
import { useMemo, useState } from 'react'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { attachPolicies, type HeldPolicy, type Holder } from './policy-holder.ts'
import { PolicyTable } from './policy-table.tsx'

/** Chooses managed policies and attaches them. */
export function AttachPolicies(props: {
  holder: Holder
  held: readonly HeldPolicy[]
  onDone: (message: string) => void
  onDismiss: () => void
}) {
  const { aws } = useIdentity()
  const [selected, setSelected] = useState<readonly Policy[]>([])
  const hide = useMemo(() => props.held.flatMap(({ arn }) => (arn === undefined ? [] : [arn])), [props.held])
  return (
    <ActionModal
      title={`Attach policies to ${props.holder.name}`}
      size="max"
      action="Attach policies"
      disabled={selected.length === 0}
      onDismiss={props.onDismiss}
      work={async () => {
        await attachPolicies(
          aws,
          props.holder,
          selected.map(({ Arn }) => Arn!),
        )
        props.onDone(selected.length === 1 ? 'Policy attached.' : `${selected.length} policies attached.`)
      }}
    >
      <PolicyTable
        title="Policies"
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        hide={hide}
      />
    </ActionModal>
  )
}
