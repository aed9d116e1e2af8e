import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { lazy, Suspense } from 'react'
import { useQuery } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { Loading } from '../shell/loading.tsx'
import { getVersionText } from './operations.ts'

const DiffEditor = lazy(() => import('../policy-editor/diff-editor.tsx'))

/** What changed from one version of a policy to another. */
export function VersionDiff({ arn, older, newer }: { arn: string; older: string; newer: string }) {
  const query = useQuery(`policies/${arn}/versions/${older}/${newer}`, async (aws, signal) =>
    Promise.all([getVersionText(aws, arn, older, signal), getVersionText(aws, arn, newer, signal)]),
  )
  const [before, after] = query.data ?? []
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={before === after && before !== undefined ? 'They say the same.' : undefined}
        >
          From {older} to {newer}
        </Header>
      }
    >
      <AwsErrorAlert error={query.error} retry={query.refresh} />
      {query.status === 'loading' && <Loading />}
      {before !== undefined && after !== undefined && (
        <Suspense fallback={<Loading />}>
          <DiffEditor
            key={`${older} ${newer}`}
            before={before}
            after={after}
            labels={[`Version ${older}`, `Version ${newer}`]}
          />
        </Suspense>
      )}
    </Container>
  )
}
