import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { credentialsKey } from './credentials-key.ts'
import { DeleteKey, SwitchKey, UploadKey } from './uploaded-key-modals.tsx'
import { signingCertificates, sshKeys, type UploadedKey, type UploadedKeys } from './uploaded-keys.ts'

const columns: readonly Column<UploadedKey>[] = [
  { id: 'id', header: 'ID', value: ({ id }) => id, isRowHeader: true, width: 240 },
  {
    id: 'status',
    header: 'Status',
    value: ({ status }) => status,
    cell: ({ status }) => (
      <StatusIndicator type={status === 'Active' ? 'success' : 'stopped'}>{status}</StatusIndicator>
    ),
  },
  {
    id: 'uploaded',
    header: 'Uploaded',
    value: ({ uploaded }) => uploaded?.getTime() ?? 0,
    cell: ({ uploaded }) => when(uploaded),
  },
]

type Kind = {
  calls: UploadedKeys
  key: string
  title: string
  description: string
  one: string
  hint: string
}

const ssh: Kind = {
  calls: sshKeys,
  key: 'ssh-keys',
  title: 'SSH public keys',
  description: 'For CodeCommit.',
  one: 'SSH public key',
  hint: 'ssh-rsa AAAA… or a PEM file',
}
const certificates: Kind = {
  calls: signingCertificates,
  key: 'signing-certificates',
  title: 'Signing certificates',
  description: 'X.509 certificates for SOAP interfaces.',
  one: 'signing certificate',
  hint: '-----BEGIN CERTIFICATE-----',
}

/** The SSH public keys of a user. */
export function SshKeysPanel({ userName }: { userName: string }) {
  return <UploadedKeysPanel userName={userName} kind={ssh} />
}

/** The X.509 signing certificates of a user. */
export function SigningCertificatesPanel({ userName }: { userName: string }) {
  return <UploadedKeysPanel userName={userName} kind={certificates} />
}

type Open = { what: 'upload' } | { what: 'switch' | 'delete'; selected: UploadedKey }

function UploadedKeysPanel({ userName, kind }: { userName: string; kind: Kind }) {
  const key = credentialsKey(userName, kind.key)
  const query = useQuery(key, (aws, signal) => kind.calls.list(aws, userName, signal))
  const [open, setOpen] = useState<Open>()
  const button = (what: 'switch' | 'delete', text: string, selected: UploadedKey | undefined) => (
    <Button disabled={selected === undefined} onClick={() => setOpen({ what, selected: selected! })}>
      {text}
    </Button>
  )
  return (
    <>
      <ResourceTable
        title={kind.title}
        level="h2"
        short
        description={kind.description}
        query={query}
        columns={columns}
        id={({ id }) => id}
        selection="single"
        empty={{ text: `There are no ${kind.title.replace(/^S(?!S)/, 's')}.` }}
        actions={([selected]) => (
          <>
            {button('switch', selected?.status === 'Inactive' ? 'Activate' : 'Deactivate', selected)}
            {button('delete', 'Delete', selected)}
            <Button onClick={() => setOpen({ what: 'upload' })}>Upload {kind.one}</Button>
          </>
        )}
      />
      {open !== undefined && (
        <Work userName={userName} kind={kind} open={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

function Work(props: { userName: string; kind: Kind; open: Open; onClose: () => void }) {
  const { userName, kind, open, onClose } = props
  const invalidate = useInvalidate()
  const flash = useFlash()
  const onDone = (content: string) => {
    onClose()
    flash({ type: 'success', content })
    invalidate(credentialsKey(userName, kind.key))
  }
  const common = { calls: kind.calls, userName, onDone, onDismiss: onClose }
  if (open.what === 'upload') return <UploadKey {...common} one={kind.one} hint={kind.hint} />
  const Modal = open.what === 'switch' ? SwitchKey : DeleteKey
  return <Modal {...common} selected={open.selected} />
}
