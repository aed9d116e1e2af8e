import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { Loading } from '../shell/loading.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { EdgeList } from './edge-list.tsx'
import { findPath } from './find-path.ts'
import { getAccessGraph } from './operations.ts'
import { PathPanel } from './path-panel.tsx'
import { PictureView } from './picture-view.tsx'

const views = [
  { id: 'picture', text: 'Picture' },
  { id: 'list', text: 'List' },
]

/** Who can become whom in this account: a picture, a list, and the way from one to another. */
export default function AccessGraphPage() {
  usePage('Access graph', [['Access graph', pathTo('access-graph')]])
  const home = useIdentity().account
  const query = useQuery('access-graph', getAccessGraph)
  const [search, setSearch] = useSearchParams()
  const { data: graph, status, error, refreshing, refresh } = query
  const from = search.get('from') ?? undefined
  const to = search.get('to') ?? undefined
  const view = search.get('view') ?? 'picture'
  const path = useMemo(
    () => (graph && from !== undefined && to !== undefined ? findPath(graph.Edges, from, to) : undefined),
    [graph, from, to],
  )
  const set = (changes: Record<string, string | undefined>): void =>
    setSearch(
      (before) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) before.delete(name)
          else before.set(name, value)
        }
        return before
      },
      { replace: true },
    )
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Who can become whom. Every step is decided by both sides: what the one may do, and what the other’s trust policy allows."
          actions={
            <div className="actions">
              <Button iconName="refresh" ariaLabel="Refresh" loading={refreshing} onClick={refresh} />
              <SegmentedControl
                label="View"
                options={views}
                selectedId={view}
                onChange={({ detail }) => set({ view: detail.selectedId === 'list' ? 'list' : undefined })}
              />
            </div>
          }
        >
          Access graph
        </Header>
      }
    >
      <SpaceBetween size="l">
        {status === 'loading' && <Loading />}
        <AwsErrorAlert error={error} header="The access graph cannot be shown" retry={refresh} />
        {graph?.IsTruncated && (
          <Alert type="warning">This account has more steps than are shown here: the rest is left out.</Alert>
        )}
        {graph !== undefined && (
          <PathPanel graph={graph} home={home} from={from} to={to} path={path} onChange={set} />
        )}
        {graph !== undefined && view === 'picture' && (
          <PictureView
            graph={graph}
            home={home}
            path={path}
            ends={[from, to].filter((id) => id !== undefined)}
            selected={search.get('show') ?? undefined}
            onSelect={(id) => set({ show: id })}
          />
        )}
        {graph !== undefined && view === 'list' && <EdgeList query={query} home={home} />}
        {graph?.Edges.length === 0 && view === 'picture' && (
          <Box textAlign="center" color="text-body-secondary">
            Nobody in this account can become anybody.
          </Box>
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}
