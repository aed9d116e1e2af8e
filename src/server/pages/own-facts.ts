import type { RequestFacts } from '../../access/request-facts.ts'
import type { House } from '../../access/house.ts'
import { uuid } from '../../kernel/ids.ts'
import type { OwnRequest } from '../front.ts'

/** What policies and the trail may ask of a request to one of our own pages. */
export function ownFacts(house: House, request: OwnRequest): RequestFacts {
  const { headers, method, path, secure, sourceIp } = request
  return {
    requestId: uuid(house.random),
    region: house.region,
    sourceIp,
    userAgent: headers['user-agent'] ?? '',
    secure,
    host: headers['host'] ?? '',
    referer: headers['referer'],
    method,
    path,
    headers,
  }
}
