import type { Dispatcher } from 'undici'
import { Pool, errors } from 'undici'
import type { DeclaredBackend } from './declared.ts'
import { backendBrokeOff, backendTooSlow, backendUnavailable } from './faults.ts'

// LIMIT: what is under way to one backend at a time; the rest waits its turn.
const connectionsMaximum = 256
const connectMilliseconds = 5_000
// LIMIT: servers of node close idle connections after five seconds; a shorter one is not sent into a closed one.
const idleMilliseconds = 4_000

// LIMIT: how long the health page waits.
const probeMilliseconds = 1_000

/** A request as it goes out. */
export type Outgoing = {
  service: string
  method: string
  /** With its query. */
  target: string
  headers: Record<string, string>
  body: Dispatcher.DispatchOptions['body']
  /** Whether it may be sent again where a kept connection turned out to be closed. */
  repeatable: boolean
  signal?: AbortSignal | undefined
}

/** The connections to one backend. */
export type Connections = {
  /** Resolves when the answer begins. Throws AwsError: 503 or 504; and the body's own error where it fails. */
  send(outgoing: Outgoing, timeoutMilliseconds?: number): Promise<Dispatcher.ResponseData>
  /** Whether anything that speaks HTTP answers there now. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

/** Opens connections as they are needed, and keeps them. */
export function createConnections({ url, timeoutSeconds }: DeclaredBackend): Connections {
  const pool = new Pool(url, {
    connections: connectionsMaximum,
    pipelining: 1,
    connect: { timeout: connectMilliseconds },
    keepAliveTimeout: idleMilliseconds,
    // What streams may be silent for as long as it likes: event streams, long polls.
    bodyTimeout: 0,
    maxHeaderSize: 65_536,
  })
  async function once(outgoing: Outgoing, headersTimeout: number): Promise<Dispatcher.ResponseData> {
    const { method, target, headers, body, signal } = outgoing
    return pool.request({
      method: method as Dispatcher.HttpMethod,
      path: target,
      headers,
      body: body ?? null,
      headersTimeout,
      signal: signal ?? null,
    })
  }
  return {
    async send(outgoing, timeoutMilliseconds = timeoutSeconds * 1000) {
      try {
        return await once(outgoing, timeoutMilliseconds).catch((cause: unknown) => {
          if (!outgoing.repeatable || !brokeOff(cause)) throw cause
          return once(outgoing, timeoutMilliseconds)
        })
      } catch (cause) {
        throw told(cause, outgoing.service, url, timeoutMilliseconds / 1000)
      }
    },
    async answers() {
      const signal = AbortSignal.timeout(probeMilliseconds)
      try {
        const answer = await pool.request({ method: 'GET', path: '/', signal })
        await answer.body.dump()
        return true
      } catch {
        return false
      }
    },
    close: () => pool.destroy(),
  }
}

function brokeOff(cause: unknown): boolean {
  const code = codeOf(cause)
  return code === 'ECONNRESET' || code === 'EPIPE' || cause instanceof errors.SocketError
}

function codeOf(cause: unknown): string {
  return String((cause as { code?: unknown } | null)?.code ?? '')
}

const neverThere = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What the system says of a backend, as AWS would of a service; the error of a body stays what it is. */
function told(cause: unknown, service: string, url: string, seconds: number): unknown {
  const code = codeOf(cause)
  if (neverThere.has(code) || code.startsWith('ERR_TLS') || code.startsWith('CERT_')) {
    return backendUnavailable(service, url, code)
  }
  if (cause instanceof errors.HeadersTimeoutError) return backendTooSlow(service, url, seconds)
  if (
    brokeOff(cause) ||
    cause instanceof errors.HTTPParserError ||
    cause instanceof errors.HeadersOverflowError
  ) {
    return backendBrokeOff(service, url, code || 'it closed')
  }
  return cause
}
