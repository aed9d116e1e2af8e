import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A listener that stands for `http://169.254.169.254` of one instance. */
export type MetadataListener = { url: string; close(): void }

// LIMIT: SDKs give up after one or two seconds themselves.
const timeoutMs = 10_000

/** What the metadata service reads of a request; nothing else is passed on. */
const forwarded = [
  'accept',
  'user-agent',
  'x-aws-ec2-metadata-token',
  'x-aws-ec2-metadata-token-ttl-seconds',
  'x-forwarded-for',
  'forwarded',
  'via',
  'x-real-ip',
]

/**
 * Opens a listener on a free port of 127.0.0.1 whose root is that instance's metadata service on that server.
 */
export async function listenForMetadata(serverUrl: string, instanceId: string): Promise<MetadataListener> {
  const base = new URL(`/_understudy/imds/${encodeURIComponent(instanceId)}`, serverUrl)
  const server = createServer((request, response) => {
    if (isOurs(server, request)) forward(base, request, response)
    else answer(response, 403)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/**
 * A web page can rebind its name to 127.0.0.1 or send across origins; neither is a program on the instance.
 */
function isOurs(server: Server, { headers }: IncomingMessage): boolean {
  const hosts = [`127.0.0.1:${portOf(server)}`, `localhost:${portOf(server)}`]
  return headers.origin === undefined && hosts.includes(headers.host ?? '')
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0
}

function forward(base: URL, request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  const headers: Record<string, string> = {}
  for (const name of forwarded) {
    const value = request.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  const send = base.protocol === 'https:' ? httpsRequest : httpRequest
  const path = base.pathname + (request.url ?? '/')
  const upstream = send(base, { method: request.method, path, headers, timeout: timeoutMs }, (from) => {
    const { connection: _, 'keep-alive': __, ...passed } = from.headers
    response.writeHead(from.statusCode ?? 502, passed)
    from.pipe(response)
  })
  upstream.on('timeout', () => upstream.destroy())
  upstream.on('error', () => answer(response, 503))
  upstream.end()
}

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) response.destroy()
  else response.writeHead(status, { 'content-length': 0 }).end()
}
