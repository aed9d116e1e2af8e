import type { House } from '../../access/house.ts'
import { createImds } from '../../services/imds/index.ts'
import type { OwnPage } from '../front.ts'

/**
 * The metadata service of each instance at `/_understudy/imds/INSTANCE_ID/latest/…`; it answers to this
 * machine only.
 */
export function imdsPage(house: House): OwnPage {
  const imds = createImds(house)
  return async ({ method, path, headers, sourceIp, loopback }) => {
    const [, instanceId, rest] = /^\/imds\/([^/]+)(\/.*)$/.exec(path) ?? []
    if (instanceId === undefined || rest === undefined) return undefined
    if (!loopback) return { status: 403, body: 'The metadata service answers to this machine only.\n' }
    return imds.handle(instanceId, { method, path: rest, headers, sourceIp })
  }
}
