import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useSearchParams } from 'wouter'
import { whenToTheSecond } from '../details/when.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { ResourceTable, type Column } from '../listing/resource-table.tsx'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import './event-history.css'
import { EventFilterFields } from './event-filter-fields.tsx'
import { filterOf, searchOf } from './event-filter.ts'
import type { HistoryEvent } from './operations.ts'
import { useEvents } from './use-events.ts'

const columns: readonly Column<HistoryEvent>[] = [
  {
    id: 'time',
    header: 'Event time',
    value: ({ event }) => event.EventTime?.getTime() ?? 0,
    cell: ({ event }) => whenToTheSecond(event.EventTime),
    width: 170,
  },
  {
    id: 'name',
    header: 'Event name',
    value: ({ event }) => event.EventName ?? '',
    cell: ({ event, record }) => <Link href={eventPath({ event, record })}>{event.EventName}</Link>,
    isRowHeader: true,
    width: 180,
  },
  { id: 'user', header: 'User name', value: ({ event }) => event.Username ?? '–', width: 110 },
  { id: 'source', header: 'Event source', value: ({ event }) => event.EventSource ?? '–', width: 150 },
  {
    id: 'error',
    header: 'Error code',
    value: ({ record }) => record.errorCode ?? '–',
    cell: ({ event, record }) =>
      record.errorCode === undefined ? (
        '–'
      ) : (
        <>
          {record.errorCode}{' '}
          {isRefusal(record.errorCode) && (
            <Link href={eventPath({ event, record })} ariaLabel={`Why? ${event.EventName} ${event.EventId}`}>
              Why?
            </Link>
          )}
        </>
      ),
    width: 120,
  },
  { id: 'resource', header: 'Resource name', value: resourceNames, width: 150 },
  {
    id: 'address',
    header: 'Source IP address',
    value: ({ record }) => record.sourceIPAddress ?? '–',
    hidden: true,
  },
]

/** What was asked of this account and how it was answered, newest first. */
export default function EventHistoryPage() {
  usePage('Event history', [['Event history', pathTo('event-history')]])
  const [search, setSearch] = useSearchParams()
  const filter = filterOf(search)
  const { query, more } = useEvents(searchOf(filter).toString())
  const older = (
    <Button disabled={more === undefined} loading={query.status === 'more'} onClick={more}>
      Load older events
    </Button>
  )
  return (
    <SpaceBetween size="l">
      <ResourceTable
        title="Event history"
        description="Every request of the last 90 days that the server still keeps, refused ones too."
        query={query}
        columns={columns}
        greatestFirst="time"
        id={({ event }) => event.EventId!}
        besideSearch={
          <EventFilterFields
            key={search.toString()}
            filter={filter}
            onChange={(next) => setSearch(searchOf(next), { replace: true })}
          />
        }
        empty={{ text: 'No event matches.', action: more && older }}
        actions={() => older}
      />
      {query.status === 'failed' && query.data!.length > 0 && (
        <AwsErrorAlert error={query.error} retry={query.refresh} />
      )}
      {filter.attribute !== undefined && filter.value === '' && (
        <Alert type="info">Say what the attribute shall be, and press Enter.</Alert>
      )}
    </SpaceBetween>
  )
}

function eventPath({ event, record }: HistoryEvent): string {
  return `${pathTo('event-history', record.requestID ?? '-')}?event=${event.EventId}`
}

function resourceNames({ event }: HistoryEvent): string {
  const [first, ...others] = (event.Resources ?? []).map(({ ResourceName }) => ResourceName ?? '')
  if (first === undefined) return '–'
  return others.length === 0 ? first : `${first} and ${others.length} more`
}

/** EC2's refusals have a code of their own. */
function isRefusal(code: string): boolean {
  return /AccessDenied|UnauthorizedOperation/.test(code)
}
