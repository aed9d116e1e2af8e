import type { User } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { lazy, useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { LastAccessedPanel } from '../details/last-accessed-panel.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { TagsPanel } from '../details/tags-panel.tsx'
import { when } from '../details/when.ts'
import type { Tag } from '../forms/tags.ts'
import { BoundaryPanel } from '../permissions/boundary-panel.tsx'
import { PoliciesPanel } from '../permissions/policies-panel.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { usePathPart } from '../shell/use-path-part.ts'
import { DeleteUsers } from './delete-users.tsx'
import { getUser, policiesByGroups, saveUserTags } from './operations.ts'
import { RenameUser } from './rename-user.tsx'
import { UserSummary } from './user-summary.tsx'

const UserCredentials = lazy(() => import('./user-credentials.tsx'))
const UserGroups = lazy(() => import('./user-groups.tsx'))

/** One user: what it may do, its groups, and its credentials. */
export default function UserPage() {
  const name = usePathPart('name')
  usePage(name, [
    ['Users', pathTo('users')],
    [name, pathTo('users', 'details', name)],
  ])
  const key = `users/${name}`
  const query = useQuery(key, (client, signal) => getUser(client, name, signal))
  const [open, setOpen] = useState<'rename' | 'delete'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <ResourcePage
        title={name}
        actions={
          <>
            <Button onClick={() => setOpen('rename')}>Rename</Button>
            <Button onClick={() => setOpen('delete')}>Delete</Button>
          </>
        }
        query={query}
        summary={(user) => [
          { label: 'ARN', value: <Copyable text={user.Arn!} name="ARN" /> },
          { label: 'Console access', value: <UserSummary user={user} what="console" /> },
          { label: 'Access key 1', value: <UserSummary user={user} what="key1" /> },
          { label: 'Created', value: when(user.CreateDate) },
          {
            label: 'Last console sign-in',
            value: user.PasswordLastUsed === undefined ? 'Never' : when(user.PasswordLastUsed),
          },
          { label: 'Access key 2', value: <UserSummary user={user} what="key2" /> },
          { label: 'User ID', value: <Copyable text={user.UserId!} name="user ID" /> },
          { label: 'Last activity', value: <UserSummary user={user} what="activity" /> },
          { label: 'Path', value: user.Path },
        ]}
        tabs={(user) => [
          { id: 'permissions', label: 'Permissions', content: <Permissions user={user} /> },
          { id: 'groups', label: 'Groups', content: <UserGroups name={name} /> },
          {
            id: 'credentials',
            label: 'Security credentials',
            content: <UserCredentials user={user} />,
          },
          { id: 'tags', label: `Tags (${user.Tags?.length ?? 0})`, content: <UserTags user={user} /> },
          { id: 'last-accessed', label: 'Last accessed', content: <LastAccessedPanel arn={user.Arn!} /> },
        ]}
      />
      {open === 'rename' && <RenameUser name={name} onDismiss={close} />}
      {open === 'delete' && <DeleteUsers names={[name]} onDismiss={close} />}
    </>
  )
}

function Permissions({ user }: { user: User }) {
  const holder = { kind: 'user', name: user.UserName! } as const
  const inherited = useQuery(`users/${holder.name}/policies-by-groups`, (aws, signal) =>
    policiesByGroups(aws, holder.name, signal),
  )
  return (
    <SpaceBetween size="l">
      <PoliciesPanel holder={holder} inherited={inherited} />
      <BoundaryPanel holder={holder} arn={user.PermissionsBoundary?.PermissionsBoundaryArn} />
    </SpaceBetween>
  )
}

function UserTags({ user }: { user: User }) {
  const { aws } = useIdentity()
  const flash = useFlash()
  const invalidate = useInvalidate()
  return (
    <TagsPanel
      tags={(user.Tags ?? []) as Tag[]}
      save={async (changes) => {
        await saveUserTags(aws, user.UserName!, changes)
        flash({ type: 'success', content: 'Tags saved.' })
        invalidate(`users/${user.UserName}`)
      }}
    />
  )
}
