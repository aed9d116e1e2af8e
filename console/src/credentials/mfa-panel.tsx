import type { MFADevice } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useInvalidate } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { credentialsKey } from './credentials-key.ts'
import { EnrolMfa } from './enrol-mfa.tsx'
import { RemoveMfa } from './remove-mfa.tsx'
import { ResyncMfa } from './resync-mfa.tsx'
import { useDevices } from './use-credentials.ts'

// LIMIT: AWS's number of MFA devices of one user.
const devicesMaximum = 8

const columns: readonly Column<MFADevice>[] = [
  {
    id: 'serial',
    header: 'Identifier',
    value: ({ SerialNumber }) => SerialNumber!,
    isRowHeader: true,
    width: 280,
  },
  {
    id: 'type',
    header: 'Type',
    value: ({ SerialNumber }) => (SerialNumber!.startsWith('arn:') ? 'Authenticator app' : 'Hardware'),
  },
  {
    id: 'enabled',
    header: 'Assigned',
    value: ({ EnableDate }) => EnableDate?.getTime() ?? 0,
    cell: ({ EnableDate }) => when(EnableDate),
  },
]

type Open = { what: 'enrol' } | { what: 'resync' | 'remove'; serial: string }

/** The MFA devices of a user, or of root where it is signed in: assigned, brought into step, removed. */
export function MfaPanel({ userName }: { userName: string | undefined }) {
  const query = useDevices(userName)
  const [open, setOpen] = useState<Open>()
  const assign = (
    <Button disabled={(query.data?.length ?? 0) >= devicesMaximum} onClick={() => setOpen({ what: 'enrol' })}>
      Assign MFA device
    </Button>
  )
  const button = (what: 'resync' | 'remove', text: string, selected: MFADevice | undefined) => (
    <Button
      disabled={selected === undefined}
      onClick={() => setOpen({ what, serial: selected!.SerialNumber! })}
    >
      {text}
    </Button>
  )
  return (
    <>
      <ResourceTable
        title="Multi-factor authentication"
        level="h2"
        short
        description="A second proof at sign-in, which role trust policies can ask for."
        query={query}
        columns={columns}
        id={({ SerialNumber }) => SerialNumber!}
        selection="single"
        empty={{ text: 'No device is assigned.', action: assign }}
        actions={([selected]) => (
          <>
            {button('resync', 'Resync', selected)}
            {button('remove', 'Remove', selected)}
            {assign}
          </>
        )}
      />
      {open !== undefined && <Work userName={userName} open={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Work({
  userName,
  open,
  onClose,
}: {
  userName: string | undefined
  open: Open
  onClose: () => void
}) {
  const invalidate = useInvalidate()
  const flash = useFlash()
  const done = (content: string) => () => {
    onClose()
    flash({ type: 'success', content })
    invalidate(credentialsKey(userName))
    invalidate('account/summary')
  }
  const props = { userName, onDismiss: onClose }
  if (open.what === 'enrol') return <EnrolMfa {...props} onDone={done('MFA device assigned.')} />
  if (open.what === 'remove') {
    return <RemoveMfa {...props} serial={open.serial} onDone={done('MFA device removed.')} />
  }
  return <ResyncMfa {...props} serial={open.serial} onDone={done('MFA device is in step again.')} />
}
