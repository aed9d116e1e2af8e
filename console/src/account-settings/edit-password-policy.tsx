import type { PasswordPolicy } from '@aws-sdk/client-iam'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import {
  policyErrors,
  proposedPolicy,
  savePasswordPolicy,
  toFields,
  type PolicyFields,
} from './password-policy.ts'

const kinds = [
  ['uppercase', 'At least one uppercase letter (A-Z)'],
  ['lowercase', 'At least one lowercase letter (a-z)'],
  ['numbers', 'At least one number'],
  ['symbols', 'At least one symbol'],
] as const

/** Writes the account's own password policy. */
export function EditPasswordPolicy(props: {
  policy: PasswordPolicy | null
  onDone: () => void
  onDismiss: () => void
}) {
  const { aws } = useIdentity()
  const [fields, setFields] = useState(props.policy === null ? proposedPolicy : toFields(props.policy))
  const errors = policyErrors(fields)
  const set = (part: Partial<PolicyFields>) => setFields((before) => ({ ...before, ...part }))
  return (
    <ActionModal
      title="Edit password policy"
      action="Save changes"
      disabled={Object.keys(errors).length > 0}
      onDismiss={props.onDismiss}
      work={async () => {
        await savePasswordPolicy(aws, fields)
        props.onDone()
      }}
    >
      <FormField label="Minimum length" errorText={errors.length}>
        <NumberInput number={fields.length} onChange={(length) => set({ length })} />
      </FormField>
      <FormField label="Password strength">
        <SpaceBetween size="xs">
          {kinds.map(([name, label]) => (
            <Checkbox
              key={name}
              checked={fields[name]}
              onChange={({ detail }) => set({ [name]: detail.checked })}
            >
              {label}
            </Checkbox>
          ))}
        </SpaceBetween>
      </FormField>
      <FormField label="Other requirements">
        <SpaceBetween size="xs">
          <Checkbox
            checked={fields.usersMayChange}
            onChange={({ detail }) => set({ usersMayChange: detail.checked })}
          >
            Users may change their own password
          </Checkbox>
          <Switched
            label="Passwords expire"
            unit="Days until a password expires"
            number={fields.expiresAfterDays}
            first={90}
            error={errors.expiresAfterDays}
            onChange={(expiresAfterDays) => set({ expiresAfterDays })}
          />
          {fields.expiresAfterDays !== 0 && (
            <Checkbox
              checked={fields.hardExpiry}
              onChange={({ detail }) => set({ hardExpiry: detail.checked })}
            >
              An expired password has to be reset by an administrator
            </Checkbox>
          )}
          <Switched
            label="Prevent that passwords are used again"
            unit="Passwords to remember"
            number={fields.remembered}
            first={5}
            error={errors.remembered}
            onChange={(remembered) => set({ remembered })}
          />
        </SpaceBetween>
      </FormField>
    </ActionModal>
  )
}

/** A rule that is off at 0, and has a number where it is on. */
function Switched(props: {
  label: string
  unit: string
  number: number
  first: number
  error: string | undefined
  onChange: (number: number) => void
}) {
  return (
    <SpaceBetween size="xs">
      <Checkbox
        checked={props.number !== 0}
        onChange={({ detail }) => props.onChange(detail.checked ? props.first : 0)}
      >
        {props.label}
      </Checkbox>
      {props.number !== 0 && (
        <FormField label={props.unit} errorText={props.error}>
          <NumberInput number={props.number} onChange={props.onChange} />
        </FormField>
      )}
    </SpaceBetween>
  )
}

function NumberInput({ number, onChange }: { number: number; onChange: (number: number) => void }) {
  return (
    <Input
      type="number"
      value={Number.isNaN(number) ? '' : String(number)}
      onChange={({ detail }) => onChange(detail.value === '' ? Number.NaN : Number(detail.value))}
    />
  )
}
