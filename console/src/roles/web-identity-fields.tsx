import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '../aws/use-query.ts'
import { audiencesOf } from '../identity-providers/list-providers.ts'
import { ProviderField } from './provider-field.tsx'
import { oidcKeyPrefix, type TrustChoice, type TrustCondition } from './trust-document.ts'

type Choice = TrustChoice['web']

const operators = ['StringEquals', 'StringLike', 'StringNotEquals', 'StringNotLike'].map((value) => ({
  value,
  label: value,
}))

/** Chooses the provider whose users are trusted, the audience of their tokens, and further conditions. */
export function WebIdentityFields(props: {
  choice: Choice
  onChange: (choice: Choice) => void
  errors: Record<string, string>
}) {
  const { choice, errors } = props
  const change = (part: Partial<Choice>) => props.onChange({ ...choice, ...part })
  return (
    <Container header={<Header variant="h2">Web identity</Header>}>
      <SpaceBetween size="l">
        <ProviderField
          type="OpenID Connect"
          arn={choice.provider}
          onChange={(provider) => change({ provider, audience: '' })}
          error={errors.provider}
        />
        {choice.provider !== '' && (
          <AudienceField
            provider={choice.provider}
            audience={choice.audience}
            onChange={(audience) => change({ audience })}
            error={errors.audience}
          />
        )}
        {choice.provider !== '' && (
          <Conditions
            provider={choice.provider}
            conditions={choice.conditions}
            onChange={(conditions) => change({ conditions })}
            errors={errors}
          />
        )}
      </SpaceBetween>
    </Container>
  )
}

function AudienceField(props: {
  provider: string
  audience: string
  onChange: (audience: string) => void
  error: string | undefined
}) {
  const { data = [], status } = useQuery(`identity-providers/${props.provider}/audiences`, (aws, signal) =>
    audiencesOf(aws, props.provider, signal),
  )
  const options = data.map((value) => ({ value, label: value }))
  return (
    <FormField label="Audience" errorText={props.error}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === props.audience) ?? null}
        onChange={({ detail }) => props.onChange(detail.selectedOption.value!)}
        statusType={status === 'loading' ? 'loading' : 'finished'}
        placeholder="Choose an audience"
        empty="The provider has no audience."
      />
    </FormField>
  )
}

function Conditions(props: {
  provider: string
  conditions: readonly TrustCondition[]
  onChange: (conditions: TrustCondition[]) => void
  errors: Record<string, string>
}) {
  const { conditions, onChange } = props
  const change = (at: number, part: Partial<TrustCondition>) =>
    onChange(conditions.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const key = `${oidcKeyPrefix(props.provider)}:sub`
  return (
    <FormField
      label="Conditions - optional"
      description="Narrows whose tokens are taken, by the claims of the token."
      stretch
    >
      <AttributeEditor
        items={conditions}
        empty="No further conditions."
        addButtonText="Add condition"
        removeButtonText="Remove"
        onAddButtonClick={() => onChange([...conditions, { key, operator: 'StringEquals', value: '' }])}
        onRemoveButtonClick={({ detail }) =>
          onChange(conditions.filter((_, index) => index !== detail.itemIndex))
        }
        definition={[
          {
            label: 'Key',
            errorText: (_, index) => props.errors[`condition-${index}`],
            control: (one, index) => (
              <Input value={one.key} onChange={({ detail }) => change(index, { key: detail.value })} />
            ),
          },
          {
            label: 'Condition',
            control: (one, index) => (
              <Select
                options={operators}
                selectedOption={operators.find(({ value }) => value === one.operator)!}
                onChange={({ detail }) => change(index, { operator: detail.selectedOption.value! })}
              />
            ),
          },
          {
            label: 'Value',
            control: (one, index) => (
              <Input value={one.value} onChange={({ detail }) => change(index, { value: detail.value })} />
            ),
          },
        ]}
      />
    </FormField>
  )
}
