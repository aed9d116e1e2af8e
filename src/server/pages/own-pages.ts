import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { AwsError } from '../../kernel/aws-error.ts'
import { pour } from '../answer.ts'
import type { Front, OpenedLater, OwnAnswer } from '../front.ts'
import { readBody } from '../read-body.ts'
import { hostName, type OwnRoute } from '../route.ts'

// LIMIT: what our own pages take in is a few lines of JSON.
const bodyMaximum = 64 * 1024

/**
 * Serves `/_understudy/…`, which nobody signs. Loopback is no defence against web pages (a name can be
 * rebound to 127.0.0.1, a page can post across origins), so the Host must be one of ours and the Origin our
 * own or absent.
 */
export async function serveOwnPage(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  way: OwnRoute,
): Promise<void> {
  const answer = await answerOf(front, request, response, way).catch((cause: unknown) =>
    failure(front, cause),
  )
  if (response.headersSent) return void response.destroy()
  const { status, body } = answer
  const bytes = typeof body === 'object' && 'open' in body ? body.size : Buffer.byteLength(body)
  const head = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status !== 304 && { 'content-type': 'text/plain; charset=utf-8', 'content-length': bytes }),
    ...answer.headers,
  }
  if (request.method === 'HEAD') response.writeHead(status, head).end()
  else if (typeof body === 'object' && 'open' in body) await sendOpened(front, response, status, head, body)
  else {
    front.unsent.hold(response, bytes)
    response.writeHead(status, head).end(body)
  }
}

async function sendOpened(
  front: Front,
  response: ServerResponse,
  status: number,
  head: OutgoingHttpHeaders,
  body: OpenedLater,
): Promise<void> {
  const stream = await body.open().catch((cause: unknown) => void front.bug('', cause))
  if (stream === undefined) return void response.writeHead(500, { 'content-length': 0 }).end()
  response.writeHead(status, head)
  await pour(stream, response)
}

/**
 * The names our own pages answer to: loopback's, the one the server is bound to, and those the operator
 * named.
 */
export function allowedHosts(bound: string, named: readonly string[]): Set<string> {
  const hosts = ['localhost', '127.0.0.1', '[::1]', bound.includes(':') ? `[${bound}]` : bound, ...named]
  return new Set(
    hosts.map((host) => host.toLowerCase()).filter((host) => host !== '0.0.0.0' && host !== '[::]'),
  )
}

async function answerOf(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  way: OwnRoute,
): Promise<OwnAnswer> {
  return refuse(front, request, way) ?? (await firstAnswer(front, request, response, way)) ?? notFound
}

/** A body that is too large, too slow or broke off is the client's fault; all else is ours. */
function failure(front: Front, cause: unknown): OwnAnswer {
  const { status, message } = cause instanceof AwsError ? cause : front.bug('', cause)
  // What is left of the body is not read, so the connection is of no more use.
  return { status, headers: { connection: 'close' }, body: `${message}\n` }
}

const notFound: OwnAnswer = { status: 404, body: 'There is no such page.\n' }

/** An identity provider's page posts its response from where the provider is; the response proves itself. */
const fromAnywhere = new Set(['/_understudy/signin/saml'])

/** Balancers and containers ask by whatever name they know; it tells a status and nothing else. */
const forAnyHost = new Set(['/_understudy/health'])

/** What stands behind the name goes into addresses that we answer with. */
const hasPlainPort = /^(?:\[[^\]]*\]|[^:[]*)(?::\d{0,5})?$/

function refuse(front: Front, request: IncomingMessage, { path }: OwnRoute): OwnAnswer | undefined {
  const { host, origin } = request.headers
  if (!isKnownHost(front, request) && !forAnyHost.has(path)) {
    return { status: 403, body: 'This page does not answer to that Host header.\n' }
  }
  const isOwn = origin === undefined || origin === `http://${host}` || origin === `https://${host}`
  if (!isOwn && !fromAnywhere.has(path)) {
    return { status: 403, body: 'This page does not answer to other origins.\n' }
  }
  // Who is forwarded is not who connects: what a proxy passes on is not the caller this machine would trust.
  if (isForwarded(request) && !forAnyHost.has(path)) {
    return { status: 403, body: 'This page does not answer to forwarded requests.\n' }
  }
  return undefined
}

function isKnownHost(front: Front, { headers: { host } }: IncomingMessage): boolean {
  return hasPlainPort.test(host ?? '') && front.allowedHosts.has(hostName(host))
}

function isForwarded({ headers }: IncomingMessage): boolean {
  return headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
}

async function firstAnswer(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: OwnRoute,
): Promise<OwnAnswer | undefined> {
  const sourceIp = plainAddress(request.socket.remoteAddress)
  for (const page of front.pages) {
    const answer = await page({
      method: request.method ?? 'GET',
      path: path.slice('/_understudy'.length),
      query,
      headers: request.headers as Record<string, string | undefined>,
      sourceIp,
      secure: 'encrypted' in request.socket,
      loopback: isLoopback(sourceIp),
      hostIsOurs: isKnownHost(front, request) && !isForwarded(request),
      body: (maximum = bodyMaximum) => readBody(front.held, request, response, maximum),
    })
    if (answer !== undefined) return answer
  }
  return undefined
}

/**
 * The peer's address, without the zone of a link-local one; an IPv4 address in its IPv6 clothes is shown as
 * IPv4.
 */
export function plainAddress(address: string | undefined): string {
  const text = (address ?? '').replace(/%.*$/, '')
  return text.startsWith('::ffff:') && text.includes('.') ? text.slice(7) : text
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}
