import type { House } from '../../access/house.ts'
import { runningInstance } from './instance.ts'
import { metadataTree } from './metadata.ts'
import { createRoleCredentials, type ImdsVersion } from './role-credentials.ts'
import { issueToken, readTtl, remainingSeconds, tokenHeader, ttlHeader } from './session-token.ts'
import { look } from './tree.ts'

/** A request to an instance's metadata service: the path as sent, header names in lower case. */
export type ImdsRequest = {
  method: string
  path: string
  headers: Readonly<Record<string, string | undefined>>
  sourceIp: string
}

export type ImdsAnswer = { status: number; headers: Record<string, string>; body: string | Uint8Array }

export type Imds = { handle(instanceId: string, request: ImdsRequest): Promise<ImdsAnswer> }

/** Versions of the metadata's layout that may stand in place of `latest`; all are served alike. */
const versions = [
  '2018-09-24',
  '2019-10-01',
  '2020-10-27',
  '2021-01-03',
  '2021-03-23',
  '2021-07-15',
  '2022-09-24',
]

/**
 * The metadata service of every instance: what `http://169.254.169.254` is on EC2, for callers that prove
 * nothing but that they can reach it. Source: Amazon EC2 User Guide, "Use the Instance Metadata Service".
 */
export function createImds(house: House): Imds {
  const roles = createRoleCredentials(house)

  async function handle(instanceId: string, { method, path, headers }: ImdsRequest): Promise<ImdsAnswer> {
    const names = namesOf(path)
    const instance = await runningInstance(house, instanceId)
    if (names === undefined || instance === undefined) return failure(404)
    if (instance.row.httpEndpoint === 'disabled' || isForwarded(headers)) return failure(403)
    if (method === 'PUT') return putToken(house, instanceId, path, headers)
    if (method !== 'GET' && method !== 'HEAD') return failure(405)

    const token = headers[tokenHeader]
    const left = token === undefined ? undefined : remainingSeconds(house, instanceId, token)
    if (token !== undefined && left === undefined) return failure(401)
    if (token === undefined && instance.row.httpTokens === 'required') return failure(401)
    const version: ImdsVersion = left === undefined ? '1.0' : '2.0'
    const [first, ...rest] = names
    if (first === undefined) return success([...versions, 'latest'].join('\n'), left)
    if (first !== 'latest' && !versions.includes(first)) return failure(404)
    const tree = metadataTree(instance, await roles.roleOf(instance, version))
    const found = await look(tree, rest)
    return found === undefined ? failure(404) : success(found, left)
  }

  return { handle }
}

// AWS refuses X-Forwarded-For; what else tells of a way through a proxy comes from no instance either.
const marksOfProxies = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']

/** A forwarded request comes from behind an open proxy, not from the instance. */
function isForwarded(headers: ImdsRequest['headers']): boolean {
  return marksOfProxies.some((name) => headers[name] !== undefined)
}

/** Answers `PUT /latest/api/token`, spelled just so. AWS: under a dated version it is forbidden. */
function putToken(
  house: House,
  instanceId: string,
  path: string,
  headers: ImdsRequest['headers'],
): ImdsAnswer {
  if (!path.includes('/api/token')) return failure(405)
  if (path !== '/latest/api/token') return failure(403)
  const ttl = readTtl(headers[ttlHeader])
  return ttl === undefined ? failure(400) : success(issueToken(house, instanceId, ttl), ttl)
}

/** The names of a path without empty ones, or undefined where an escape is broken. */
function namesOf(path: string): string[] | undefined {
  try {
    return path
      .split('?', 1)[0]!
      .split('/')
      .filter((name) => name !== '')
      .map(decodeURIComponent)
  } catch {
    return undefined
  }
}

function success(body: string | Uint8Array, ttl: number | undefined): ImdsAnswer {
  const type = typeof body === 'string' ? 'text/plain' : 'application/octet-stream'
  const headers: Record<string, string> = { 'content-type': type, server: 'EC2ws' }
  if (ttl !== undefined) headers[ttlHeader] = String(ttl)
  return { status: 200, headers, body }
}

const reasons = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
}

function failure(status: keyof typeof reasons): ImdsAnswer {
  const title = `${status} - ${reasons[status]}`
  return {
    status,
    headers: { 'content-type': 'text/html', server: 'EC2ws' },
    body:
      '<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html>\n' +
      `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">\n` +
      ` <head>\n  <title>${title}</title>\n </head>\n <body>\n  <h1>${title}</h1>\n </body>\n</html>\n`,
  }
}
