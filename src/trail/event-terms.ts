import type { HistoryEvent } from '../access/recorded-request.ts'
import type { EventResource } from './event-resources.ts'

/** The attributes that LookupEvents knows, but for EventId. */
export type LookupKey =
  | 'AccessKeyId'
  | 'EventName'
  | 'EventSource'
  | 'ReadOnly'
  | 'ResourceName'
  | 'ResourceType'
  | 'Username'

/** An attribute and its value as the trail's index has them. */
export function termOf(key: LookupKey, value: string): string {
  return `${key}=${value}`
}

/** Everything an event is found by. */
export function termsOf(event: HistoryEvent, resources: readonly EventResource[]): string[] {
  const username = usernameOf(event)
  const { accessKeyId } = event.userIdentity
  const terms = [
    termOf('EventName', event.eventName),
    termOf('EventSource', event.eventSource),
    termOf('ReadOnly', String(event.readOnly)),
  ]
  if (username !== undefined) terms.push(termOf('Username', username))
  if (accessKeyId !== undefined) terms.push(termOf('AccessKeyId', accessKeyId))
  const types = new Set(resources.map(({ ResourceType }) => ResourceType))
  for (const type of types) terms.push(termOf('ResourceType', type))
  const names = new Set(resources.map(({ ResourceName }) => ResourceName))
  for (const name of names) terms.push(termOf('ResourceName', name))
  return terms
}

/** Who asked, in one word: AWS shows a session by its own name, and the root user as `root`. */
export function usernameOf({ userIdentity }: HistoryEvent): string | undefined {
  const { type, userName, principalId } = userIdentity
  if (type === 'Root') return 'root'
  if (type === 'AssumedRole' || type === 'FederatedUser')
    return principalId?.slice(principalId.indexOf(':') + 1)
  return userName
}
