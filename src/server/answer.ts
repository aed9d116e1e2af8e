import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AwsError } from '../kernel/aws-error.ts'
import { streamingPayload } from '../wire/rest-xml.ts'
import type { Unsent } from './connections/unsent.ts'
import type { Front } from './front.ts'
import type { Progress } from './progress.ts'

/**
 * Renders a success and sends it; a body that is a stream goes out as it comes, which is to be waited for.
 * INVARIANT: that stream is closed on every way out: a client that is gone already, one that goes, a failure of ours.
 */
export function sendOutput(
  { unsent }: Front,
  progress: Progress,
  response: ServerResponse,
  output: unknown,
): Promise<void> | undefined {
  const { desk, requestId, call } = progress
  const operation = progress.operation!
  const s3 = desk.service.protocol === 's3'
  const stream = s3 ? streamOf(desk, operation, output) : undefined
  try {
    const { status, headers, body } = desk.protocol.render(desk.model, operation, output as object, requestId)
    Object.assign(headers, call!.responseHeaders)
    const head = call!.request.method === 'HEAD'
    if (s3) headers['x-amz-id-2'] = hostIdOf(requestId)
    if (stream !== undefined && !head) {
      response.writeHead(status, lengthLast(headers))
      return pour(stream, response)
    }
    stream?.destroy()
    send(unsent, response, status, headers, head, body)
    return undefined
  } catch (cause) {
    stream?.destroy()
    throw cause
  }
}

/** Sends a stream on as fast as the client takes it. A client that goes away ends it: nobody is left to be told. */
export async function pour(stream: Readable, response: ServerResponse): Promise<void> {
  try {
    await pipeline(stream, response)
  } catch {
    // A pipeline into what is closed already leaves its source open.
    stream.destroy()
    response.destroy()
  }
}

function streamOf(desk: Progress['desk'], operation: string, output: unknown): Readable | undefined {
  const member = streamingPayload(desk.model, operation, 'output')
  const value = member === undefined ? undefined : (output as Record<string, unknown>)[member]
  return value instanceof Readable ? value : undefined
}

/** Renders a refusal or failure and sends it. */
export function sendError(
  { unsent }: Front,
  { desk, requestId }: Progress,
  request: IncomingMessage,
  response: ServerResponse,
  error: AwsError,
): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const head = request.method === 'HEAD'
  const { status, headers, body } = desk.protocol.renderError(desk.model, error, requestId, {
    head,
    ...(desk.service.protocol === 's3' && { hostId: hostIdOf(requestId) }),
  })
  send(unsent, response, status, headers, head, body as string)
}

/** S3's second request id, which people hand to support with the first: opaque, of 76 characters on AWS. */
function hostIdOf(requestId: string): string {
  return Buffer.from(requestId + requestId.slice(0, 20)).toString('base64')
}

/**
 * Node reads a content-disposition anew as UTF-8 where the length stands before it, and then refuses what is beyond
 * Latin-1: a file's name in Greek would make an answer of 500.
 */
export function lengthLast<Value extends string | string[]>(
  headers: Record<string, Value>,
): Record<string, Value> {
  const { 'content-length': length, ...others } = headers
  if (length === undefined || others['content-disposition'] === undefined) return headers
  return { ...others, 'content-length': length } as Record<string, Value>
}

function send(
  unsent: Unsent,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  head: boolean,
  body: string | Uint8Array,
): void {
  const length = Buffer.byteLength(body)
  // AWS: a HEAD tells the length of what a GET would bring; the handler has set it then.
  if (!head && status !== 204 && status !== 304) headers['content-length'] = String(length)
  response.writeHead(status, lengthLast(headers))
  if (!head) unsent.hold(response, length)
  if (head) response.end()
  else if (typeof body !== 'string') response.end(body)
  // A text of ASCII goes out in one piece with the headers; of any other text node would encode the headers too.
  else if (length === body.length) response.end(body, 'latin1')
  else response.end(Buffer.from(body))
}
