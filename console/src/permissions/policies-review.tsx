import type { Policy } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import { policyKind } from './policy-kind.ts'

/** The policies that were chosen in a wizard, the boundary last. */
export function PoliciesReview(props: { policies: readonly Policy[]; boundary: Policy | undefined }) {
  const rows = [
    ...props.policies.map((policy) => ({ policy, use: 'Permissions policy' })),
    ...(props.boundary === undefined ? [] : [{ policy: props.boundary, use: 'Permissions boundary' }]),
  ]
  return (
    <Container header={<Header variant="h2">Permissions</Header>}>
      {rows.length === 0 && <Box color="text-body-secondary">No policies were chosen.</Box>}
      {rows.length > 0 && (
        <Table
          variant="embedded"
          ariaLabels={{ tableLabel: 'Permissions' }}
          items={rows}
          columnDefinitions={[
            {
              id: 'name',
              header: 'Policy name',
              cell: ({ policy }) => policy.PolicyName,
              isRowHeader: true,
            },
            { id: 'kind', header: 'Type', cell: ({ policy }) => policyKind(policy.Arn) },
            { id: 'use', header: 'Used as', cell: ({ use }) => use },
          ]}
        />
      )}
    </Container>
  )
}
