import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ec2, useCases } from './use-cases.ts'

const common = useCases.slice(0, 2)
const others = useCases
  .slice(2)
  .map(({ service, label, description }) => ({ value: service, label, description, labelTag: service }))

/** Chooses the service that assumes the role: EC2, Lambda, or another of the list. */
export function ServiceFields(props: {
  service: string
  onChange: (service: string) => void
  errors: Record<string, string>
}) {
  const { service, onChange } = props
  const isCommon = common.some((one) => one.service === service)
  return (
    <Container
      header={
        <Header variant="h2" description="The service that acts with this role.">
          Use case
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField label="Common use cases" errorText={props.errors.service}>
          <RadioGroup
            value={isCommon ? service : null}
            onChange={({ detail }) => onChange(detail.value)}
            items={common.map(({ service: value, label, description }) => ({ value, label, description }))}
          />
        </FormField>
        <FormField label="Use cases for other services">
          <Select
            options={others}
            selectedOption={others.find(({ value }) => value === service) ?? null}
            onChange={({ detail }) => onChange(detail.selectedOption.value!)}
            filteringType="auto"
            placeholder="Choose a service"
          />
        </FormField>
        {service === ec2 && 'An instance profile of the same name is created with the role.'}
      </SpaceBetween>
    </Container>
  )
}
