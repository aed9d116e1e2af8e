import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs, { type TabsProps } from '@cloudscape-design/components/tabs'
import { Suspense, type ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import type { Query } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { Loading } from '../shell/loading.tsx'

/**
 * One resource: its name and actions, a summary, and tabs. The tab in view is part of the address
 * (`?tab=members`), so that links and reloads keep it. While the resource loads there is a spinner, and where
 * it cannot be read, the error in its place.
 */
export function ResourcePage<Resource>(props: {
  title: string
  description?: ReactNode
  actions?: ReactNode
  query: Query<Resource>
  summary: (resource: Resource) => KeyValuePairsProps.Item[]
  tabs: (resource: Resource) => TabsProps.Tab[]
}) {
  const [search, setSearch] = useSearchParams()
  const { data, status, error, refresh } = props.query
  const tabs = data === undefined ? [] : props.tabs(data)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={props.description}
          actions={data !== undefined && <div className="actions">{props.actions}</div>}
        >
          {props.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {status === 'loading' && <Loading />}
        <AwsErrorAlert error={error} header={`${props.title} cannot be shown`} retry={refresh} />
        {data !== undefined && (
          <>
            <Container header={<Header variant="h2">Summary</Header>}>
              <KeyValuePairs columns={3} minColumnWidth={220} items={props.summary(data)} />
            </Container>
            {tabs.length > 0 && (
              <Tabs
                tabs={tabs.map((tab) => ({ ...tab, content: late(tab.content) }))}
                activeTabId={tabs.find(({ id }) => id === search.get('tab'))?.id ?? tabs[0]!.id}
                onChange={({ detail }) =>
                  setSearch((before) => withTab(before, detail.activeTabId), { replace: true })
                }
              />
            )}
          </>
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

/** What a tab holds may be loaded when the tab is first opened. */
function late(content: ReactNode): ReactNode {
  return <Suspense fallback={<Loading />}>{content}</Suspense>
}

/** The query string with another tab in view; what else it names (`arn`) stays. */
function withTab(before: URLSearchParams, tab: string): URLSearchParams {
  const next = new URLSearchParams(before)
  next.set('tab', tab)
  return next
}
