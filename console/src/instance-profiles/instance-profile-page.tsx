import type { InstanceProfile } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { TagsPanel } from '../details/tags-panel.tsx'
import { when } from '../details/when.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import type { Tag } from '../forms/tags.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { usePathPart } from '../shell/use-path-part.ts'
import { DeleteInstanceProfile } from './delete-instance-profile.tsx'
import { getInstanceProfile, saveProfileTags, setRole } from './operations.ts'
import { RoleSelect } from './role-select.tsx'

/** One instance profile: the role it carries, and its tags. */
export default function InstanceProfilePage() {
  const name = usePathPart('name')
  usePage(name, [
    ['Instance profiles', pathTo('instance-profiles')],
    [name, pathTo('instance-profiles', 'details', name)],
  ])
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const key = `instance-profiles/${name}`
  const query = useQuery(key, (client, signal) => getInstanceProfile(client, name, signal))
  const [open, setOpen] = useState<'role' | 'delete'>()
  const close = () => setOpen(undefined)
  const profile = query.data
  return (
    <>
      <ResourcePage
        title={name}
        actions={
          <>
            <Button onClick={() => setOpen('role')}>Change role</Button>
            <Button onClick={() => setOpen('delete')}>Delete</Button>
          </>
        }
        query={query}
        summary={summaryOf}
        tabs={({ Tags = [] }) => [
          {
            id: 'tags',
            label: `Tags (${Tags.length})`,
            content: (
              <TagsPanel
                tags={Tags as Tag[]}
                save={async (changes) => {
                  await saveProfileTags(aws, name, changes)
                  flash({ type: 'success', content: 'Tags saved.' })
                  invalidate(key)
                }}
              />
            ),
          },
        ]}
      />
      {open === 'role' && profile !== undefined && <ChangeRole profile={profile} onDismiss={close} />}
      {open === 'delete' && profile !== undefined && (
        <DeleteInstanceProfile profile={profile} onDismiss={close} />
      )}
    </>
  )
}

function ChangeRole({ profile, onDismiss }: { profile: InstanceProfile; onDismiss: () => void }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const held = profile.Roles?.[0]?.RoleName ?? ''
  const [role, setChosen] = useState(held)
  return (
    <ActionModal
      title={`Role of ${profile.InstanceProfileName}`}
      action="Save changes"
      disabled={role === held}
      onDismiss={onDismiss}
      work={async () => {
        try {
          await setRole(aws, profile.InstanceProfileName!, held || undefined, role || undefined)
        } finally {
          invalidate('instance-profiles')
          invalidate('roles/')
        }
        flash({ type: 'success', content: 'Role changed. Instances get its credentials from now on.' })
        onDismiss()
      }}
    >
      <RoleSelect role={role} onChange={setChosen} />
    </ActionModal>
  )
}

function summaryOf({ Arn, Roles, CreateDate }: InstanceProfile) {
  const role = Roles?.[0]?.RoleName
  return [
    { label: 'ARN', value: <Copyable text={Arn!} name="ARN" /> },
    {
      label: 'Role',
      value: role === undefined ? 'None' : <Link href={pathTo('roles', 'details', role)}>{role}</Link>,
    },
    { label: 'Created', value: when(CreateDate) },
  ]
}
