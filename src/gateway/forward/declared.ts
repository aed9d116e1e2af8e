/** A backend as the operator declared it. */
export type DeclaredBackend = {
  /** Signing names; undefined for the one that takes every service that nobody else takes. */
  names: readonly string[] | undefined
  /** `http://HOST:PORT` or https, without a path. */
  url: string
  /** The one region that it knows. */
  region?: string | undefined
  /** How long it may take to begin an answer. */
  timeoutSeconds: number
}

/** Services that decide who may do what: handing them on would give the decision away. */
export const neverForwarded: ReadonlySet<string> = new Set([
  'iam',
  'sts',
  'organizations',
  'cloudtrail',
  'access-analyzer',
  'iam-toolbox',
  'understudy',
])

// LIMIT: AWS's clients wait a minute for an answer unless they are told otherwise; Lambda's longest function
// runs for 15, which `timeout=` allows for.
const defaultTimeoutSeconds = 60
const longestTimeoutSeconds = 3600

/**
 * Reads `URL`, or `NAME[,NAME…]=URL`, either with `,region=REGION` or `,timeout=SECONDS` behind it. Throws an Error
 * that says what is wrong.
 */
export function readBackend(text: string): DeclaredBackend {
  const named = /^([^=:/]+)=(.*)$/s.exec(text)
  const names = named?.[1]!.split(',')
  for (const name of names ?? []) checkName(name)
  const [url = '', ...settings] = (named === null ? text : named[2]!).split(',')
  const backend: DeclaredBackend = { names, url: readUrl(url), timeoutSeconds: defaultTimeoutSeconds }
  for (const setting of settings) readSetting(backend, setting)
  return backend
}

function checkName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(name)) {
    throw new Error(`a backend is NAME[,NAME]=URL or URL, and ${name} is no service's signing name`)
  }
  if (neverForwarded.has(name)) {
    throw new Error(`${name} is never forwarded: who may do what is decided here`)
  }
}

function readUrl(text: string): string {
  const url = URL.parse(text)
  // What is not repeated may hold a password.
  const what = url === null || url.username !== '' || url.password !== '' ? 'what was given' : text
  const bare = url !== null && (url.pathname === '/' || url.pathname === '') && !/[?#@\s]/.test(text)
  if (!bare || !/^https?:\/\//.test(text)) {
    throw new Error(
      `a backend's address is http:// or https:// with a host and port, without user, path or query, not ${what}`,
    )
  }
  return url.origin
}

function readSetting(backend: DeclaredBackend, setting: string): void {
  const [name, value = ''] = setting.split('=', 2)
  if (name === 'region' && /^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/.test(value)) {
    backend.region = value
  } else if (name === 'timeout' && /^[1-9]\d{0,3}$/.test(value) && Number(value) <= longestTimeoutSeconds) {
    backend.timeoutSeconds = Number(value)
  } else {
    throw new Error(
      `behind a backend's address stands region=REGION or timeout=SECONDS (1 to ${longestTimeoutSeconds}), not ${setting}`,
    )
  }
}

/** What a backend serves, for people to read. */
export function servicesOf({ names }: DeclaredBackend): string {
  return names?.join(', ') ?? 'every other service'
}
