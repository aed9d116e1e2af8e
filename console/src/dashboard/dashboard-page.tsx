import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useInvalidate } from '../aws/use-query.ts'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { AccountPanel } from './account-panel.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { LinksPanel } from './links-panel.tsx'
import { ResourcesPanel } from './resources-panel.tsx'

/** What the account holds, and what about it is worth mending. */
export default function DashboardPage() {
  usePage('Dashboard', [['Dashboard', pathTo('dashboard')]])
  const invalidate = useInvalidate()
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <Button
              iconName="refresh"
              ariaLabel="Refresh dashboard"
              onClick={() => {
                invalidate('dashboard')
                invalidate('account')
              }}
            />
          }
        >
          Dashboard
        </Header>
      }
    >
      <Grid gridDefinition={[{ colspan: { default: 12, s: 8 } }, { colspan: { default: 12, s: 4 } }]}>
        <SpaceBetween size="l">
          <FindingsPanel />
          <ResourcesPanel />
        </SpaceBetween>
        <SpaceBetween size="l">
          <AccountPanel />
          <LinksPanel />
        </SpaceBetween>
      </Grid>
    </ContentLayout>
  )
}
