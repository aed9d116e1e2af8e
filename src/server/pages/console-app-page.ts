import type { House } from '../../access/house.ts'
import type { ConsoleFiles } from './console-files.ts'
import type { OwnAnswer, OwnPage, OwnRequest } from '../front.ts'

const base = '/console/'

/**
 * No script or style but the console's own files, no frame around it, no form to elsewhere. A page that holds
 * the console in `opener` is cut off from it.
 */
export const guards = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src data: 'self'; " +
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * `GET /_understudy/console/…`: the console's files. What is no file is a place within the console, which
 * its script finds: user names have dots, so an ending tells nothing. `GET /_understudy/` leads there too.
 */
export function consoleAppPage(house: House, files: ConsoleFiles): OwnPage {
  return async (request): Promise<OwnAnswer | undefined> => {
    const { path, method } = request
    if (path === '/console' || path === '/') {
      return { status: 302, headers: { location: `/_understudy${base}` }, body: '' }
    }
    if (!path.startsWith(base) || path.startsWith(`${base}session/`)) return undefined
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' }
    }
    const name = path.slice(base.length)
    if (name === 'config.json') return configuration(house)
    if (!files.has('index.html')) return notBuilt
    if (files.has(name)) return send(files, name, request)
    return name.startsWith('assets/') ? undefined : send(files, 'index.html', request)
  }
}

const notBuilt: OwnAnswer = {
  status: 503,
  headers: guards,
  body: 'The console is not built. Run `npm run build`, then load this page again.\n',
}

async function configuration({ region }: House): Promise<OwnAnswer> {
  const { default: manifest } = await import('../../../package.json', { with: { type: 'json' } })
  return {
    status: 200,
    headers: { ...guards, 'content-type': 'application/json' },
    body: `${JSON.stringify({ region, version: manifest.version })}\n`,
  }
}

async function send(
  files: ConsoleFiles,
  name: string,
  { headers }: OwnRequest,
): Promise<OwnAnswer | undefined> {
  const file = await files.find(name, headers['accept-encoding'])
  if (file === undefined) return undefined
  const known = {
    ...guards,
    etag: file.etag,
    vary: 'accept-encoding',
    // A file under assets/ has the hash of its content in its name.
    'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  const held = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (held.includes(file.etag)) return { status: 304, headers: known, body: '' }
  return {
    status: 200,
    headers: {
      ...known,
      'content-type': file.type,
      ...(file.encoding && { 'content-encoding': file.encoding }),
    },
    body: file,
  }
}
