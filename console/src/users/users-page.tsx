import type { User } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { ago, when } from '../details/when.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { DeleteUsers } from './delete-users.tsx'
import { listUsers } from './list-users.ts'
import { activeKeyDays, daysBetween, lastActivity, userFacts, type UserFacts } from './user-facts.ts'

const columns: readonly Column<User>[] = [
  {
    id: 'name',
    header: 'User name',
    value: ({ UserName }) => UserName!,
    cell: ({ UserName }) => <Link href={pathTo('users', 'details', UserName!)}>{UserName}</Link>,
    isRowHeader: true,
    width: 130,
  },
  fact('groups', 'Groups', ({ groups }) => groups.join(', ') || '–', 100),
  fact('activity', 'Last activity', (facts, user) => {
    const last = lastActivity(facts, user.PasswordLastUsed)
    return last === undefined ? 'Never' : ago(last, new Date())
  }),
  fact('mfa', 'MFA', ({ devices }) =>
    devices === 0 ? (
      <StatusIndicator type="warning">None</StatusIndicator>
    ) : (
      <StatusIndicator type="success">{devices === 1 ? '1 device' : `${devices} devices`}</StatusIndicator>
    ),
  ),
  fact('password', 'Password age', ({ passwordSet }) =>
    passwordSet === null ? '–' : days(daysBetween(passwordSet, new Date())),
  ),
  fact('key', 'Key age', (facts) => {
    const age = activeKeyDays(facts, new Date())
    return age === undefined ? '–' : days(age)
  }),
  {
    id: 'created',
    header: 'Created',
    value: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
    cell: ({ CreateDate }) => when(CreateDate),
    width: 150,
  },
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

/** A column of what is asked for row by row, only for rows in view; it can be neither sorted nor searched. */
function fact(
  id: string,
  header: string,
  cell: (facts: UserFacts, user: User) => React.ReactNode,
  width = 110,
): Column<User> {
  return { id, header, value: () => '', cell: (user) => <Fact user={user} show={cell} />, width, fixed: true }
}

function Fact({ user, show }: { user: User; show: (facts: UserFacts, user: User) => React.ReactNode }) {
  const name = user.UserName!
  const { data, error } = useQuery(`users/${name}/credentials/facts`, (aws, signal) =>
    userFacts(aws, name, signal),
  )
  if (data !== undefined) return show(data, user)
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
