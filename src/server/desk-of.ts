import type { IncomingMessage } from 'node:http'
import type { Desk, Front } from './front.ts'
import { isS3Control } from '../gateway/gateway.ts'
import { headOf } from './read-input.ts'
import type { ServiceRoute } from './route.ts'

/** The desk a request is led to: our own service's, unless it stepped aside for a backend, else the gateway's. */
export function deskOf({ desks, gateway }: Front, way: ServiceRoute, request: IncomingMessage): Desk {
  const own = desks.get(way.service)
  const head = headOf(way, request)
  if (
    own !== undefined &&
    gateway.backends?.named.has(way.service) !== true &&
    !isS3Control(way.service, head)
  )
    return own
  return gateway.desk(way.service, head) ?? own!
}
