import type { User } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { UsedKey } from '../credentials/access-keys.ts'
import { useAccessKeys, useDevices } from '../credentials/use-credentials.ts'
import { ago } from '../details/when.ts'
import { usePassword } from './use-user.ts'
import { daysBetween, lastActivity } from './user-facts.ts'

/** One of the facts about a user's credentials, for the summary of its page. */
export function UserSummary({ user, what }: { user: User; what: 'console' | 'key1' | 'key2' | 'activity' }) {
  const name = user.UserName!
  return what === 'console' ? <ConsoleSummary name={name} /> : <KeysSummary user={user} what={what} />
}

function ConsoleSummary({ name }: { name: string }) {
  const { data: password } = usePassword(name)
  const { data: devices } = useDevices(name)
  if (password === undefined || devices === undefined) return '–'
  if (password === null) return 'Disabled'
  return devices.length > 0 ? (
    <StatusIndicator type="success">Enabled with MFA</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">Enabled without MFA</StatusIndicator>
  )
}

function KeysSummary({ user, what }: { user: User; what: 'key1' | 'key2' | 'activity' }) {
  const { data: keys } = useAccessKeys(user.UserName!)
  if (keys === undefined) return '–'
  if (what === 'key1') return <KeySummary accessKey={keys[0]} />
  if (what === 'key2') return <KeySummary accessKey={keys[1]} />
  const last = lastActivity({ keys }, user.PasswordLastUsed)
  return last === undefined ? 'Never' : ago(last, new Date())
}

function KeySummary({ accessKey }: { accessKey: UsedKey | undefined }) {
  if (accessKey === undefined) return '–'
  const { AccessKeyId, Status, CreateDate, lastUsed } = accessKey
  const used = lastUsed?.LastUsedDate
  const days = daysBetween(CreateDate!, new Date())
  return (
    <>
      {AccessKeyId} – {Status}
      <Box color="text-body-secondary">
        {used === undefined ? 'Never used' : `Used ${ago(used, new Date())}`}.{' '}
        {days === 0 ? 'Made today' : days === 1 ? '1 day old' : `${days} days old`}.
      </Box>
    </>
  )
}
