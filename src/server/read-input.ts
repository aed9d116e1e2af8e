import type { IncomingMessage, ServerResponse } from 'node:http'
import { hash } from 'node:crypto'
import type { AsRead, Service } from '../access/action.ts'
import type { Claimed } from '../access/identity/authenticate.ts'
import { readObjectRequest } from '../gateway/read/object-request.ts'
import type { WireRequest } from '../wire/protocol.ts'
import { streamingPayload } from '../wire/rest-xml.ts'
import type { Desk, Front } from './front.ts'
import { bodyTooLarge, readBody } from './read-body.ts'
import { collect } from './receive.ts'
import { requireSignature } from './require-signature.ts'
import type { ServiceRoute } from './route.ts'
import { s3Target } from './s3-target.ts'

// LIMIT: AWS refuses larger forms and documents (observed on STS).
const documentMaximum = 10_000_000
// LIMIT: nobody vouches for a body without a signature; operations that need more say so.
const unsignedMaximum = 100_000
// LIMIT: Lambda takes a function's code of 50 MB, which base64 makes a third larger; no other service takes as much.
const elsewhereMaximum = 70_000_000
const nothing = Buffer.alloc(0)

/**
 * Proves the signature, reads the body as far as the protocol needs it, and answers which operation is asked for
 * with what; the input is as it was sent, not yet valid. S3 declares its payload, so its signature is proved
 * first, and a body that streams is left for the operation to receive; the others sign the body's hash.
 */
export async function readInput(
  { held, gateway }: Front,
  { desk, way }: { desk: Desk; way: ServiceRoute },
  claimed: Claimed,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ desk: Desk; operation: string; input: object; asRead?: AsRead }> {
  const { service, model, protocol, elsewhere } = desk
  const wireRequest: WireRequest = { ...headOf(way, request), body: nothing }
  const signedMaximum = elsewhere === undefined ? documentMaximum : elsewhereMaximum
  const unsigned = claimed.auth.form === 'none'
  if (service.protocol === 's3') {
    claimed.prove(undefined, way.bucket)
    wireRequest.s3 = s3Target(way)
    const { operation, input } = protocol.dispatch(model, wireRequest)
    if (streamingPayload(model, operation, 'input') === undefined) {
      const maximum = unsigned ? unsignedBytes(service, operation) : signedMaximum
      wireRequest.body = await collect(held, request, response, claimed, maximum)
      service.checkBody?.(wireRequest.body, wireRequest.headers)
    }
    if (elsewhere === undefined) return { desk, operation, input: input() }
    const streams = streamingPayload(model, operation, 'input') !== undefined
    const asRead = readObjectRequest(wireRequest, streams)
    return { desk, operation, input: input(), asRead }
  }
  const most = Math.max(unsignedMaximum, ...Object.values(service.unsignedBytes ?? {}))
  wireRequest.body = await readBody(held, request, response, unsigned ? most : signedMaximum)
  claimed.prove(hash('sha256', wireRequest.body))
  if (elsewhere !== undefined) {
    const found = gateway.read({ ...desk, elsewhere }, wireRequest)
    const { operation, input, asRead } = found
    return { desk: found.desk, operation, input, asRead }
  }
  if (unsigned) requireSignature(service, wireRequest)
  const { operation, input } = protocol.dispatch(model, wireRequest)
  if (unsigned && wireRequest.body.length > unsignedBytes(service, operation)) throw bodyTooLarge()
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

/** How long a body of an operation may be that nobody signed. */
function unsignedBytes({ unsignedBytes: more = {} }: Service, operation: string): number {
  return more[operation] ?? unsignedMaximum
}
