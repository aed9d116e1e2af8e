import type { PolicyVersion } from '@aws-sdk/client-iam'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useId, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { when } from '../details/when.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { SubmitForm } from '../forms/submit-form.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { PolicyEditor } from '../policy-editor/policy-editor.tsx'
import { PolicySummary } from '../policy-editor/policy-summary.tsx'
import { sizeLimits } from '../policy-editor/policy-text.ts'
import { useIdentity } from '../session/session-context.tsx'
import { Loading } from '../shell/loading.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { createVersion, getPolicy, listVersions } from './operations.ts'
import { policyPath } from './policy-links.ts'
import { versionMaximum, versionToReplace } from './versions.ts'

/** Changes a managed policy, which makes a new version of it. */
export default function EditPolicyPage() {
  const [search] = useSearchParams()
  const arn = search.get('arn') ?? ''
  const name = arn.split('/').at(-1)!
  usePage(`Edit ${name}`, [
    ['Policies', pathTo('policies')],
    [name, policyPath(arn)],
    ['Edit', policyPath(arn, 'edit')],
  ])
  // Each visit asks anew: what is edited must not be what was there some time ago.
  const visit = useId()
  const query = useQuery(`policies/${arn}/edit/${visit}`, async (aws, signal) => {
    const [{ text }, versions] = await Promise.all([
      getPolicy(aws, arn, signal),
      listVersions(aws, arn, signal),
    ])
    return { text, versions }
  })
  if (query.data === undefined) {
    if (query.status === 'loading') return <Loading />
    return <AwsErrorAlert error={query.error} header={`${name} cannot be edited`} retry={query.refresh} />
  }
  // What is being written is not taken away by a later answer.
  return <EditForm arn={arn} name={name} first={query.data.text} versions={query.data.versions} />
}

function EditForm(props: { arn: string; name: string; first: string; versions: PolicyVersion[] }) {
  const { arn, name, first, versions } = props
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [text, setText] = useState(first)
  const [asDefault, setAsDefault] = useState(true)
  const [replaced, setReplaced] = useState(versionToReplace(versions)?.VersionId)
  const submit = useSubmit(async () => {
    const made = await createVersion(aws, arn, text, { asDefault, replaced })
    flash({ type: 'success', content: `${name}: ${made} saved${asDefault ? ' and in force' : ''}.` })
    invalidate('policies')
    navigate(`/policies/details?${new URLSearchParams({ arn })}`)
  })
  return (
    <SubmitForm
      header={
        <Header variant="h1" description="A change makes a new version; the others stay to be compared with.">
          Edit {name}
        </Header>
      }
      action="Save changes"
      submit={submit}
      cancelHref={policyPath(arn)}
      disabled={text === first}
    >
      <Container>
        <PolicyEditor value={text} onChange={setText} kind="identity" limit={sizeLimits.managed} />
      </Container>
      <Container header={<Header variant="h2">Permissions</Header>}>
        <PolicySummary text={text} kind="identity" />
      </Container>
      <Container header={<Header variant="h2">Version</Header>}>
        <SpaceBetween size="l">
          {versions.length >= versionMaximum && (
            <FormField
              label="Version to delete"
              description={`A policy has at most ${versionMaximum} versions, so one has to go.`}
            >
              <VersionSelect versions={versions} value={replaced} onChange={setReplaced} />
            </FormField>
          )}
          <Checkbox checked={asDefault} onChange={({ detail }) => setAsDefault(detail.checked)}>
            Put the new version in force at once
          </Checkbox>
        </SpaceBetween>
      </Container>
    </SubmitForm>
  )
}

function VersionSelect(props: {
  versions: PolicyVersion[]
  value: string | undefined
  onChange: (id: string) => void
}) {
  const options = props.versions
    .filter(({ IsDefaultVersion }) => !IsDefaultVersion)
    .map(({ VersionId, CreateDate }) => ({
      value: VersionId!,
      label: VersionId!,
      description: when(CreateDate),
    }))
  return (
    <Select
      options={options}
      selectedOption={options.find(({ value }) => value === props.value) ?? null}
      onChange={({ detail }) => props.onChange(detail.selectedOption.value!)}
    />
  )
}
