import type { ServiceSpecificCredential, ServiceSpecificCredentialMetadata } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { credentialsKey } from './credentials-key.ts'
import {
  DeleteServiceCredential,
  GenerateServiceCredential,
  NewServiceCredential,
  ResetServiceCredential,
  SwitchServiceCredential,
} from './service-credential-modals.tsx'
import { listServiceCredentials, serviceLabel } from './service-credentials.ts'

const columns: readonly Column<ServiceSpecificCredentialMetadata>[] = [
  {
    id: 'name',
    header: 'User name or key name',
    value: ({ ServiceUserName, ServiceCredentialAlias }) => ServiceUserName ?? ServiceCredentialAlias ?? '–',
    isRowHeader: true,
    width: 240,
  },
  { id: 'service', header: 'Service', value: ({ ServiceName }) => serviceLabel(ServiceName), width: 200 },
  {
    id: 'status',
    header: 'Status',
    value: ({ Status }) => Status!,
    cell: ({ Status }) => (
      <StatusIndicator type={Status === 'Active' ? 'success' : 'stopped'}>{Status}</StatusIndicator>
    ),
    width: 110,
  },
  {
    id: 'created',
    header: 'Created',
    value: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
    cell: ({ CreateDate }) => when(CreateDate),
  },
  {
    id: 'expires',
    header: 'Expires',
    value: ({ ExpirationDate }) => ExpirationDate?.getTime() ?? 0,
    cell: ({ ExpirationDate }) => (ExpirationDate === undefined ? 'Never' : when(ExpirationDate)),
  },
]

type Open =
  | { what: 'generate' }
  | { what: 'shown'; made: ServiceSpecificCredential }
  | { what: 'reset' | 'switch' | 'delete'; selected: ServiceSpecificCredentialMetadata }

/** Passwords and keys of a user for single services, CodeCommit say: made (shown once), switched, deleted. */
export function ServiceCredentialsPanel({ userName }: { userName: string }) {
  const key = credentialsKey(userName, 'service-specific')
  const query = useQuery(key, (aws, signal) => listServiceCredentials(aws, userName, signal))
  const [open, setOpen] = useState<Open>()
  const generate = <Button onClick={() => setOpen({ what: 'generate' })}>Generate credentials</Button>
  return (
    <>
      <ResourceTable
        title="Service-specific credentials"
        level="h2"
        short
        description="User names with passwords, and API keys, for services that take no signed requests."
        query={query}
        columns={columns}
        id={({ ServiceSpecificCredentialId }) => ServiceSpecificCredentialId!}
        selection="single"
        empty={{ text: 'There are no service-specific credentials.' }}
        actions={([selected]) => (
          <>
            <ButtonDropdown
              disabled={selected === undefined}
              items={[
                { id: 'reset', text: 'Reset' },
                { id: 'switch', text: selected?.Status === 'Inactive' ? 'Activate' : 'Deactivate' },
                { id: 'delete', text: 'Delete' },
              ]}
              onItemClick={({ detail }) =>
                setOpen({ what: detail.id as 'reset' | 'switch' | 'delete', selected: selected! })
              }
            >
              Actions
            </ButtonDropdown>
            {generate}
          </>
        )}
      />
      {open !== undefined && <Work userName={userName} open={open} onOpen={setOpen} />}
    </>
  )
}

function Work(props: { userName: string; open: Open; onOpen: (open: Open | undefined) => void }) {
  const { userName, open, onOpen } = props
  const invalidate = useInvalidate()
  const flash = useFlash()
  const onDismiss = () => onOpen(undefined)
  const onMade = (made: ServiceSpecificCredential) => {
    invalidate(credentialsKey(userName, 'service-specific'))
    onOpen({ what: 'shown', made })
  }
  const onDone = (content: string) => {
    onDismiss()
    flash({ type: 'success', content })
    invalidate(credentialsKey(userName, 'service-specific'))
  }
  if (open.what === 'shown') return <NewServiceCredential made={open.made} onDismiss={onDismiss} />
  if (open.what === 'generate')
    return <GenerateServiceCredential userName={userName} onMade={onMade} onDismiss={onDismiss} />
  const common = { userName, selected: open.selected, onDismiss }
  if (open.what === 'reset') return <ResetServiceCredential {...common} onMade={onMade} />
  if (open.what === 'switch') return <SwitchServiceCredential {...common} onDone={onDone} />
  return <DeleteServiceCredential {...common} onDone={onDone} />
}
