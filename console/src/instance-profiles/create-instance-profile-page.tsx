import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useInvalidate } from '../aws/use-query.ts'
import { iamNameError } from '../forms/iam-name.ts'
import { SubmitForm } from '../forms/submit-form.tsx'
import { TagFields } from '../forms/tag-fields.tsx'
import { tagErrors, type Tag } from '../forms/tags.ts'
import { useSubmit } from '../forms/use-submit.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { createInstanceProfile } from './operations.ts'
import { RoleSelect } from './role-select.tsx'

/** Makes an instance profile: its name, and the role in it. */
export default function CreateInstanceProfilePage() {
  usePage('Create instance profile', [
    ['Instance profiles', pathTo('instance-profiles')],
    ['Create instance profile', pathTo('instance-profiles', 'create')],
  ])
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [name, setName] = useState('')
  const [role, setRole] = useState('')
  const [tags, setTags] = useState<Tag[]>([])
  const nameError = iamNameError(name, 'name', 128)
  const submit = useSubmit(async () => {
    try {
      await createInstanceProfile(aws, name, role || undefined, tags)
    } finally {
      invalidate('instance-profiles')
    }
    flash({ type: 'success', content: `Instance profile ${name} created.` })
    invalidate('roles/')
    navigate(`/instance-profiles/details/${encodeURIComponent(name)}`)
  })
  return (
    <SubmitForm
      header={<Header variant="h1">Create instance profile</Header>}
      action="Create instance profile"
      submit={submit}
      cancelHref={pathTo('instance-profiles')}
      disabled={nameError !== undefined || Object.keys(tagErrors(tags)).length > 0}
    >
      <Container header={<Header variant="h2">Instance profile</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Name"
            constraintText="Up to 128 letters, digits and + = , . @ _ -"
            errorText={name === '' ? undefined : nameError}
          >
            <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
          </FormField>
          <RoleSelect role={role} onChange={setRole} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Tags - optional</Header>}>
        <TagFields tags={tags} onChange={setTags} />
      </Container>
    </SubmitForm>
  )
}
