import type { AccessKey } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useInvalidate } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { useSubmit } from '../forms/use-submit.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { awsFailure } from '../aws/aws-failure.ts'
import { lastUse, setAccessKey, type UsedKey } from './access-keys.ts'
import { CreateAccessKey } from './create-access-key.tsx'
import { credentialsKey } from './credentials-key.ts'
import { DeleteAccessKey } from './delete-access-key.tsx'
import { NewAccessKey } from './new-access-key.tsx'
import { useAccessKeys } from './use-credentials.ts'

// LIMIT: AWS's number of access keys of one user.
const keysMaximum = 2

const columns: readonly Column<UsedKey>[] = [
  {
    id: 'id',
    header: 'Access key ID',
    value: ({ AccessKeyId }) => AccessKeyId!,
    isRowHeader: true,
    width: 220,
  },
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
    id: 'used',
    header: 'Last used',
    value: ({ lastUsed }) => lastUsed?.LastUsedDate?.getTime() ?? 0,
    cell: lastUse,
    width: 200,
  },
]

/** The access keys of a user, or of who is signed in: created (shown once), switched off, deleted. */
export function AccessKeysPanel({ userName }: { userName: string | undefined }) {
  const invalidate = useInvalidate()
  const query = useAccessKeys(userName)
  const [creating, setCreating] = useState(false)
  const [made, setMade] = useState<AccessKey>()
  const [deleting, setDeleting] = useState<UsedKey>()
  const full = (query.data?.length ?? 0) >= keysMaximum
  const create = (
    <Button
      disabled={full}
      disabledReason={full ? 'There are two access keys already, the most there can be.' : undefined}
      onClick={() => setCreating(true)}
    >
      Create access key
    </Button>
  )
  return (
    <>
      <ResourceTable
        title="Access keys"
        level="h2"
        short
        description="For programs: the aws CLI, SDKs. Where you can, let programs assume a role instead."
        query={query}
        columns={columns}
        id={({ AccessKeyId }) => AccessKeyId!}
        selection="single"
        empty={{ text: 'There are no access keys.', action: create }}
        actions={([selected]) => (
          <>
            <StatusButton userName={userName} selected={selected} />
            <Button
              disabled={selected?.Status !== 'Inactive'}
              disabledReason={selected?.Status === 'Active' ? 'Deactivate the key first.' : undefined}
              onClick={() => setDeleting(selected)}
            >
              Delete
            </Button>
            {create}
          </>
        )}
      />
      {creating && (
        <CreateAccessKey
          userName={userName}
          onDismiss={() => setCreating(false)}
          onMade={(accessKey) => {
            setCreating(false)
            setMade(accessKey)
            invalidate(credentialsKey(userName))
          }}
        />
      )}
      {made !== undefined && <NewAccessKey accessKey={made} onDismiss={() => setMade(undefined)} />}
      {deleting !== undefined && (
        <DeleteAccessKey
          userName={userName}
          accessKey={deleting}
          onDone={() => invalidate(credentialsKey(userName))}
          onDismiss={() => setDeleting(undefined)}
        />
      )}
    </>
  )
}

function StatusButton({ userName, selected }: { userName: string | undefined; selected?: UsedKey }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const next = selected?.Status === 'Inactive' ? 'Active' : 'Inactive'
  const { busy, submit } = useSubmit(async () => {
    try {
      await setAccessKey(aws, userName, selected!.AccessKeyId!, next)
      flash({ type: 'success', content: `Access key ${next === 'Active' ? 'activated' : 'deactivated'}.` })
      invalidate(credentialsKey(userName))
    } catch (thrown) {
      flash({
        type: 'error',
        header: 'The access key was not changed',
        content: awsFailure(thrown).message,
      })
    }
  })
  return (
    <Button disabled={selected === undefined} loading={busy} onClick={submit}>
      {next === 'Active' ? 'Activate' : 'Deactivate'}
    </Button>
  )
}
