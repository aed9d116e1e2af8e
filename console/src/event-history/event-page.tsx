import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useSearchParams } from 'wouter'
import { awsFailure } from '../aws/aws-failure.ts'
import { useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { whenToTheSecond } from '../details/when.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import JsonEditor from '../policy-editor/json-editor.tsx'
import { Loading } from '../shell/loading.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { usePathPart } from '../shell/use-path-part.ts'
import { explainRequest, lookupEvents, type EventRecord } from './operations.ts'
import { QuestionList } from './question-list.tsx'

/** One request: what was asked, how it was answered, and why. */
export default function EventPage() {
  const requestId = usePathPart('requestId')
  const [search] = useSearchParams()
  const eventId = search.get('event') ?? undefined
  const why = useQuery(`events/${requestId}/why`, (aws, signal) => explainRequest(aws, requestId, signal))
  const found = useQuery(`events/${eventId}`, async (aws, signal) => {
    if (eventId === undefined) return undefined
    const LookupAttributes = [{ AttributeKey: 'EventId' as const, AttributeValue: eventId }]
    return (await lookupEvents(aws, { LookupAttributes }, signal)).events[0]?.record
  })
  const record = why.data?.record ?? found.data
  const name = record?.eventName ?? 'Event'
  usePage(name, [
    ['Event history', pathTo('event-history')],
    [name, pathTo('event-history', requestId)],
  ])
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={record && `${record.eventSource}, ${whenToTheSecond(record.eventTime)}`}
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {why.status === 'loading' && <Loading />}
        {record !== undefined && <Summary record={record} />}
        <Unexplained error={why.error} requestId={requestId} retry={why.refresh} />
        {why.data !== undefined && <QuestionList questions={why.data.questions} />}
        {record !== undefined && (
          <Container header={<Header variant="h2">Event record</Header>}>
            <JsonEditor readOnly value={JSON.stringify(record, null, 4)} ariaLabel="Event record" />
          </Container>
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

/** Why there is no explanation; who may not ask for one can at least send the question on. */
function Unexplained(props: { error: unknown; requestId: string; retry: () => void }) {
  const { error, requestId, retry } = props
  if (error === undefined || !awsFailure(error).denied) {
    return <AwsErrorAlert error={error} header="How it was decided cannot be shown" retry={retry} />
  }
  return (
    <Alert type="warning" header="You may not see how requests are decided">
      <SpaceBetween size="xs">
        <span>Send the address of this page to somebody who may call understudy:ExplainDecision.</span>
        <Copyable text={requestId} name="Request id" />
      </SpaceBetween>
    </Alert>
  )
}

function Summary({ record }: { record: EventRecord }) {
  const { userIdentity, errorCode, errorMessage } = record
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <SpaceBetween size="m">
        {errorCode !== undefined && (
          <Alert type="error" header={errorCode}>
            {errorMessage}
          </Alert>
        )}
        <KeyValuePairs
          columns={3}
          minColumnWidth={220}
          items={[
            {
              label: 'Answer',
              value:
                errorCode === undefined ? (
                  <StatusIndicator type="success">Done</StatusIndicator>
                ) : (
                  <StatusIndicator type="error">Refused</StatusIndicator>
                ),
            },
            { label: 'Identity', value: <Identity record={record} /> },
            { label: 'Access key', value: userIdentity?.accessKeyId ?? '–' },
            { label: 'Source IP address', value: record.sourceIPAddress ?? '–' },
            { label: 'Region', value: record.awsRegion ?? '–' },
            { label: 'Read-only', value: record.readOnly ? 'Yes' : 'No' },
            { label: 'Request id', value: <Copyable text={record.requestID ?? '–'} name="Request id" /> },
            { label: 'Event id', value: <Copyable text={record.eventID} name="Event id" /> },
            { label: 'User agent', value: record.userAgent || '–' },
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}

function Identity({ record: { userIdentity } }: { record: EventRecord }) {
  if (userIdentity?.arn === undefined) return userIdentity?.type ?? '–'
  return <Copyable text={userIdentity.arn} name="ARN" />
}
