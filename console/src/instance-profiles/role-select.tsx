import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { listRoles, trustText } from '../roles/operations.ts'
import { trustedEntities } from '../roles/trusted-entities.ts'

const none = { value: '', label: 'No role' }

/** Chooses a role of the account by its name; those that EC2 is trusted by say so. */
export function RoleSelect(props: { role: string; onChange: (role: string) => void }) {
  const { data = [], status, error, refresh } = useQuery('roles', listRoles)
  const options = [
    none,
    ...data.map((role) => ({
      value: role.RoleName!,
      label: role.RoleName!,
      labelTag: trustedEntities(trustText(role)).includes('AWS service: ec2') ? 'trusts EC2' : undefined,
    })),
  ]
  return (
    <FormField
      label="Role"
      description="EC2 can assume only a role whose trust policy names ec2.amazonaws.com."
    >
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === props.role) ?? none}
        onChange={({ detail }) => props.onChange(detail.selectedOption.value!)}
        filteringType="auto"
        virtualScroll
        expandToViewport
        statusType={status === 'loading' ? 'loading' : 'finished'}
      />
      <AwsErrorAlert error={error} header="The roles cannot be listed" retry={refresh} />
    </FormField>
  )
}
