import type { BegunSession } from '../../signin/console-session.ts'
import type { OwnRequest } from '../front.ts'

/** Where the cookies are sent: what reads them, and no page. */
const cookiePath = '/_understudy/console/session'
const prefix = 'understudy-session-'
// LIMIT: more cookies than one browser has sign-ins; others are another program's on the same host.
const read = 64

/** The sessions a browser says it holds: id and secret, unproved. */
export function sessionCookies({ headers }: OwnRequest): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of (headers['cookie'] ?? '').split(';')) {
    const text = part.trim()
    if (!text.startsWith(prefix)) continue
    const equals = text.indexOf('=')
    const id = text.slice(prefix.length, equals)
    const secret = text.slice(equals + 1)
    if (/^[0-9a-f]{32}$/.test(id) && /^[\w-]{43}$/.test(secret)) cookies.set(id, secret)
    if (cookies.size >= read) break
  }
  return cookies
}

/** The header that gives a browser its session. No script reads it, and no other site has it sent. */
export function setCookie({ row, secret }: BegunSession, request: OwnRequest): string {
  const seconds = Math.max(1, Math.round((row.expires - row.issued) / 1000))
  return `${prefix}${row.id}=${secret}; Max-Age=${seconds}; ${attributes(request)}`
}

/** The header that takes a session from the browser. */
export function dropCookie(id: string, request: OwnRequest): string {
  return `${prefix}${id}=; Max-Age=0; ${attributes(request)}`
}

function attributes({ secure }: OwnRequest): string {
  return `Path=${cookiePath}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}
