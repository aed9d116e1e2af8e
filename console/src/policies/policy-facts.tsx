import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { iamNameError } from '../forms/iam-name.ts'
import { TagFields } from '../forms/tag-fields.tsx'
import { tagErrors, type Tag } from '../forms/tags.ts'
import { PolicySummary } from '../policy-editor/policy-summary.tsx'

/** What is said of a new policy beside its document. */
export type Facts = { name: string; description: string; tags: Tag[] }

/** Whether a policy can be made with these facts. */
export function factsAreValid({ name, description, tags }: Facts): boolean {
  return (
    iamNameError(name, 'policy name', 128) === undefined &&
    description.length <= 1000 &&
    Object.keys(tagErrors(tags)).length === 0
  )
}

/** Name, description and tags of a new policy, above what it permits. */
export function PolicyFacts(props: {
  facts: Facts
  onChange: (facts: Facts) => void
  text: string
  /** Whether somebody tried to go on, so that what is missing is said. */
  tried: boolean
}) {
  const { facts, onChange, tried } = props
  const { name, description, tags } = facts
  const nameError = name === '' && !tried ? undefined : iamNameError(name, 'policy name', 128)
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Policy details</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Policy name"
            constraintText="Up to 128 letters, digits and + = , . @ _ -"
            errorText={nameError}
          >
            <Input
              value={name}
              autoFocus
              onChange={({ detail }) => onChange({ ...facts, name: detail.value })}
            />
          </FormField>
          <FormField
            label="Description - optional"
            constraintText="It cannot be changed later."
            errorText={description.length > 1000 ? 'A description has at most 1,000 characters.' : undefined}
          >
            <Textarea
              value={description}
              rows={3}
              onChange={({ detail }) => onChange({ ...facts, description: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Permissions</Header>}>
        <PolicySummary text={props.text} kind="identity" />
      </Container>
      <Container header={<Header variant="h2">Tags - optional</Header>}>
        <TagFields tags={tags} onChange={(changed) => onChange({ ...facts, tags: changed })} tried={tried} />
      </Container>
    </SpaceBetween>
  )
}
