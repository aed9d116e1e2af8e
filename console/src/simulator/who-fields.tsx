import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { listHolders } from '../policies/holders.ts'
import JsonEditor from '../policy-editor/json-editor.tsx'
import { emptyPolicy } from '../policy-editor/policy-text.ts'
import type { SimulatorQuestion } from './question.ts'

type Fields = { question: SimulatorQuestion; onChange: (part: Partial<SimulatorQuestion>) => void }

/** Whose policies are simulated: somebody's of the account, or a text. */
export function WhoFields({
  question,
  onChange,
  byText,
  onByText,
}: Fields & {
  byText: boolean
  onByText: (byText: boolean) => void
}) {
  return (
    <SpaceBetween size="m">
      <SegmentedControl
        label="What to simulate"
        selectedId={byText ? 'text' : 'principal'}
        onChange={({ detail }) => {
          const text = detail.selectedId === 'text'
          onByText(text)
          if (text) onChange({ principal: undefined, policy: question.policy ?? emptyPolicy })
        }}
        options={[
          { id: 'principal', text: 'A user, group or role' },
          { id: 'text', text: 'A policy of your own' },
        ]}
      />
      {byText ? (
        <FormField label="Policy" stretch>
          <JsonEditor
            value={question.policy ?? emptyPolicy}
            onChange={(policy) => onChange({ policy })}
            kind="identity"
            ariaLabel="Policy to simulate"
          />
        </FormField>
      ) : (
        <PrincipalFields question={question} onChange={onChange} />
      )}
      <MorePolicies question={question} onChange={onChange} byText={byText} />
    </SpaceBetween>
  )
}

const kindTitles = { user: 'Users', group: 'Groups', role: 'Roles' } as const

function PrincipalFields({ question, onChange }: Fields) {
  const holders = useQuery('holders', listHolders)
  const groups = (['user', 'group', 'role'] as const).map((kind) => ({
    label: kindTitles[kind],
    options: (holders.data ?? [])
      .filter((holder) => holder.kind === kind)
      .map(({ name, arn }) => ({ value: arn, label: name, description: arn })),
  }))
  const { principal } = question
  const selected = groups.flatMap(({ options }) => options).find(({ value }) => value === principal)
  return (
    <SpaceBetween size="m">
      {holders.status === 'failed' ? (
        <FormField label="User, group or role" constraintText="The ARN.">
          <Input
            value={principal ?? ''}
            placeholder="arn:aws:iam::111122223333:user/alice"
            onChange={({ detail }) => onChange({ principal: detail.value.trim() || undefined })}
          />
        </FormField>
      ) : (
        <FormField label="User, group or role">
          <Select
            options={groups.filter(({ options }) => options.length > 0)}
            selectedOption={
              selected ?? (principal === undefined ? null : { value: principal, label: principal })
            }
            onChange={({ detail }) => onChange({ principal: detail.selectedOption.value })}
            filteringType="auto"
            virtualScroll
            statusType={holders.status === 'loading' ? 'loading' : 'finished'}
            loadingText="Loading"
            placeholder="Choose whose policies are simulated"
            empty="There is nobody."
          />
        </FormField>
      )}
      <AwsErrorAlert
        error={holders.error}
        header="Users, groups and roles cannot be listed"
        retry={holders.refresh}
      />
    </SpaceBetween>
  )
}

function MorePolicies({ question, onChange, byText }: Fields & { byText: boolean }) {
  return (
    <div>
      {!byText && (
        <OptionalPolicy
          title="As if it had one more policy"
          text={question.policy}
          onChange={(policy) => onChange({ policy })}
        />
      )}
      <OptionalPolicy
        title="As if this were its permissions boundary"
        text={question.boundary}
        onChange={(boundary) => onChange({ boundary })}
      />
      <OptionalPolicy
        title="With a policy of the resource"
        kind="resource"
        text={question.resourcePolicy}
        onChange={(resourcePolicy) => onChange({ resourcePolicy })}
      >
        <FormField
          label="Caller"
          description="The user whom the resource's policy sees; needed unless a user is simulated."
        >
          <Input
            value={question.caller ?? ''}
            placeholder="arn:aws:iam::111122223333:user/alice"
            onChange={({ detail }) => onChange({ caller: detail.value.trim() || undefined })}
          />
        </FormField>
      </OptionalPolicy>
    </div>
  )
}

function OptionalPolicy(props: {
  title: string
  kind?: 'identity' | 'resource'
  text: string | undefined
  onChange: (text: string | undefined) => void
  children?: ReactNode
}) {
  const { title, text, onChange } = props
  return (
    <ExpandableSection headerText={title} defaultExpanded={Boolean(text)}>
      <SpaceBetween size="s">
        <JsonEditor
          value={text ?? ''}
          onChange={(written) => onChange(written.trim() === '' ? undefined : written)}
          kind={text === undefined ? undefined : (props.kind ?? 'identity')}
          ariaLabel={title}
        />
        {props.children}
      </SpaceBetween>
    </ExpandableSection>
  )
}
