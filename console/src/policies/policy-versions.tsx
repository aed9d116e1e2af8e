import type { PolicyVersion } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { deleteVersion, listVersions, setDefaultVersion } from './operations.ts'
import { VersionDiff } from './version-diff.tsx'
import { comparedVersions } from './versions.ts'

const columns: readonly Column<PolicyVersion>[] = [
  { id: 'version', header: 'Version', value: ({ VersionId }) => VersionId!, isRowHeader: true },
  {
    id: 'default',
    header: 'In force',
    value: ({ IsDefaultVersion }) => (IsDefaultVersion ? 'Default' : '–'),
    cell: ({ IsDefaultVersion }) =>
      IsDefaultVersion ? <StatusIndicator type="success">Default</StatusIndicator> : '–',
  },
  {
    id: 'created',
    header: 'Created',
    value: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
    cell: ({ CreateDate }) => when(CreateDate),
  },
]

/** The versions of a policy: compared, put in force, deleted. */
export function PolicyVersions({ arn, isOurs }: { arn: string; isOurs: boolean }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const query = useQuery(`policies/${arn}/versions`, (client, signal) => listVersions(client, arn, signal))
  const [selected, setSelected] = useState<PolicyVersion[]>([])
  const [deleting, setDeleting] = useState<PolicyVersion>()
  const [only] = selected.length === 1 ? selected : []
  const changed = (content: string) => {
    flash({ type: 'success', content })
    setSelected([])
    invalidate('policies')
  }
  const putInForce = useSubmit(async () => {
    await setDefaultVersion(aws, arn, only!.VersionId!)
    changed(`${only!.VersionId} is in force.`)
  })
  const pair = comparedVersions(query.data ?? [], selected)
  return (
    <SpaceBetween size="l">
      <ResourceTable
        title="Versions"
        level="h2"
        description="Select two to compare them; without a choice the default is compared with the one before it."
        query={query}
        columns={columns}
        id={({ VersionId }) => VersionId!}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        short
        greatestFirst="version"
        empty={{ text: 'This policy has no versions.' }}
        actions={() =>
          isOurs && (
            <>
              <Button
                disabled={only === undefined || only.IsDefaultVersion}
                onClick={() => setDeleting(only)}
              >
                Delete
              </Button>
              <Button
                disabled={only === undefined || only.IsDefaultVersion}
                loading={putInForce.busy}
                onClick={putInForce.submit}
              >
                Set as default
              </Button>
            </>
          )
        }
      />
      <AwsErrorAlert error={putInForce.error} />
      {pair !== undefined && <VersionDiff arn={arn} older={pair[0].VersionId!} newer={pair[1].VersionId!} />}
      {pair === undefined && query.data !== undefined && (
        <Box color="text-body-secondary">There is no second version to compare with.</Box>
      )}
      {deleting !== undefined && (
        <ConfirmDelete
          title={`Delete ${deleting.VersionId}?`}
          word={deleting.VersionId!}
          onDismiss={() => setDeleting(undefined)}
          work={async () => {
            await deleteVersion(aws, arn, deleting.VersionId!)
            setDeleting(undefined)
            changed(`${deleting.VersionId} deleted.`)
          }}
        >
          The version cannot be brought back. The version in force stays as it is.
        </ConfirmDelete>
      )}
    </SpaceBetween>
  )
}
