import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'

/** Two codes that a device showed one after the other. */
export type Codes = readonly [string, string]

/** Whether both codes are there and are not the same one. */
export function codesAreWhole([one, two]: Codes): boolean {
  return /^\d{6}$/.test(one) && /^\d{6}$/.test(two) && one !== two
}

/** Asks for two codes in a row. */
export function CodeFields({ codes, onChange }: { codes: Codes; onChange: (codes: Codes) => void }) {
  const [one, two] = codes
  const digits = (text: string) => text.replace(/\D/g, '').slice(0, 6)
  return (
    <SpaceBetween size="m">
      <FormField label="MFA code 1">
        <Input
          value={one}
          inputMode="numeric"
          autoComplete={false}
          onChange={({ detail }) => onChange([digits(detail.value), two])}
        />
      </FormField>
      <FormField
        label="MFA code 2"
        description="The code that follows, about 30 seconds later."
        errorText={one.length === 6 && one === two ? 'Wait for the next code.' : undefined}
      >
        <Input
          value={two}
          inputMode="numeric"
          autoComplete={false}
          onChange={({ detail }) => onChange([one, digits(detail.value)])}
        />
      </FormField>
    </SpaceBetween>
  )
}
