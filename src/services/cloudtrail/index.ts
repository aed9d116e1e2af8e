import type { Service } from '../../access/action.ts'
import { refuse } from './errors.ts'
import { lookupEvents } from './lookup-events.ts'

/** AWS CloudTrail: the event history, which needs no trail. */
export const cloudtrail: Service = {
  name: 'cloudtrail',
  title: 'CloudTrail',
  target: 'CloudTrail_20131101',
  protocol: 'json',
  model: 'cloudtrail',
  actions: { LookupEvents: lookupEvents },
  refuse,
}
