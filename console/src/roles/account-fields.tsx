import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useIdentity } from '../session/session-context.tsx'
import type { TrustChoice } from './trust-document.ts'

type Choice = TrustChoice['account']

/** Chooses the account that is trusted, and what it has to show. */
export function AccountFields(props: {
  choice: Choice
  onChange: (choice: Choice) => void
  errors: Record<string, string>
}) {
  const { choice, errors } = props
  const { account } = useIdentity()
  const [other, setOther] = useState(choice.id !== account)
  const change = (part: Partial<Choice>) => props.onChange({ ...choice, ...part })
  return (
    <Container header={<Header variant="h2">An AWS account</Header>}>
      <SpaceBetween size="l">
        <RadioGroup
          ariaLabel="Which account"
          value={other ? 'other' : 'this'}
          onChange={({ detail }) => {
            setOther(detail.value === 'other')
            change({ id: detail.value === 'other' ? '' : account })
          }}
          items={[
            { value: 'this', label: `This account (${account})` },
            { value: 'other', label: 'Another AWS account' },
          ]}
        />
        {other && (
          <FormField
            label="Account ID"
            description="Its administrators decide who of its users may assume the role."
            errorText={errors.account}
          >
            <Input
              value={choice.id}
              onChange={({ detail }) => change({ id: detail.value.replace(/[\s-]/g, '') })}
              inputMode="numeric"
            />
          </FormField>
        )}
        <FormField label="Options">
          <SpaceBetween size="s">
            <Checkbox
              checked={choice.needsExternalId}
              description="For third parties: who assumes the role has to name an ID that you agreed on. The console cannot switch to such a role."
              onChange={({ detail }) => change({ needsExternalId: detail.checked })}
            >
              Require external ID
            </Checkbox>
            {choice.needsExternalId && (
              <FormField label="External ID" errorText={errors.externalId}>
                <Input
                  value={choice.externalId}
                  onChange={({ detail }) => change({ externalId: detail.value })}
                />
              </FormField>
            )}
            <Checkbox
              checked={choice.needsMfa}
              description="Only those can assume the role who signed in with a multi-factor device."
              onChange={({ detail }) => change({ needsMfa: detail.checked })}
            >
              Require MFA
            </Checkbox>
          </SpaceBetween>
        </FormField>
      </SpaceBetween>
    </Container>
  )
}
