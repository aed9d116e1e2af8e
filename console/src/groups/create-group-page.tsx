import type { Policy, User } from '@aws-sdk/client-iam'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { iamNameError } from '../forms/iam-name.ts'
import { SubmitForm } from '../forms/submit-form.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { ResourceTable } from '../listing/resource-table.tsx'
import { PolicyTable } from '../permissions/policy-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { listUsers } from '../users/list-users.ts'
import { userColumns } from '../users/user-columns.ts'
import { createGroup } from './operations.ts'

/** Makes a group: its name, its members and the policies attached to it. */
export default function CreateGroupPage() {
  usePage('Create group', [
    ['Groups', pathTo('groups')],
    ['Create group', pathTo('groups', 'create')],
  ])
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [name, setName] = useState('')
  const users = useQuery('users', listUsers)
  const [members, setMembers] = useState<readonly User[]>([])
  const [policies, setPolicies] = useState<readonly Policy[]>([])
  const submit = useSubmit(async () => {
    const failures = await createGroup(
      aws,
      name,
      members.map(({ UserName }) => UserName!),
      policies.map(({ PolicyName, Arn }) => ({ name: PolicyName!, arn: Arn! })),
    )
    for (const content of failures) flash({ type: 'error', content })
    flash({ type: 'success', content: `Group ${name} created.` })
    for (const prefix of ['groups', 'users', 'policies']) invalidate(prefix)
    navigate(`/groups/details/${encodeURIComponent(name)}`)
  })
  return (
    <SubmitForm
      header={<Header variant="h1">Create group</Header>}
      action="Create group"
      submit={submit}
      cancelHref={pathTo('groups')}
      disabled={iamNameError(name, 'group name', 128) !== undefined}
    >
      <Container header={<Header variant="h2">Group</Header>}>
        <FormField
          label="Group name"
          constraintText="Up to 128 letters, digits and + = , . @ _ -"
          errorText={name === '' ? undefined : iamNameError(name, 'group name', 128)}
        >
          <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
        </FormField>
      </Container>
      <ResourceTable
        title="Users"
        level="h2"
        description="Members of the group. Optional: they can be added later, too."
        query={users}
        columns={userColumns}
        id={({ UserName }) => UserName!}
        selection="multi"
        selected={members}
        onSelect={setMembers}
        pageSize={10}
        empty={{ text: 'This account has no users.' }}
      />
      <PolicyTable
        title="Permissions policies"
        selection="multi"
        selected={policies}
        onSelect={setPolicies}
      />
    </SubmitForm>
  )
}
