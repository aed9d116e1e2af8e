import type { MFADevice } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { CodeFields, codesAreWhole, type Codes } from './code-fields.tsx'
import { credentialsKey } from './credentials-key.ts'
import { EnrolMfa } from './enrol-mfa.tsx'
import { listMfaDevices, removeDevice, resyncDevice } from './mfa-devices.ts'

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

/** The MFA devices of a user, or root's (without a name): assigned, brought into step, removed. */
export function MfaPanel({ userName }: { userName: string | undefined }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const key = credentialsKey(userName, 'mfa')
  const query = useQuery(key, (client, signal) => listMfaDevices(client, userName, signal))
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const changed = (content: string) => {
    close()
    flash({ type: 'success', content })
    invalidate(credentialsKey(userName))
  }
  const assign = userName !== undefined && (
    <Button disabled={(query.data?.length ?? 0) >= devicesMaximum} onClick={() => setOpen({ what: 'enrol' })}>
      Assign MFA device
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
        selection={userName === undefined ? undefined : 'single'}
        empty={{
          text:
            userName === undefined
              ? 'No device is assigned. The API has no call that gives root one.'
              : 'No device is assigned.',
          action: assign,
        }}
        actions={([selected]) =>
          userName !== undefined && (
            <>
              <Button
                disabled={selected === undefined}
                onClick={() => setOpen({ what: 'resync', serial: selected!.SerialNumber! })}
              >
                Resync
              </Button>
              <Button
                disabled={selected === undefined}
                onClick={() => setOpen({ what: 'remove', serial: selected!.SerialNumber! })}
              >
                Remove
              </Button>
              {assign}
            </>
          )
        }
      />
      {open?.what === 'enrol' && userName !== undefined && (
        <EnrolMfa userName={userName} onDone={() => changed('MFA device assigned.')} onDismiss={close} />
      )}
      {open?.what === 'resync' && userName !== undefined && (
        <Resync
          userName={userName}
          serial={open.serial}
          onDone={() => changed('MFA device is in step again.')}
          onDismiss={close}
        />
      )}
      {open?.what === 'remove' && (
        <ConfirmDelete
          title="Remove MFA device?"
          word="remove"
          action="Remove"
          onDismiss={close}
          work={async () => {
            await removeDevice(aws, userName, open.serial)
            changed('MFA device removed.')
          }}
        >
          {open.serial} is taken from the user and deleted. What asks for MFA is refused without another
          device.
        </ConfirmDelete>
      )}
    </>
  )
}

function Resync(props: { userName: string; serial: string; onDone: () => void; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const [codes, setCodes] = useState<Codes>(['', ''])
  return (
    <ActionModal
      title="Resync MFA device"
      action="Resync"
      disabled={!codesAreWhole(codes)}
      onDismiss={props.onDismiss}
      work={async () => {
        await resyncDevice(aws, props.userName, props.serial, codes)
        props.onDone()
      }}
    >
      <CodeFields codes={codes} onChange={setCodes} />
    </ActionModal>
  )
}
