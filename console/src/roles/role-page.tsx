import type { Role } from '@aws-sdk/client-iam'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { LastAccessedPanel } from '../details/last-accessed-panel.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { TagsPanel } from '../details/tags-panel.tsx'
import { ago, when } from '../details/when.ts'
import type { Tag } from '../forms/tags.ts'
import { BoundaryPanel } from '../permissions/boundary-panel.tsx'
import { PoliciesPanel } from '../permissions/policies-panel.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { usePathPart } from '../shell/use-path-part.ts'
import { DeleteRoles } from './delete-roles.tsx'
import { EditRole } from './edit-role.tsx'
import { getRole, isServiceLinked, saveRoleTags } from './operations.ts'
import { RevokePanel } from './revoke-panel.tsx'
import { RoleProfiles } from './role-profiles.tsx'
import { inHours } from './session-length.ts'
import { switchLink } from './switch-link.ts'
import { TrustPanel } from './trust-panel.tsx'

/** One role: what it may do, whom it trusts, and how it is used. */
export default function RolePage() {
  const name = usePathPart('name')
  usePage(name, [
    ['Roles', pathTo('roles')],
    [name, pathTo('roles', 'details', name)],
  ])
  const key = `roles/${name}`
  const query = useQuery(key, (client, signal) => getRole(client, name, signal))
  const [open, setOpen] = useState<'edit' | 'delete'>()
  const close = () => setOpen(undefined)
  const role = query.data
  const linked = role !== undefined && isServiceLinked(role)
  return (
    <>
      <ResourcePage
        title={name}
        description={role?.Description}
        actions={
          <>
            <Button disabled={linked} onClick={() => setOpen('edit')}>
              Edit
            </Button>
            <Button onClick={() => setOpen('delete')}>Delete</Button>
          </>
        }
        query={query}
        summary={summaryOf}
        tabs={(shown) => [
          {
            id: 'permissions',
            label: 'Permissions',
            content: <Permissions role={shown} />,
          },
          { id: 'trust', label: 'Trust relationships', content: <TrustPanel role={shown} /> },
          { id: 'tags', label: `Tags (${shown.Tags?.length ?? 0})`, content: <RoleTags role={shown} /> },
          { id: 'last-accessed', label: 'Last accessed', content: <LastAccessedPanel arn={shown.Arn!} /> },
          { id: 'revoke', label: 'Revoke sessions', content: <RevokePanel name={name} /> },
        ]}
      />
      {open === 'edit' && role !== undefined && <EditRole role={role} onDismiss={close} />}
      {open === 'delete' && role !== undefined && <DeleteRoles roles={[role]} onDismiss={close} />}
    </>
  )
}

function summaryOf(role: Role) {
  const used = role.RoleLastUsed?.LastUsedDate
  return [
    { label: 'ARN', value: <Copyable text={role.Arn!} name="ARN" /> },
    {
      label: 'Link to switch roles in console',
      value: (
        <Copyable
          text={switchLink(role, location.origin)}
          href={`${pathTo('switchrole')}${new URL(switchLink(role, location.origin)).search}`}
          name="link"
        />
      ),
    },
    { label: 'Instance profiles', value: <RoleProfiles name={role.RoleName!} /> },
    { label: 'Created', value: when(role.CreateDate) },
    { label: 'Last activity', value: used === undefined ? 'Never' : ago(used, new Date()) },
    { label: 'Maximum session duration', value: inHours(role.MaxSessionDuration ?? 3600) },
  ]
}

function Permissions({ role }: { role: Role }) {
  const holder = { kind: 'role', name: role.RoleName! } as const
  return (
    <SpaceBetween size="l">
      {isServiceLinked(role) && (
        <Alert type="info">This role belongs to a service, which alone may change it.</Alert>
      )}
      <PoliciesPanel holder={holder} />
      <BoundaryPanel holder={holder} arn={role.PermissionsBoundary?.PermissionsBoundaryArn} />
    </SpaceBetween>
  )
}

function RoleTags({ role }: { role: Role }) {
  const { aws } = useIdentity()
  const flash = useFlash()
  const invalidate = useInvalidate()
  return (
    <TagsPanel
      tags={(role.Tags ?? []) as Tag[]}
      save={async (changes) => {
        await saveRoleTags(aws, role.RoleName!, changes)
        flash({ type: 'success', content: 'Tags saved.' })
        invalidate(`roles/${role.RoleName}`)
      }}
    />
  )
}
