import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { iamNameError } from '../forms/iam-name.ts'
import type { PasswordChoice } from './console-access.ts'
import { PasswordFields } from './password-fields.tsx'

/** What the first step asks of a user. */
export type UserDetails = { name: string; consoleAccess: boolean; password: PasswordChoice }

/** The first step of making a user: its name, and whether it signs in to the console. */
export function UserDetailsStep(props: {
  details: UserDetails
  onChange: (details: UserDetails) => void
  tried: boolean
}) {
  const { details, tried } = props
  const change = (part: Partial<UserDetails>) => props.onChange({ ...details, ...part })
  return (
    <Container header={<Header variant="h2">User details</Header>}>
      <SpaceBetween size="l">
        <FormField
          label="User name"
          constraintText="Up to 64 letters, digits and + = , . @ _ -"
          errorText={tried || details.name !== '' ? iamNameError(details.name, 'user name', 64) : undefined}
        >
          <Input value={details.name} onChange={({ detail }) => change({ name: detail.value })} autoFocus />
        </FormField>
        <Checkbox
          checked={details.consoleAccess}
          onChange={({ detail }) => change({ consoleAccess: detail.checked })}
          description="For people. Programs get access keys, which the user's page makes, or better a role."
        >
          Provide user access to the console
        </Checkbox>
        {details.consoleAccess && (
          <PasswordFields
            choice={details.password}
            onChange={(password) => change({ password })}
            tried={tried}
          />
        )}
      </SpaceBetween>
    </Container>
  )
}
