import type { User } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState, type ReactNode } from 'react'
import { useQuery, type Query } from '../aws/use-query.ts'
import { useAccessKeys, useDevices } from '../credentials/use-credentials.ts'
import { ago, when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { WhenSeen } from '../listing/when-seen.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { DeleteUsers } from './delete-users.tsx'
import { listUsers } from './list-users.ts'
import { useGroups, usePassword } from './use-user.ts'
import { activeKeyDays, daysBetween, lastActivity } from './user-facts.ts'

const columns: readonly Column<User>[] = [
  {
    id: 'name',
    header: 'User name',
    value: ({ UserName }) => UserName!,
    cell: ({ UserName }) => <Link href={pathTo('users', 'details', UserName!)}>{UserName}</Link>,
    isRowHeader: true,
    width: 130,
  },
  fact(
    'groups',
    'Groups',
    useGroups,
    (groups) => groups.map(({ GroupName }) => GroupName).join(', ') || '–',
    100,
  ),
  fact('activity', 'Last activity', useAccessKeys, (keys, user) => {
    const last = lastActivity({ keys }, user.PasswordLastUsed)
    return last === undefined ? 'Never' : ago(last, new Date())
  }),
  fact('mfa', 'MFA', useDevices, ({ length }) =>
    length === 0 ? (
      <StatusIndicator type="warning">None</StatusIndicator>
    ) : (
      <StatusIndicator type="success">{length === 1 ? '1 device' : `${length} devices`}</StatusIndicator>
    ),
  ),
  fact('password', 'Password age', usePassword, (password) =>
    password === null ? '–' : days(daysBetween(password.CreateDate!, new Date())),
  ),
  fact('key', 'Key age', useAccessKeys, (keys) => {
    const age = activeKeyDays({ keys }, new Date())
    return age === undefined ? '–' : days(age)
  }),
  {
    id: 'created',
    header: 'Created',
    value: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
    cell: ({ CreateDate }) => when(CreateDate),
    width: 150,
    hidden: true,
  },
  { id: 'path', header: 'Path', value: ({ Path }) => Path!, hidden: true },
  { id: 'arn', header: 'ARN', value: ({ Arn }) => Arn!, width: 260, hidden: true },
  { id: 'id', header: 'User ID', value: ({ UserId }) => UserId!, width: 200, hidden: true },
]

const create = (
  <Button variant="primary" href={pathTo('users', 'create')}>
    Create user
  </Button>
)

/** All users of the account. */
export default function UsersPage() {
  usePage('Users', [['Users', pathTo('users')]])
  const query = useQuery('users', listUsers)
  const [deleting, setDeleting] = useState<string[]>([])
  return (
    <>
      <ResourceTable
        title="Users"
        level="h1"
        description="A user is one person or program with credentials of its own in this account."
        query={query}
        columns={columns}
        id={({ UserName }) => UserName!}
        selection="multi"
        empty={{ text: 'This account has no users.', action: create }}
        actions={(selected) => (
          <>
            <Button
              disabled={selected.length === 0}
              onClick={() => setDeleting(selected.map(({ UserName }) => UserName!))}
            >
              Delete
            </Button>
            {create}
          </>
        )}
      />
      {deleting.length > 0 && <DeleteUsers names={deleting} onDismiss={() => setDeleting([])} />}
    </>
  )
}

/**
 * A column of what is asked for row by row, and only while it is in sight: it can be neither sorted nor
 * searched. Who may not ask for one column sees the others.
 */
function fact<Data>(
  id: string,
  header: string,
  use: (name: string) => Query<Data>,
  show: (data: Data, user: User) => ReactNode,
  width = 110,
): Column<User> {
  const cell = (user: User) => (
    <WhenSeen>
      <Fact user={user} use={use} show={show} />
    </WhenSeen>
  )
  return { id, header, value: () => '', cell, width, fixed: true }
}

function Fact<Data>(props: {
  user: User
  use: (name: string) => Query<Data>
  show: (data: Data, user: User) => ReactNode
}) {
  const { data, error } = props.use(props.user.UserName!)
  if (data !== undefined) return props.show(data, props.user)
  return error === undefined ? (
    <span aria-label="Loading">…</span>
  ) : (
    <Box variant="span" color="text-body-secondary">
      No access
    </Box>
  )
}

function days(count: number): string {
  if (count === 0) return 'Today'
  return count === 1 ? '1 day' : `${count} days`
}
