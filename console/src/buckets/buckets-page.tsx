import type { Bucket } from '@aws-sdk/client-s3'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { createBucket, deleteBucket, listBuckets } from './operations.ts'

const columns: readonly Column<Bucket>[] = [
  {
    id: 'name',
    header: 'Name',
    value: ({ Name }) => Name!,
    cell: ({ Name }) => <Link href={pathTo('buckets', 'details', Name!)}>{Name}</Link>,
    isRowHeader: true,
  },
  {
    id: 'created',
    header: 'Created',
    value: ({ CreationDate }) => CreationDate?.getTime() ?? 0,
    cell: ({ CreationDate }) => when(CreationDate),
  },
]

/** All buckets of the account. */
export default function BucketsPage() {
  usePage('Buckets', [['Buckets', pathTo('buckets')]])
  const query = useQuery('buckets', listBuckets)
  const [creating, setCreating] = useState(false)
  const [deleting, setDeleting] = useState<string>()
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      Create bucket
    </Button>
  )
  return (
    <>
      <ResourceTable
        title="Buckets"
        level="h1"
        description="S3 buckets of this account. What can be seen and done here is what your permissions allow."
        query={query}
        columns={columns}
        id={({ Name }) => Name!}
        selection="single"
        empty={{ text: 'This account has no buckets.', action: create }}
        actions={([selected]) => (
          <>
            <Button disabled={selected === undefined} onClick={() => setDeleting(selected!.Name)}>
              Delete
            </Button>
            {create}
          </>
        )}
      />
      {creating && <CreateBucket onDismiss={() => setCreating(false)} />}
      {deleting !== undefined && <DeleteBucket name={deleting} onDismiss={() => setDeleting(undefined)} />}
    </>
  )
}

function CreateBucket({ onDismiss }: { onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [name, setName] = useState('')
  const wellFormed = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)
  return (
    <ActionModal
      title="Create bucket"
      action="Create bucket"
      disabled={!wellFormed}
      work={async () => {
        await createBucket(aws, name)
        flash({ type: 'success', content: `Bucket ${name} created.` })
        invalidate('buckets')
        onDismiss()
      }}
      onDismiss={onDismiss}
    >
      <FormField
        label="Bucket name"
        constraintText="3 to 63 lower-case letters, digits, dots and hyphens"
        errorText={name.length < 3 || wellFormed ? undefined : 'That is no name for a bucket.'}
      >
        <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
      </FormField>
    </ActionModal>
  )
}

function DeleteBucket({ name, onDismiss }: { name: string; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  return (
    <ConfirmDelete
      title={`Delete ${name}?`}
      word={name}
      work={async () => {
        await deleteBucket(aws, name)
        flash({ type: 'success', content: `Bucket ${name} deleted.` })
        invalidate('buckets')
        onDismiss()
      }}
      onDismiss={onDismiss}
    >
      A bucket can be deleted once it is empty.
    </ConfirmDelete>
  )
}
