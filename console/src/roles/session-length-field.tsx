import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { inHours, sessionLengthError, sessionLengths } from './session-length.ts'

const custom = { value: 'custom', label: 'Custom duration' }
const options = [
  ...sessionLengths.map((seconds) => ({ value: String(seconds), label: inHours(seconds) })),
  custom,
]

/** Chooses the longest session of a role, in seconds. */
export function SessionLengthField(props: { seconds: number; onChange: (seconds: number) => void }) {
  const { seconds, onChange } = props
  const [free, setFree] = useState(!sessionLengths.includes(seconds))
  const known = options.find(({ value }) => value === String(seconds))
  return (
    <FormField
      label="Maximum session duration"
      description="How long the credentials of one session work at most."
      errorText={sessionLengthError(seconds)}
    >
      <SpaceBetween size="xs">
        <Select
          ariaLabel="Maximum session duration"
          options={options}
          selectedOption={free ? custom : (known ?? custom)}
          onChange={({ detail }) => {
            setFree(detail.selectedOption.value === 'custom')
            if (detail.selectedOption.value !== 'custom') onChange(Number(detail.selectedOption.value))
          }}
        />
        {free && (
          <Input
            type="number"
            ariaLabel="Seconds"
            value={Number.isNaN(seconds) ? '' : String(seconds)}
            onChange={({ detail }) => onChange(detail.value === '' ? Number.NaN : Number(detail.value))}
          />
        )}
      </SpaceBetween>
    </FormField>
  )
}
