import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { credentialsKey } from './credentials-key.ts'
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
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const key = credentialsKey(userName, kind.key)
  const query = useQuery(key, (client, signal) => kind.calls.list(client, userName, signal))
  const [open, setOpen] = useState<Open>()
  const [text, setText] = useState('')
  const close = () => setOpen(undefined)
  const changed = (content: string) => {
    close()
    flash({ type: 'success', content })
    invalidate(credentialsKey(userName))
  }
  const next = open?.what === 'switch' && open.selected.status === 'Active' ? 'Inactive' : 'Active'
  const upload = <Button onClick={() => setOpen({ what: 'upload' })}>Upload {kind.one}</Button>
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
            <Button
              disabled={selected === undefined}
              onClick={() => setOpen({ what: 'switch', selected: selected! })}
            >
              {selected?.status === 'Inactive' ? 'Activate' : 'Deactivate'}
            </Button>
            <Button
              disabled={selected === undefined}
              onClick={() => setOpen({ what: 'delete', selected: selected! })}
            >
              Delete
            </Button>
            {upload}
          </>
        )}
      />
      {open?.what === 'upload' && (
        <ActionModal
          title={`Upload ${kind.one}`}
          action="Upload"
          disabled={text.trim() === ''}
          onDismiss={close}
          work={async () => {
            await kind.calls.upload(aws, userName, text.trim())
            setText('')
            changed('Uploaded.')
          }}
        >
          <FormField label={`Text of the ${kind.one}`}>
            <Textarea
              value={text}
              onChange={({ detail }) => setText(detail.value)}
              placeholder={kind.hint}
              rows={8}
            />
          </FormField>
        </ActionModal>
      )}
      {open?.what === 'switch' && (
        <ActionModal
          title={`${next === 'Active' ? 'Activate' : 'Deactivate'} ${open.selected.id}?`}
          action={next === 'Active' ? 'Activate' : 'Deactivate'}
          onDismiss={close}
          work={async () => {
            await kind.calls.set(aws, userName, open.selected.id, next)
            changed(next === 'Active' ? 'Activated.' : 'Deactivated.')
          }}
        >
          It can be {next === 'Active' ? 'deactivated' : 'activated'} again at any time.
        </ActionModal>
      )}
      {open?.what === 'delete' && (
        <ConfirmDelete
          title={`Delete ${open.selected.id}?`}
          word="delete"
          onDismiss={close}
          work={async () => {
            await kind.calls.remove(aws, userName, open.selected.id)
            changed('Deleted.')
          }}
        >
          What is signed with it is refused from now on.
        </ConfirmDelete>
      )}
    </>
  )
}
