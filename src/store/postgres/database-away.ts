/** The database cannot be asked just now; who waits and asks again may be lucky. */
export class DatabaseAway extends Error {
  readonly unavailable = true
}

// What the system says of a connection, and PostgreSQL's classes: connection exceptions, operator intervention,
// insufficient resources.
const systemCodes = /^E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)$|^ENOTFOUND$/
const stateCodes = /^(?:08|57P|53)/
const messages = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/

/** The fault of a connection as an error of its own; undefined for every other. */
export function awayFrom(cause: unknown): DatabaseAway | undefined {
  if (cause instanceof DatabaseAway) return cause
  const { code = '', message = '' } = cause as { code?: string; message?: string }
  const isAway = systemCodes.test(code) || stateCodes.test(code) || messages.test(message)
  return isAway ? new DatabaseAway(`the database is away: ${message || code}`, { cause }) : undefined
}

/** A database's URL without its password, to be shown. */
export function shownUrl(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null) return 'postgres://…'
  if (parsed.password !== '') parsed.password = '***'
  // Parameters may hold a password too.
  parsed.search = ''
  return parsed.href
}
