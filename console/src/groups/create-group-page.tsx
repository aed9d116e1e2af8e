import type { Policy } from '@aws-sdk/client-iam'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { SubmitForm } from '../forms/submit-form.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { groupNameError } from './group-name.ts'
import { createGroup, listPolicies } from './operations.ts'

/** Makes a group: its name and the policies attached to it. */
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
  const [policyArns, setPolicyArns] = useState<readonly string[]>([])
  const policies = useQuery('policies', listPolicies)
  const submit = useSubmit(async () => {
    await createGroup(aws, name, policyArns)
    flash({ type: 'success', content: `Group ${name} created.` })
    invalidate('groups')
    navigate(`/groups/details/${encodeURIComponent(name)}`)
  })
  const options = (policies.data ?? []).map(policyOption)
  return (
    <SubmitForm
      header={<Header variant="h1">Create group</Header>}
      action="Create group"
      submit={submit}
      cancelHref={pathTo('groups')}
      disabled={name === '' || groupNameError(name) !== undefined}
    >
      <Container header={<Header variant="h2">Group</Header>}>
        <FormField
          label="Group name"
          constraintText="Up to 128 letters, digits and + = , . @ _ -"
          errorText={name === '' ? undefined : groupNameError(name)}
        >
          <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
        </FormField>
      </Container>
      <Container
        header={
          <Header variant="h2" description="More can be attached later.">
            Permissions
          </Header>
        }
      >
        <AwsErrorAlert
          error={policies.error}
          header="The policies cannot be listed"
          retry={policies.refresh}
        />
        {policies.error === undefined && (
          <FormField label="Policies to attach" description="At most 10 by default.">
            <Multiselect
              options={options}
              selectedOptions={options.filter(({ value }) => policyArns.includes(value))}
              onChange={({ detail }) => setPolicyArns(detail.selectedOptions.map(({ value }) => value!))}
              filteringType="auto"
              virtualScroll
              statusType={policies.status === 'loading' ? 'loading' : 'finished'}
              loadingText="Loading policies"
              placeholder="Choose policies"
              empty="No policies"
            />
          </FormField>
        )}
      </Container>
    </SubmitForm>
  )
}

function policyOption({ PolicyName, Arn }: Policy) {
  const owner = Arn!.startsWith('arn:aws:iam::aws:') ? 'AWS managed' : 'Customer managed'
  return { value: Arn!, label: PolicyName!, labelTag: owner }
}
