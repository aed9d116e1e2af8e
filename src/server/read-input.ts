import type { IncomingMessage, ServerResponse } from 'node:http'
import { hash } from 'node:crypto'
import type { AsRead } from '../access/action.ts'
import type { Claimed } from '../access/identity/authenticate.ts'
import type { Gateway } from '../gateway/gateway.ts'
import { readObjectRequest } from '../gateway/read/object-request.ts'
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
// LIMIT: Lambda takes a function's code of 50 MB, which base64 makes a third larger; no other service takes as much.
const elsewhereMaximum = 70_000_000
const nothing = Buffer.alloc(0)

/**
 * Proves the signature, reads the body as far as the protocol needs it, and answers which operation is asked for
 * with what; the input is as it was sent, not yet valid. S3 declares its payload, so its signature is proved
 * first, and a body that streams is left for the operation to receive; the others sign the body's hash.
 */
export async function readInput(
  { desk, way, gateway }: { desk: Desk; way: ServiceRoute; gateway: Gateway },
  claimed: Claimed,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ desk: Desk; operation: string; input: object; asRead?: AsRead }> {
  const { service, model, protocol, elsewhere } = desk
  const wireRequest: WireRequest = { ...headOf(way, request), body: nothing }
  const signedMaximum = elsewhere === undefined ? documentMaximum : elsewhereMaximum
  const maximum = claimed.auth.form === 'none' ? unsignedMaximum : signedMaximum
  if (service.protocol === 's3') {
    claimed.prove(undefined, way.bucket)
    wireRequest.s3 = s3Target(way)
    const { operation, input } = protocol.dispatch(model, wireRequest)
    if (streamingPayload(model, operation, 'input') === undefined) {
      wireRequest.body = await collect(request, response, claimed, maximum)
      service.checkBody?.(wireRequest.body, wireRequest.headers)
    }
    if (elsewhere === undefined) return { desk, operation, input: input() }
    const streams = streamingPayload(model, operation, 'input') !== undefined
    const asRead = readObjectRequest(wireRequest, streams)
    return { desk, operation, input: input(), asRead }
  }
  wireRequest.body = await readBody(request, response, maximum)
  claimed.prove(hash('sha256', wireRequest.body))
  if (elsewhere !== undefined) {
    const found = gateway.read({ ...desk, elsewhere }, wireRequest)
    const { operation, input, asRead } = found
    return { desk: found.desk, operation, input, asRead }
  }
  if (claimed.auth.form === 'none') requireSignature(service, wireRequest)
  const { operation, input } = protocol.dispatch(model, wireRequest)
  return { desk, operation, input: input() }
}

/** A request's head as the codecs read it. */
export function headOf(way: ServiceRoute, request: IncomingMessage): Omit<WireRequest, 'body'> {
  return {
    method: request.method ?? 'GET',
    path: way.path,
    query: way.query,
    headers: request.headers as Record<string, string | undefined>,
  }
}
