import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Forwarded, ForwardedAnswer } from '../gateway/seam.ts'
import { lengthLast } from './answer.ts'
import type { Front } from './front.ts'
import type { Progress } from './progress.ts'
import { brokenOff } from './read-body.ts'
import { streamedBody } from './streamed-body.ts'

/** Hands a decided request on, and its answer back as it comes. Throws AwsError where there is none to hand back. */
export async function sendForwarded(
  { gateway }: Front,
  progress: Progress,
  request: IncomingMessage,
  response: ServerResponse,
  decided: Forwarded,
): Promise<void> {
  const stream =
    decided.body === undefined ? await streamedBody(request, response, progress.claimed!) : undefined
  const gone = new AbortController()
  const leave = (): void => gone.abort()
  response.once('close', leave)
  let answer: ForwardedAnswer
  try {
    answer = await gateway.backends!.forward(decided, {
      ownUrl: ownUrlOf(progress),
      stream,
      gone: gone.signal,
    })
  } catch (cause) {
    throw gone.signal.aborted ? brokenOff() : cause
  } finally {
    response.off('close', leave)
  }
  const { status, headers, body } = answer
  response.writeHead(status, lengthLast(headers))
  if (!(body instanceof Readable)) return void response.end(body)
  // What breaks off there breaks off here, and a client that goes away ends the answer there too.
  await pipeline(body, response).catch(() => void response.destroy())
}

/** Where the client reached us: its own words, but for what is no host. */
function ownUrlOf({ call }: Progress): string {
  const { secure, host } = call!.request
  const plain = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?$/.test(host)
  return plain ? `${secure ? 'https' : 'http'}://${host}` : call!.house.url
}
