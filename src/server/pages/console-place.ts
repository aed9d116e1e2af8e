/** Where a sign-in leads when nothing else is said. */
export const consoleHome = '/_understudy/console/'

/**
 * The place within our console that a Destination or relay state names, as a path; undefined where it leads
 * elsewhere. INVARIANT: what is answered begins with the console's own path, so no redirect leaves this
 * origin. A page of AWS's console is our home: scripts that sign in there work here.
 */
export function consolePlace(named: string | undefined, host: string): string | undefined {
  if (named === undefined || named === '') return consoleHome
  const url = URL.parse(named, `http://${host}`)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined
  if (/^(?:[a-z0-9-]+\.)?console\.aws\.amazon\.com$/.test(url.hostname)) return consoleHome
  const isOwn = url.host === URL.parse(`${url.protocol}//${host}`)?.host
  if (!isOwn || url.username !== '' || url.password !== '') return undefined
  // The parser has taken out every `..`, be it written with percents.
  return url.pathname.startsWith(consoleHome) ? url.pathname + url.search + url.hash : undefined
}
