import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import { useId, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { iamNameError } from '../forms/iam-name.ts'
import { SubmitForm } from '../forms/submit-form.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { policiesKey, policyText, putInlinePolicy, type Holder } from '../permissions/policy-holder.ts'
import { readDraft } from '../policy-editor/draft.ts'
import { PolicyEditor } from '../policy-editor/policy-editor.tsx'
import { PolicySummary } from '../policy-editor/policy-summary.tsx'
import { emptyPolicy, sizeLimits } from '../policy-editor/policy-text.ts'
import { useIdentity } from '../session/session-context.tsx'
import { Loading } from '../shell/loading.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { holderPath, inlinePolicyPath } from './policy-links.ts'

/** Writes an inline policy of a user, group or role: `?entity=role&name=…`, with `&policy=…` one that is there. */
export default function InlinePolicyPage() {
  const [search] = useSearchParams()
  const kind = (['user', 'group', 'role'] as const).find((one) => one === search.get('entity'))
  const holder: Holder = { kind: kind ?? 'user', name: search.get('name') ?? '' }
  const policy = search.get('policy') ?? undefined
  const title = policy === undefined ? 'Create inline policy' : `Edit ${policy}`
  usePage(title, [
    [`${holder.kind[0]!.toUpperCase()}${holder.kind.slice(1)}s`, pathTo(`${holder.kind}s`)],
    [holder.name, holderPath(holder)],
    [title, inlinePolicyPath(holder, policy)],
  ])
  // Each visit asks anew: what is edited must not be what was there some time ago.
  const visit = useId()
  const query = useQuery(`${policiesKey(holder)}/inline/${policy ?? ''}/${visit}`, async (aws, signal) => {
    if (policy === undefined) return search.has('draft') ? readDraft('identity') : emptyPolicy
    return policyText(aws, holder, { name: policy }, signal)
  })
  if (kind === undefined || holder.name === '') {
    return <Alert type="error">The address has to name a user, group or role.</Alert>
  }
  if (query.data === undefined) {
    if (query.status === 'loading') return <Loading />
    return <AwsErrorAlert error={query.error} header={`${policy} cannot be edited`} retry={query.refresh} />
  }
  return <InlineForm holder={holder} policy={policy} first={query.data} title={title} />
}

function InlineForm(props: { holder: Holder; policy: string | undefined; first: string; title: string }) {
  const { holder, policy, first } = props
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [name, setName] = useState(policy ?? '')
  const [text, setText] = useState(first)
  const nameError = iamNameError(name, 'policy name', 128)
  const submit = useSubmit(async () => {
    await putInlinePolicy(aws, holder, name, text)
    flash({ type: 'success', content: `Policy ${name} saved.` })
    invalidate(policiesKey(holder))
    navigate(`/${holder.kind}s/details/${encodeURIComponent(holder.name)}`)
  })
  return (
    <SubmitForm
      header={
        <Header
          variant="h1"
          description={`It belongs to the ${holder.kind} ${holder.name} and goes with it.`}
        >
          {props.title}
        </Header>
      }
      action={policy === undefined ? 'Create policy' : 'Save changes'}
      submit={submit}
      cancelHref={holderPath(holder)}
      disabled={nameError !== undefined}
    >
      {policy === undefined && (
        <Container header={<Header variant="h2">Policy</Header>}>
          <FormField label="Policy name" errorText={name === '' ? undefined : nameError}>
            <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
          </FormField>
        </Container>
      )}
      <Container header={<Header variant="h2">Permissions</Header>}>
        <PolicyEditor value={text} onChange={setText} kind="identity" limit={sizeLimits[holder.kind]} />
      </Container>
      <Container header={<Header variant="h2">Summary</Header>}>
        <PolicySummary text={text} kind="identity" />
      </Container>
    </SubmitForm>
  )
}
