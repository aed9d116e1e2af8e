import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { when } from '../details/when.ts'
import { PoliciesPanel } from '../permissions/policies-panel.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { usePathPart } from '../shell/use-path-part.ts'
import { DeleteGroup } from './delete-group.tsx'
import { GroupMembers } from './group-members.tsx'
import { getGroup } from './operations.ts'

/** One group: its members and permissions. */
export default function GroupPage() {
  const name = usePathPart('name')
  usePage(name, [
    ['Groups', pathTo('groups')],
    [name, pathTo('groups', 'details', name)],
  ])
  const query = useQuery(`groups/${name}`, (aws, signal) => getGroup(aws, name, signal))
  const [deleting, setDeleting] = useState(false)
  return (
    <>
      <ResourcePage
        title={name}
        actions={<Button onClick={() => setDeleting(true)}>Delete</Button>}
        query={query}
        summary={({ group, members }) => [
          { label: 'ARN', value: <Copyable text={group.Arn!} name="ARN" /> },
          { label: 'Created', value: when(group.CreateDate) },
          { label: 'Members', value: members.length },
        ]}
        tabs={({ members }) => [
          {
            id: 'members',
            label: `Members (${members.length})`,
            content: <GroupMembers name={name} query={{ ...query, data: members }} />,
          },
          {
            id: 'permissions',
            label: 'Permissions',
            content: <PoliciesPanel holder={{ kind: 'group', name }} />,
          },
        ]}
      />
      {deleting && <DeleteGroup name={name} onDismiss={() => setDeleting(false)} />}
    </>
  )
}
