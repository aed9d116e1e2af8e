import { useState } from 'react'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { CodeFields, codesAreWhole, type Codes } from './code-fields.tsx'
import { resyncDevice } from './mfa-devices.ts'

/** Brings an MFA device whose clock went wrong back into step by two codes. */
export function ResyncMfa(props: {
  userName: string | undefined
  serial: string
  onDone: () => void
  onDismiss: () => void
}) {
  const { aws, session } = useIdentity()
  const [codes, setCodes] = useState<Codes>(['', ''])
  return (
    <ActionModal
      title="Resync MFA device"
      action="Resync"
      disabled={!codesAreWhole(codes)}
      onDismiss={props.onDismiss}
      work={async () => {
        await resyncDevice(aws, props.userName ?? session.account, props.serial, codes)
        props.onDone()
      }}
    >
      <CodeFields codes={codes} onChange={setCodes} />
    </ActionModal>
  )
}
