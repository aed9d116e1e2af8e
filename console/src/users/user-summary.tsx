import type { User } from '@aws-sdk/client-iam'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '../aws/use-query.ts'
import { ago } from '../details/when.ts'
import { activeKeyDays, lastActivity, userFacts } from './user-facts.ts'

/** One of the facts about a user's credentials, for the summary of its page. */
export function UserSummary({ user, what }: { user: User; what: 'console' | 'keys' | 'activity' }) {
  const name = user.UserName!
  const { data } = useQuery(`users/${name}/credentials/facts`, (aws, signal) => userFacts(aws, name, signal))
  if (data === undefined) return '–'
  if (what === 'activity') {
    const last = lastActivity(data, user.PasswordLastUsed)
    return last === undefined ? 'Never' : ago(last, new Date())
  }
  if (what === 'keys') {
    const active = data.keys.filter(({ Status }) => Status === 'Active').length
    if (active === 0) return 'None active'
    const days = activeKeyDays(data, new Date())!
    return `${active} active, the oldest of ${days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`}`
  }
  if (data.passwordSet === null) return 'Disabled'
  return data.devices > 0 ? (
    <StatusIndicator type="success">Enabled with MFA</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">Enabled without MFA</StatusIndicator>
  )
}
