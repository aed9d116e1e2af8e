import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { Query } from '../aws/use-query.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { Loading } from '../shell/loading.tsx'

/** One titled part of a page that shows one answer: a spinner until it is there, its error in its place. */
export function Panel<Data>(props: {
  title: string
  description?: ReactNode
  query: Query<Data>
  actions?: (data: Data) => ReactNode
  children: (data: Data) => ReactNode
}) {
  const { data, status, error, refresh } = props.query
  const actions = data !== undefined && props.actions !== undefined && props.actions(data)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={props.description}
          actions={actions && <div className="actions">{actions}</div>}
        >
          {props.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {status === 'loading' && <Loading />}
        <AwsErrorAlert error={error} header={`${props.title} cannot be shown`} retry={refresh} />
        {data !== undefined && props.children(data)}
      </SpaceBetween>
    </Container>
  )
}
