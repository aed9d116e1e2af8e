import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { ActionModal } from '../forms/action-modal.tsx'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { iamNameError } from '../forms/iam-name.ts'
import { useIdentity } from '../session/session-context.tsx'
import { Loading } from '../shell/loading.tsx'
import { policiesKey, policyText, putInlinePolicy, type HeldPolicy, type Holder } from './policy-holder.ts'
import { PolicyJson } from './policy-json.tsx'

const draft = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: [], Resource: [] }] },
  null,
  4,
)

type Props = {
  holder: Holder
  held: readonly HeldPolicy[]
  /** The policy that is changed; a new one is made where it is not given. */
  policy?: HeldPolicy
  onDone: (message: string) => void
  onDismiss: () => void
}

/** Writes an inline policy. */
export function InlinePolicy(props: Props) {
  if (props.policy === undefined) return <InlinePolicyFields {...props} text={draft} />
  return <ExistingPolicy {...props} policy={props.policy} />
}

function ExistingPolicy(props: Props & { policy: HeldPolicy }) {
  const { data, error, refresh } = useQuery(
    `${policiesKey(props.holder)}/inline/${props.policy.name}`,
    (aws, signal) => policyText(aws, props.holder, props.policy, signal),
  )
  if (data !== undefined) return <InlinePolicyFields {...props} text={data} />
  return (
    <ActionModal
      title={props.policy.name}
      size="large"
      action="Save changes"
      disabled
      work={async () => {}}
      onDismiss={props.onDismiss}
    >
      {error === undefined ? <Loading /> : <AwsErrorAlert error={error} retry={refresh} />}
    </ActionModal>
  )
}

function InlinePolicyFields({ holder, held, policy, text, onDone, onDismiss }: Props & { text: string }) {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const [name, setName] = useState(policy?.name ?? '')
  const [document, setDocument] = useState(text)
  const nameError = policy === undefined ? inlineNameError(name, held) : undefined
  return (
    <ActionModal
      title={policy === undefined ? 'Create inline policy' : policy.name}
      size="max"
      action={policy === undefined ? 'Create policy' : 'Save changes'}
      disabled={name === '' || nameError !== undefined || (policy !== undefined && document === text)}
      onDismiss={onDismiss}
      work={async () => {
        await putInlinePolicy(aws, holder, name, document)
        invalidate(`${policiesKey(holder)}/inline`)
        onDone(policy === undefined ? `Policy ${name} created.` : `Policy ${name} changed.`)
      }}
    >
      {policy === undefined && (
        <FormField label="Policy name" errorText={nameError}>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
        </FormField>
      )}
      <PolicyJson value={document} onChange={setDocument} kind="identity" ariaLabel="Policy document" />
    </ActionModal>
  )
}

function inlineNameError(name: string, held: readonly HeldPolicy[]): string | undefined {
  if (name === '') return undefined
  const error = iamNameError(name, 'policy name', 128)
  if (error !== undefined) return error
  if (held.some((policy) => policy.arn === undefined && policy.name === name)) {
    return 'There is an inline policy of this name already.'
  }
  return undefined
}
