import type { LookupAttributeKey, LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail'

/** What events are asked for; CloudTrail looks up by one attribute at a time. */
export type EventFilter = {
  attribute?: LookupAttributeKey | undefined
  value: string
  /** Seconds back from now, or two times. */
  range?: { seconds: number } | { from: string; until: string } | undefined
  errorsOnly: boolean
}

/** What events can be looked up by, with the word for each. */
export const attributes: readonly (readonly [LookupAttributeKey, string, placeholder: string])[] = [
  ['EventName', 'Event name', 'CreateRole'],
  ['Username', 'User name', 'alice'],
  ['EventSource', 'Event source', 'iam.amazonaws.com'],
  ['ResourceName', 'Resource name', 'arn:aws:iam::111122223333:role/deploy'],
  ['ResourceType', 'Resource type', 'AWS::IAM::Role'],
  ['AccessKeyId', 'Access key', 'AKIA…'],
  ['ReadOnly', 'Read-only', 'true or false'],
  ['EventId', 'Event ID', ''],
]

/** The filter that an address's query string says. */
export function filterOf(search: URLSearchParams): EventFilter {
  const attribute = attributes.find(([key]) => key === search.get('by'))?.[0]
  const seconds = Number(search.get('last'))
  const [from, until] = [search.get('from'), search.get('until')]
  return {
    attribute,
    value: search.get('value') ?? '',
    range:
      from && until ? { from, until } : Number.isFinite(seconds) && seconds > 0 ? { seconds } : undefined,
    errorsOnly: search.get('errors') === 'only',
  }
}

/** The query string of a filter. */
export function searchOf({ attribute, value, range, errorsOnly }: EventFilter): URLSearchParams {
  const search = new URLSearchParams()
  if (attribute !== undefined) search.set('by', attribute)
  if (value !== '') search.set('value', value)
  if (range !== undefined && 'seconds' in range) search.set('last', String(range.seconds))
  else if (range !== undefined) {
    search.set('from', range.from)
    search.set('until', range.until)
  }
  if (errorsOnly) search.set('errors', 'only')
  return search
}

/** The request that answers a filter at a time; errors are chosen from the answer, for CloudTrail cannot. */
export function lookupInput({ attribute, value, range }: EventFilter, now: Date): LookupEventsCommandInput {
  const times =
    range === undefined
      ? {}
      : 'seconds' in range
        ? { StartTime: new Date(now.getTime() - range.seconds * 1000) }
        : { StartTime: new Date(range.from), EndTime: new Date(range.until) }
  const isAsked = attribute !== undefined && value.trim() !== ''
  return {
    ...times,
    LookupAttributes: isAsked ? [{ AttributeKey: attribute, AttributeValue: value.trim() }] : undefined,
  }
}
