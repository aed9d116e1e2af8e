import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import Button from '@cloudscape-design/components/button'
import Icon from '@cloudscape-design/components/icon'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { deleteObjects, downloadAddress, listEntries, type Entry } from './operations.ts'
import { sizeText } from './size.ts'
import { UploadFiles } from './upload-files.tsx'

const isFolder = ({ key }: Entry): boolean => key.endsWith('/')

const columns: readonly Column<Entry>[] = [
  {
    id: 'name',
    header: 'Name',
    // Folders come first, as in every listing of files.
    value: (entry) => `${isFolder(entry) ? ' ' : ''}${entry.name}`,
    cell: (entry) => <EntryName entry={entry} />,
    isRowHeader: true,
  },
  { id: 'size', header: 'Size', value: ({ size = -1 }) => size, cell: ({ size }) => sizeText(size) },
  {
    id: 'modified',
    header: 'Last modified',
    value: ({ modified }) => modified?.getTime() ?? 0,
    cell: ({ modified }) => when(modified),
  },
]

/** The folders and objects of a bucket at the prefix that the address names, with upload, download and delete. */
export function Entries({ bucket }: { bucket: string }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const [search, setSearch] = useSearchParams()
  const prefix = search.get('prefix') ?? ''
  const listed = `buckets/${bucket}/entries/${prefix}`
  const query = useQuery<Entry[]>(listed, (client, signal, partly) =>
    listEntries(client, bucket, prefix, signal, partly),
  )
  const [uploading, setUploading] = useState(false)
  const [deleting, setDeleting] = useState<readonly Entry[]>([])
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<{ name: string; error: unknown }>()
  const download = async ({ key, name }: Entry): Promise<void> => {
    setBusy(true)
    setFailed(undefined)
    try {
      const link = document.createElement('a')
      link.href = await downloadAddress(aws, bucket, key)
      link.click()
    } catch (error) {
      setFailed({ name, error })
    } finally {
      setBusy(false)
    }
  }
  const steps = prefix.split('/').slice(0, -1)
  const changed = () => invalidate(`buckets/${bucket}/entries`)
  return (
    <SpaceBetween size="s">
      {steps.length > 0 && (
        <BreadcrumbGroup
          ariaLabel="Folders"
          items={['', ...steps].map((text, at) => ({
            text: at === 0 ? bucket : text,
            href: `?prefix=${encodeURIComponent(steps.slice(0, at).join('/') + (at === 0 ? '' : '/'))}`,
          }))}
          onFollow={(event) => {
            event.preventDefault()
            setSearch({ prefix: new URLSearchParams(event.detail.href).get('prefix') ?? '' })
          }}
        />
      )}
      <AwsErrorAlert error={failed?.error} header={`${failed?.name} cannot be downloaded`} />
      <ResourceTable
        key={prefix}
        title="Objects"
        level="h2"
        query={query}
        columns={columns}
        id={({ key }) => key}
        selection="multi"
        empty={{ text: prefix === '' ? 'This bucket is empty.' : 'This folder is empty.' }}
        actions={(selected) => (
          <>
            <Button
              disabled={selected.length !== 1 || isFolder(selected[0]!)}
              loading={busy}
              onClick={() => void download(selected[0]!)}
            >
              Download
            </Button>
            <Button
              disabled={selected.length === 0 || selected.some(isFolder)}
              onClick={() => setDeleting(selected)}
            >
              Delete
            </Button>
            <Button variant="primary" onClick={() => setUploading(true)}>
              Upload
            </Button>
          </>
        )}
      />
      {uploading && (
        <UploadFiles bucket={bucket} prefix={prefix} onDone={changed} onDismiss={() => setUploading(false)} />
      )}
      {deleting.length > 0 && (
        <ConfirmDelete
          title={
            deleting.length === 1 ? `Delete ${deleting[0]!.name}?` : `Delete ${deleting.length} objects?`
          }
          word="delete"
          work={async () => {
            await deleteObjects(
              aws,
              bucket,
              deleting.map(({ key }) => key),
            )
            changed()
            setDeleting([])
          }}
          onDismiss={() => setDeleting([])}
        >
          {deleting.length === 1 ? 'It' : 'They'} cannot be had back.
        </ConfirmDelete>
      )}
    </SpaceBetween>
  )
}

function EntryName({ entry }: { entry: Entry }) {
  if (!isFolder(entry)) return <>{entry.name}</>
  return (
    <span className="with-icon">
      <Icon name="folder" />
      <Link href={`${location.pathname}?prefix=${encodeURIComponent(entry.key)}`}>{entry.name}</Link>
    </span>
  )
}
