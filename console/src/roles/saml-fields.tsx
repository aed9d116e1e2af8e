import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ProviderField } from './provider-field.tsx'
import type { TrustChoice } from './trust-document.ts'

type Choice = TrustChoice['saml']

const attributes = ['SAML:iss', 'SAML:sub', 'SAML:sub_type', 'SAML:namequalifier', 'SAML:eduPersonOrgDN'].map(
  (value) => ({ value, label: value }),
)

/** Chooses the SAML provider whose users are trusted, and whether they come by the console. */
export function SamlFields(props: {
  choice: Choice
  onChange: (choice: Choice) => void
  errors: Record<string, string>
}) {
  const { choice, errors } = props
  const change = (part: Partial<Choice>) => props.onChange({ ...choice, ...part })
  return (
    <Container header={<Header variant="h2">SAML 2.0 federation</Header>}>
      <SpaceBetween size="l">
        <ProviderField
          type="SAML"
          arn={choice.provider}
          onChange={(provider) => change({ provider })}
          error={errors.provider}
        />
        <FormField label="Access to be allowed">
          <RadioGroup
            value={choice.access}
            onChange={({ detail }) => change({ access: detail.value as Choice['access'] })}
            items={[
              {
                value: 'programmatic',
                label: 'Programmatic access only',
                description: 'Limited to responses with an attribute that you name.',
              },
              { value: 'console', label: 'Programmatic and console access' },
            ]}
          />
        </FormField>
        {choice.access === 'programmatic' && (
          <SpaceBetween size="l">
            <FormField label="Attribute">
              <Select
                options={attributes}
                selectedOption={attributes.find(({ value }) => value === choice.attribute)!}
                onChange={({ detail }) => change({ attribute: detail.selectedOption.value! })}
              />
            </FormField>
            <FormField label="Value" errorText={errors.value}>
              <Input value={choice.value} onChange={({ detail }) => change({ value: detail.value })} />
            </FormField>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}
