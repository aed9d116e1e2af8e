import type { OwnAnswer, OwnPage } from '../front.ts'
import type { Readiness } from '../readiness.ts'

/**
 * `GET /_understudy/health`: 200 where requests are served, 503 where nothing can be kept. It answers everybody, so
 * only hosts of ours are told more than a word.
 */
export function healthPage(readiness: Readiness): OwnPage {
  return async ({ method, path, hostIsOurs }): Promise<OwnAnswer | undefined> => {
    if (path !== '/health') return undefined
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' }
    const reason = await readiness()
    const status = reason === undefined ? 'ok' : 'not ready'
    return {
      status: reason === undefined ? 200 : 503,
      headers: { 'content-type': 'application/json' },
      body: `${JSON.stringify({ status, reason: hostIsOurs ? reason : undefined })}\n`,
    }
  }
}
