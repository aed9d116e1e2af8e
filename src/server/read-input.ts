import type { IncomingMessage, ServerResponse } from 'node:http'
import { hash } from 'node:crypto'
import type { Claimed } from '../access/identity/authenticate.ts'
import type { WireRequest } from '../wire/protocol.ts'
import { streamingPayload } from '../wire/rest-xml.ts'
import type { Desk } from './front.ts'
import { readBody } from './read-body.ts'
import { collect } from './receive.ts'
import { requireSignature } from './require-signature.ts'
import type { ServiceRoute } from './route.ts'
import { s3Target } from './s3-target.ts'

// LIMIT: AWS refuses larger forms and documents (observed on STS).
const documentMaximum = 10_000_000
// LIMIT: the largest form that needs no signature holds a SAML response of 100,000 characters, each of three in a
// form. Nobody vouches for what is more.
const unsignedMaximum = 1_000_000
const nothing = Buffer.alloc(0)

/**
 * Proves the signature, reads the body as far as the protocol needs it, and answers which operation is asked for
 * with what; the input is as it was sent, not yet valid. S3 declares its payload, so its signature is proved
 * first, and a body that streams is left for the operation to receive; the others sign the body's hash.
 */
export async function readInput(
  { service, model, protocol }: Desk,
  way: ServiceRoute,
  claimed: Claimed,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ operation: string; input: object }> {
  const wireRequest: WireRequest = {
    method: request.method ?? 'GET',
    path: way.path,
    query: way.query,
    headers: request.headers as Record<string, string | undefined>,
    body: nothing,
  }
  const maximum = claimed.auth.form === 'none' ? unsignedMaximum : documentMaximum
  if (service.protocol === 's3') {
    claimed.prove(undefined, way.bucket)
    wireRequest.s3 = s3Target(way)
    const { operation, input } = protocol.dispatch(model, wireRequest)
    if (streamingPayload(model, operation, 'input') === undefined) {
      wireRequest.body = await collect(request, response, claimed, maximum)
      service.checkBody?.(wireRequest.body, wireRequest.headers)
    }
    return { operation, input: input() }
  }
  wireRequest.body = await readBody(request, response, maximum)
  claimed.prove(hash('sha256', wireRequest.body))
  if (claimed.auth.form === 'none') requireSignature(service, wireRequest)
  const { operation, input } = protocol.dispatch(model, wireRequest)
  return { operation, input: input() }
}
