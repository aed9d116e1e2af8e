import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { lazy, Suspense } from 'react'
import { awsFailure } from '../aws/aws-failure.ts'
import { useQuery } from '../aws/use-query.ts'
import { explainRequest } from '../event-history/operations.ts'
import { Loading } from '../shell/loading.tsx'
import { refusingSides } from './refusing-sides.ts'

const ExplanationView = lazy(async () => {
  const { ExplanationView: view } = await import('../explanation/explanation-view.tsx')
  return { default: view }
})

/** Which side refused a switch of roles, and how it came to that; nothing where that may not be known. */
export function Refusal({ error }: { error: unknown }) {
  const failure = error === undefined ? undefined : awsFailure(error)
  if (failure?.requestId === undefined || !failure.denied) return null
  return <Sides requestId={failure.requestId} />
}

function Sides({ requestId }: { requestId: string }) {
  const { data } = useQuery(`explained/${requestId}`, (aws, signal) => explainRequest(aws, requestId, signal))
  const explanation = data?.questions.find(({ outcome }) => outcome !== 'Allowed')?.explanation
  if (explanation === undefined) return null
  return (
    <Container
      header={
        <Header variant="h2" description="Both sides have to agree: who signed in, and the role.">
          Which side refused
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ul className="facts">
          {refusingSides(explanation.layers).map((side) => (
            <li key={side}>{side}</li>
          ))}
        </ul>
        <Suspense fallback={<Loading />}>
          <ExplanationView explanation={explanation} />
        </Suspense>
      </SpaceBetween>
    </Container>
  )
}
