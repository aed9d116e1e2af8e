import type { Policy } from '@aws-sdk/client-iam'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useState } from 'react'
import { PolicyTable } from './policy-table.tsx'

/** Chooses the permissions boundary of something that is being made, folded away while there is none. */
export function BoundaryChoice(props: {
  boundary: Policy | undefined
  onChange: (boundary: Policy | undefined) => void
}) {
  const { boundary, onChange } = props
  const [used, setUsed] = useState(boundary !== undefined)
  return (
    <ExpandableSection
      variant="container"
      headerText="Permissions boundary - optional"
      headerDescription="The most that this identity can be permitted, whatever its policies say."
      defaultExpanded={used}
    >
      <SpaceBetween size="m">
        <Toggle
          checked={used}
          onChange={({ detail }) => {
            setUsed(detail.checked)
            if (!detail.checked) onChange(undefined)
          }}
        >
          Use a permissions boundary
        </Toggle>
        {used && (
          <PolicyTable
            title="Boundary policies"
            selection="single"
            selected={boundary === undefined ? [] : [boundary]}
            onSelect={([policy]) => onChange(policy)}
          />
        )}
      </SpaceBetween>
    </ExpandableSection>
  )
}
