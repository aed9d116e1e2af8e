import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { listProviders, type Provider } from '../identity-providers/list-providers.ts'
import { pathTo } from '../shell/path-to.ts'

/** Chooses one of the account's identity providers of a type by its ARN. */
export function ProviderField(props: {
  type: Provider['type']
  arn: string
  onChange: (arn: string) => void
  error: string | undefined
}) {
  const { data = [], status, error, refresh } = useQuery('identity-providers', listProviders)
  const options = data
    .filter(({ type }) => type === props.type)
    .map(({ arn, name }) => ({ value: arn, label: name }))
  return (
    <FormField
      label="Identity provider"
      errorText={props.error}
      secondaryControl={
        <Button href={pathTo('identity-providers', 'create')} target="_blank" iconName="external">
          Create provider
        </Button>
      }
    >
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === props.arn) ?? null}
        onChange={({ detail }) => props.onChange(detail.selectedOption.value!)}
        onLoadItems={refresh}
        statusType={status === 'loading' ? 'loading' : 'finished'}
        placeholder="Choose a provider"
        empty={`This account has no ${props.type} provider yet.`}
      />
      <AwsErrorAlert error={error} header="The providers cannot be listed" retry={refresh} />
    </FormField>
  )
}
