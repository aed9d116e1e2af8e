import type { Policy } from '@aws-sdk/client-iam'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { iamNameError } from '../forms/iam-name.ts'
import { TagFields } from '../forms/tag-fields.tsx'
import type { Tag } from '../forms/tags.ts'
import { indented } from '../permissions/policy-holder.ts'
import { PolicyJson } from '../permissions/policy-json.tsx'
import { PoliciesReview } from '../permissions/policies-review.tsx'
import { SessionLengthField } from './session-length-field.tsx'
import { trustDocument, type TrustChoice } from './trust-document.ts'

/** What the last step asks of a role. */
export type RoleFacts = { name: string; description: string; seconds: number; tags: Tag[] }

/** Why a text cannot be the description of a role, or undefined. */
export function descriptionError(description: string): string | undefined {
  return description.length > 1000 ? 'A description has at most 1,000 characters.' : undefined
}

/** The last step of making a role: its name, and all that was chosen before. */
export function RoleReview(props: {
  facts: RoleFacts
  onChange: (facts: RoleFacts) => void
  tried: boolean
  trust: TrustChoice
  policies: readonly Policy[]
  boundary: Policy | undefined
}) {
  const { facts, onChange, tried } = props
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Role details</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Role name"
            constraintText="Up to 64 letters, digits and + = , . @ _ -"
            errorText={tried || facts.name !== '' ? iamNameError(facts.name, 'role name', 64) : undefined}
          >
            <Input
              value={facts.name}
              onChange={({ detail }) => onChange({ ...facts, name: detail.value })}
              autoFocus
            />
          </FormField>
          <FormField label="Description - optional" errorText={descriptionError(facts.description)}>
            <Textarea
              value={facts.description}
              onChange={({ detail }) => onChange({ ...facts, description: detail.value })}
              rows={3}
            />
          </FormField>
          <SessionLengthField
            seconds={facts.seconds}
            onChange={(seconds) => onChange({ ...facts, seconds })}
          />
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header variant="h2" description="What is sent as the role's trust policy.">
            Trust policy
          </Header>
        }
      >
        <PolicyJson
          value={indented(trustDocument(props.trust))}
          readOnly
          kind="trust"
          ariaLabel="Trust policy"
        />
      </Container>
      <PoliciesReview policies={props.policies} boundary={props.boundary} />
      <Container header={<Header variant="h2">Tags - optional</Header>}>
        <TagFields tags={facts.tags} onChange={(tags) => onChange({ ...facts, tags })} tried={props.tried} />
      </Container>
    </SpaceBetween>
  )
}
