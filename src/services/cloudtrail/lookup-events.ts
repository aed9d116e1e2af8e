import type { House } from '../../access/house.ts'
import { resourcesOf } from '../../trail/event-resources.ts'
import { termOf, usernameOf, type LookupKey } from '../../trail/event-terms.ts'
import type { HistoryEvent } from '../../access/recorded-request.ts'
import type { RecordedQuestion } from '../../access/recorded-request.ts'
import type { HistoryQuery, TrailPlace, TrailRow } from '../../store/records/trail-row.ts'
import { action, type CloudTrailInput, type CloudTrailOutput } from './action.ts'
import {
  invalidAttributes,
  invalidCategory,
  invalidMaxResults,
  invalidTimeRange,
  invalidToken,
} from './errors.ts'

// LIMIT: CloudTrail API Reference, LookupEvents.
const largestPage = 50
const longestValue = 2000
const historySeconds = 90 * 24 * 60 * 60

const keys: ReadonlySet<string> = new Set<LookupKey | 'EventId'>([
  'AccessKeyId',
  'EventId',
  'EventName',
  'EventSource',
  'ReadOnly',
  'ResourceName',
  'ResourceType',
  'Username',
])

const purpose = 'cloudtrail-page'

type Attribute = { key: LookupKey | 'EventId'; value: string }

/** The management events of the caller's account, newest first. */
export const lookupEvents = action('LookupEvents', {
  access: () => ({ all: [{}] }),
  async run({ input, caller, house, now }) {
    const limit = input.MaxResults ?? largestPage
    if (limit < 1 || limit > largestPage) throw invalidMaxResults(largestPage)
    if (input.EventCategory !== undefined && input.EventCategory !== 'insight') throw invalidCategory()
    const attribute = attributeOf(input)
    const range = rangeOf(input, now)
    const after = input.NextToken === undefined ? undefined : openToken(house, caller.account, input)
    // Insights events are the work of trails, and there are none here.
    if (input.EventCategory === 'insight') return { Events: [] }
    if (attribute?.key === 'EventId') {
      const row = await house.trail.findEvent(caller.account, attribute.value)
      const inRange = row !== undefined && row.seconds >= range.from && row.seconds <= range.until
      return { Events: inRange ? [shown(row)] : [] }
    }
    const term = attribute && termOf(attribute.key, attribute.value)
    const query: HistoryQuery = { account: caller.account, term, ...range }
    const { rows, next } = await house.trail.history(query, limit, after)
    return {
      Events: rows.map(shown),
      ...(next !== undefined && { NextToken: sealToken(house, caller.account, input, next) }),
    }
  },
})

function attributeOf({ LookupAttributes }: CloudTrailInput<'LookupEvents'>): Attribute | undefined {
  if (LookupAttributes === undefined || LookupAttributes.length === 0) return undefined
  if (LookupAttributes.length > 1) throw invalidAttributes('Only one lookup attribute can be given.')
  const { AttributeKey: key, AttributeValue: value } = LookupAttributes[0]!
  if (key === undefined || !keys.has(key)) throw invalidAttributes(`${key} is no lookup attribute.`)
  if (value === undefined || value === '' || weightOf(value) > longestValue) {
    throw invalidAttributes(`The value of ${key} is between 1 and ${longestValue} characters long.`)
  }
  // AWS: the value of a Boolean attribute is a text like all others.
  return { key: key as Attribute['key'], value }
}

/** AWS: some characters count twice toward a value's length. */
function weightOf(value: string): number {
  let weight = value.length
  for (const character of value) if ('_ ,\n'.includes(character)) weight += 1
  return weight
}

function rangeOf(
  { StartTime, EndTime }: CloudTrailInput<'LookupEvents'>,
  now: number,
): Pick<HistoryQuery, 'from' | 'until'> {
  if (StartTime !== undefined && EndTime !== undefined && StartTime > EndTime) throw invalidTimeRange()
  const oldest = Math.floor(now / 1000) - historySeconds
  // Events have whole seconds: one of this very second is not before a start within it.
  const from = StartTime === undefined ? oldest : Math.floor(StartTime.getTime() / 1000)
  const until = EndTime === undefined ? Number.MAX_SAFE_INTEGER : Math.floor(EndTime.getTime() / 1000)
  return { from: Math.max(from, oldest), until }
}

function shown(row: TrailRow): NonNullable<CloudTrailOutput<'LookupEvents'>['Events']>[number] {
  const event = JSON.parse(row.event) as HistoryEvent
  const asked = (JSON.parse(row.questions) as RecordedQuestion[]).map(({ resource }) => resource)
  return {
    EventId: event.eventID,
    EventName: event.eventName,
    ReadOnly: String(event.readOnly),
    AccessKeyId: event.userIdentity.accessKeyId,
    EventTime: new Date(event.eventTime),
    EventSource: event.eventSource,
    Username: usernameOf(event),
    Resources: resourcesOf(asked, event.requestParameters),
    CloudTrailEvent: row.event,
  }
}

/** What a token is good for: the account, and the same parameters but for the size of the page. */
function contextOf(account: string, input: CloudTrailInput<'LookupEvents'>): string {
  const { LookupAttributes, StartTime, EndTime, EventCategory } = input
  return JSON.stringify([account, LookupAttributes ?? [], StartTime, EndTime, EventCategory])
}

function sealToken(
  house: House,
  account: string,
  input: CloudTrailInput<'LookupEvents'>,
  at: TrailPlace,
): string {
  const plain = Buffer.from(JSON.stringify([at.sequence, at.index]))
  return house.sealer.seal(purpose, contextOf(account, input), plain).toString('base64url')
}

function openToken(house: House, account: string, input: CloudTrailInput<'LookupEvents'>): TrailPlace {
  const sealed = Buffer.from(input.NextToken ?? '', 'base64url')
  const plain = house.sealer.open(purpose, contextOf(account, input), sealed)
  if (plain === undefined) throw invalidToken()
  const [sequence, index] = JSON.parse(plain.toString()) as [number, number]
  return { sequence, index }
}
