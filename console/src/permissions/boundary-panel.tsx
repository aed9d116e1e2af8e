import {
  DeleteRolePermissionsBoundaryCommand,
  DeleteUserPermissionsBoundaryCommand,
  PutRolePermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
  type Policy,
} from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useState } from 'react'
import type { Aws } from '../aws/clients.ts'
import { useInvalidate } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { ActionModal } from '../forms/action-modal.tsx'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import type { Holder } from './policy-holder.ts'
import { PolicyTable } from './policy-table.tsx'

type BoundaryHolder = Holder & { kind: 'user' | 'role' }

/** The permissions boundary of a user or role: set, changed, removed. */
export function BoundaryPanel({ holder, arn }: { holder: BoundaryHolder; arn: string | undefined }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [open, setOpen] = useState<'set' | 'remove'>()
  const [selected, setSelected] = useState<readonly Policy[]>([])
  const close = () => setOpen(undefined)
  const changed = (content: string) => {
    close()
    flash({ type: 'success', content })
    invalidate(`${holder.kind}s/${holder.name}`)
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The most this identity can be permitted, whatever its policies say."
          actions={
            <div className="actions">
              {arn !== undefined && <Button onClick={() => setOpen('remove')}>Remove boundary</Button>}
              <Button onClick={() => setOpen('set')}>
                {arn === undefined ? 'Set boundary' : 'Change boundary'}
              </Button>
            </div>
          }
        >
          Permissions boundary
        </Header>
      }
    >
      {arn === undefined ? 'No boundary is set.' : <Copyable text={arn} name="ARN of the boundary" />}
      {open === 'set' && (
        <ActionModal
          title={`Permissions boundary of ${holder.name}`}
          size="max"
          action="Set boundary"
          disabled={selected.length === 0}
          onDismiss={close}
          work={async () => {
            await putBoundary(aws, holder, selected[0]!.Arn!)
            changed('Permissions boundary set.')
          }}
        >
          <PolicyTable title="Policies" selection="single" selected={selected} onSelect={setSelected} />
        </ActionModal>
      )}
      {open === 'remove' && (
        <ConfirmDelete
          title={`Remove the permissions boundary of ${holder.name}?`}
          word="remove"
          action="Remove"
          onDismiss={close}
          work={async () => {
            await deleteBoundary(aws, holder)
            changed('Permissions boundary removed.')
          }}
        >
          Everything that its policies allow can be done then.
        </ConfirmDelete>
      )}
    </Container>
  )
}

async function putBoundary(aws: Aws, { kind, name }: BoundaryHolder, arn: string): Promise<void> {
  const iam = await aws.iam()
  if (kind === 'user') {
    await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: name, PermissionsBoundary: arn }))
  } else await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: name, PermissionsBoundary: arn }))
}

async function deleteBoundary(aws: Aws, { kind, name }: BoundaryHolder): Promise<void> {
  const iam = await aws.iam()
  if (kind === 'user') await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: name }))
  else await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: name }))
}
