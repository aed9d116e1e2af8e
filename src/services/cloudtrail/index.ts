import type { Service } from '../../access/action.ts'
import { refuse } from './errors.ts'
import { lookupEvents } from './lookup-events.ts'

/** AWS CloudTrail: the event history, which needs no trail. */
export const cloudtrail: Service = {
  name: 'cloudtrail',
  protocol: 'json',
  model: 'cloudtrail',
  actions: { LookupEvents: lookupEvents },
  refuse,
}
