import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Finds the addresses of a host name. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>

/** How a document may be fetched. */
export type Reach = {
  /** Whether the host may sit anywhere and speak plain HTTP; otherwise HTTPS to public addresses only. */
  anywhere: boolean
  resolve: Resolve
  /** Ends the whole fetch, name resolution included. */
  signal: AbortSignal
}

/** Why there is no document: nobody answered in time, or what answered is not what may be used. */
export type FetchFailure = 'unreachable' | 'unusable'

// LIMIT: a discovery document or key set has a few kilobytes; 100 keys with certificates stay below this.
const bodyMaximum = 1_000_000

/**
 * Gets a JSON document of somebody else's server. The host's addresses are looked up once, checked and then
 * connected to, so that a name cannot point elsewhere in between. Redirects are not followed; only a 200
 * counts.
 */
export async function fetchJson(url: URL, reach: Reach): Promise<{ json: unknown } | FetchFailure> {
  if (url.username !== '' || url.password !== '') return 'unusable'
  if (url.protocol !== 'https:' && !(reach.anywhere && url.protocol === 'http:')) return 'unusable'
  const addresses = await addressesOf(url, reach)
  if (typeof addresses === 'string') return addresses
  try {
    const response = await respond(url, addresses, reach.signal)
    if (response.statusCode !== 200) {
      response.destroy()
      return 'unusable'
    }
    const text = await bodyOf(response)
    return text === undefined ? 'unusable' : parsed(text)
  } catch {
    return 'unreachable'
  }
}

type Addresses = { address: string; family: number }[]

async function addressesOf(url: URL, reach: Reach): Promise<Addresses | FetchFailure> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const literal = isIP(host)
  let addresses: Addresses
  try {
    addresses =
      literal === 0
        ? await orAborted(reach.resolve(host), reach.signal)
        : [{ address: host, family: literal }]
  } catch {
    return 'unreachable'
  }
  if (addresses.length === 0) return 'unreachable'
  // INVARIANT: one address that is not public spoils the name: which one is connected to is not ours to say.
  if (!reach.anywhere && !addresses.every(({ address }) => isPublicAddress(address))) return 'unusable'
  return addresses
}

function respond(url: URL, addresses: Addresses, signal: AbortSignal): Promise<IncomingMessage> {
  const lookup: LookupFunction = (_host, options, done) =>
    options.all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const headers = { accept: 'application/json', 'user-agent': 'understudy' }
    const request = send(url, { method: 'GET', agent: false, lookup, signal, headers })
    request.once('response', resolve)
    // An abort after the response is here is told to its reader; the request's own word of it has no listener
    // then.
    request.on('error', reject)
    request.end()
  })
}

/** The body's text, or undefined where it is too large. */
async function bodyOf(response: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyMaximum) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parsed(text: string): { json: unknown } | 'unusable' {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return 'unusable'
  }
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error)
    const stop = () => reject(signal.reason as Error)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
