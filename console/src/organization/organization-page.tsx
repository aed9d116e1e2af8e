import type { PolicySummary } from '@aws-sdk/client-organizations'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useInvalidate, useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { ResourcePage } from '../details/resource-page.tsx'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { AccountTree } from './account-tree.tsx'
import { createOrganization, getOrganization, listOrganizationPolicies, policyTypes } from './operations.ts'

const columns: readonly Column<PolicySummary>[] = [
  {
    id: 'name',
    header: 'Policy name',
    value: ({ Name }) => Name!,
    cell: ({ Id, Name }) => <Link href={pathTo('organization', 'policies', Id!)}>{Name}</Link>,
    isRowHeader: true,
    width: 220,
  },
  {
    id: 'type',
    header: 'Type',
    value: ({ Type }) => policyTypes.find(({ type }) => type === Type)?.label ?? Type!,
    width: 200,
  },
  { id: 'by', header: 'Managed by', value: ({ AwsManaged }) => (AwsManaged ? 'AWS' : 'Organization') },
  { id: 'description', header: 'Description', value: ({ Description }) => Description || '–', width: 240 },
]

/** The organization of the account: its units and accounts, and the policies that bind them. */
export default function OrganizationPage() {
  usePage('Organization', [['Organization', pathTo('organization')]])
  const { account } = useIdentity()
  const query = useQuery('organization/facts', getOrganization)
  const { data } = query
  if (data === null) return <NoOrganization />
  const manages = data?.MasterAccountId === account
  return (
    <ResourcePage
      title="Organization"
      description="Accounts that are managed together. Its policies bind every account but the one that manages it."
      query={{ ...query, data }}
      summary={({ Id, MasterAccountId, FeatureSet }) => [
        { label: 'Organization ID', value: <Copyable text={Id!} name="organization ID" /> },
        {
          label: 'Management account',
          value: manages ? `${MasterAccountId} (this account)` : MasterAccountId,
        },
        { label: 'Feature set', value: FeatureSet === 'ALL' ? 'All features' : 'Consolidated billing' },
      ]}
      tabs={() => [
        { id: 'accounts', label: 'Accounts', content: <AccountTree /> },
        { id: 'policies', label: 'Policies', content: <Policies /> },
      ]}
    />
  )
}

function NoOrganization() {
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const { busy, error, submit } = useSubmit(async () => {
    await createOrganization(aws)
    flash({ type: 'success', content: 'Organization created.' })
    invalidate('organization/')
  })
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="This account belongs to no organization.">
          Organization
        </Header>
      }
    >
      <Container
        header={
          <Header
            variant="h2"
            description="This account would manage it, invite other accounts, and bind them by policies."
            actions={
              <Button variant="primary" loading={busy} onClick={submit}>
                Create organization
              </Button>
            }
          >
            Create an organization
          </Header>
        }
      >
        <SpaceBetween size="m">
          <Box color="text-body-secondary">All features are enabled. It can be deleted again.</Box>
          <AwsErrorAlert error={error} />
        </SpaceBetween>
      </Container>
    </ContentLayout>
  )
}

function Policies() {
  return (
    <ResourceTable
      title="Policies"
      level="h2"
      query={useQuery('organization/policies', listOrganizationPolicies)}
      columns={columns}
      id={({ Id }) => Id!}
      empty={{ text: 'This organization has no policies.' }}
    />
  )
}
