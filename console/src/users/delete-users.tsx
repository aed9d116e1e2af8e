import Box from '@cloudscape-design/components/box'
import { useLocation } from 'wouter'
import { useInvalidate } from '../aws/use-query.ts'
import { useAccessKeys, useDevices } from '../credentials/use-credentials.ts'
import { ConfirmDelete } from '../forms/confirm-delete.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { deleteUser } from './operations.ts'
import { useGroups, usePassword } from './use-user.ts'

// LIMIT: of more users than this it is not shown one by one what goes with them.
const shownMost = 10

/** Asks for and does the deletion of users with all that hangs on them, and goes back to the list. */
export function DeleteUsers({ names, onDismiss }: { names: readonly string[]; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const one = names.length === 1
  return (
    <ConfirmDelete
      title={one ? `Delete ${names[0]}?` : `Delete ${names.length} users?`}
      word={one ? names[0]! : 'delete'}
      onDismiss={onDismiss}
      work={async () => {
        for (const name of names) await deleteUser(aws, name)
        flash({
          type: 'success',
          content: one ? `User ${names[0]} deleted.` : `${names.length} users deleted.`,
        })
        onDismiss()
        navigate('/users')
        invalidate('users')
        invalidate('groups')
      }}
    >
      Passwords, access keys, MFA devices, inline policies and memberships go with {one ? 'it' : 'them'}.
      {names.slice(0, shownMost).map((name) => (
        <Contents key={name} name={name} />
      ))}
    </ConfirmDelete>
  )
}

function Contents({ name }: { name: string }) {
  const { data: password } = usePassword(name)
  const { data: keys } = useAccessKeys(name)
  const { data: devices } = useDevices(name)
  const { data: groups } = useGroups(name)
  if (!keys || !devices || !groups || password === undefined) return null
  const active = keys.filter(({ Status }) => Status === 'Active').length
  const lines = [
    password !== null && 'a console password',
    active > 0 && (active === 1 ? 'an active access key' : `${active} active access keys`),
    devices.length > 0 && (devices.length === 1 ? 'an MFA device' : `${devices.length} MFA devices`),
    groups.length > 0 && `memberships in ${groups.map(({ GroupName }) => GroupName).join(', ')}`,
  ].filter((line) => line !== false)
  if (lines.length === 0) return null
  return (
    <Box padding={{ top: 's' }}>
      <strong>{name}</strong> has {lines.join(', ')}.
    </Box>
  )
}
