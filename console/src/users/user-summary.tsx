import type { User } from '@aws-sdk/client-iam'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useAccessKeys, useDevices } from '../credentials/use-credentials.ts'
import { ago } from '../details/when.ts'
import { usePassword } from './use-user.ts'
import { activeKeyDays, lastActivity } from './user-facts.ts'

/** One of the facts about a user's credentials, for the summary of its page. */
export function UserSummary({ user, what }: { user: User; what: 'console' | 'keys' | 'activity' }) {
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

function KeysSummary({ user, what }: { user: User; what: 'keys' | 'activity' }) {
  const { data: keys } = useAccessKeys(user.UserName!)
  if (keys === undefined) return '–'
  if (what === 'activity') {
    const last = lastActivity({ keys }, user.PasswordLastUsed)
    return last === undefined ? 'Never' : ago(last, new Date())
  }
  const active = keys.filter(({ Status }) => Status === 'Active').length
  if (active === 0) return 'None active'
  const days = activeKeyDays({ keys }, new Date())!
  return `${active} active, the oldest of ${days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`}`
}
