import type { Role } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import { useLocation } from 'wouter'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { deleteRole, deleteServiceLinkedRole, isServiceLinked, roleContents } from './operations.ts'

// LIMIT: of more roles than this the contents are not shown one by one.
const shownMost = 10

/** Asks for and does the deletion of roles with all that hangs on them, and goes back to the list. */
export function DeleteRoles({ roles, onDismiss }: { roles: readonly Role[]; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [first] = roles
  const one = roles.length === 1
  return (
    <ConfirmDelete
      title={one ? `Delete ${first!.RoleName}?` : `Delete ${roles.length} roles?`}
      word={one ? first!.RoleName! : 'delete'}
      onDismiss={onDismiss}
      work={async () => {
        for (const role of roles) {
          if (isServiceLinked(role)) await deleteServiceLinkedRole(aws, role.RoleName!)
          else await deleteRole(aws, role.RoleName!)
        }
        flash({
          type: 'success',
          content: one ? `Role ${first!.RoleName} deleted.` : `${roles.length} roles deleted.`,
        })
        onDismiss()
        navigate('/roles')
        invalidate('roles')
        invalidate('instance-profiles')
      }}
    >
      Whoever works with {one ? 'this role' : 'these roles'} loses access at once.
      {roles.slice(0, shownMost).map(({ RoleName }) => (
        <Contents key={RoleName} name={RoleName!} />
      ))}
    </ConfirmDelete>
  )
}

function Contents({ name }: { name: string }) {
  const { data } = useQuery(`roles/${name}/contents`, (aws, signal) => roleContents(aws, name, signal))
  if (data === undefined || data.policies.length + data.profiles.length === 0) return null
  const attached = data.policies.filter(({ arn }) => arn !== undefined).map((policy) => policy.name)
  const inline = data.policies.filter(({ arn }) => arn === undefined).map((policy) => policy.name)
  const left = data.profiles.filter((profile) => profile !== name)
  const deleted = data.profiles.filter((profile) => profile === name)
  const lines: [string, string[]][] = [
    ['Detached', attached],
    ['Deleted inline policies', inline],
    ['Deleted instance profile', deleted],
    ['Taken out of instance profiles', left],
  ]
  return (
    <Box padding={{ top: 's' }}>
      <strong>{name}</strong>
      {lines
        .filter(([, names]) => names.length > 0)
        .map(([label, names]) => (
          <div key={label}>
            {label}: {names.join(', ')}
          </div>
        ))}
    </Box>
  )
}
