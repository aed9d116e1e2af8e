import Select, { type SelectProps } from '@cloudscape-design/components/select'
import { useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { listInstanceProfiles } from '../instance-profiles/operations.ts'

const none: SelectProps.Option = { value: '', label: 'None' }

/** Chooses one of the account's instance profiles by its ARN, or none. */
export function ProfileSelect(props: {
  value: string | undefined
  onChange: (arn: string | undefined) => void
}) {
  const query = useQuery('instance-profiles', listInstanceProfiles)
  const { data = [], status, error, refresh } = query
  const options = [
    none,
    ...data.map(({ Arn, InstanceProfileName, Roles = [] }) => ({
      value: Arn!,
      label: InstanceProfileName!,
      description: Roles[0] === undefined ? 'without a role' : `role ${Roles[0].RoleName}`,
    })),
  ]
  return (
    <>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === (props.value ?? '')) ?? none}
        onChange={({ detail }) => props.onChange(detail.selectedOption.value || undefined)}
        filteringType="auto"
        statusType={status === 'loading' ? 'loading' : 'finished'}
        loadingText="Loading"
        expandToViewport
      />
      <AwsErrorAlert error={error} header="The instance profiles cannot be listed" retry={refresh} />
    </>
  )
}
