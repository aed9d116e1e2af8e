import type { Backends } from '../../gateway/seam.ts'
import type { OwnAnswer, OwnPage } from '../front.ts'
import type { Readiness } from '../readiness.ts'

// LIMIT: whoever asks us again and again does not ask the backends as often.
const freshMilliseconds = 500

/**
 * `GET /_understudy/health`: 200 where requests are served, 503 where nothing can be kept. It answers everybody, so
 * only hosts of ours are told more than a word: which backends answer, without which we decide all the same.
 */
export function healthPage(readiness: Readiness, backends: Backends | undefined): OwnPage {
  let asked: { until: number; answer: ReturnType<Backends['answering']> } | undefined
  const answering = (): ReturnType<Backends['answering']> | undefined => {
    const now = performance.now()
    if (backends !== undefined && (asked === undefined || now >= asked.until)) {
      asked = { until: now + freshMilliseconds, answer: backends.answering() }
    }
    return asked?.answer
  }
  return async ({ method, path, hostIsOurs }): Promise<OwnAnswer | undefined> => {
    if (path !== '/health') return undefined
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' }
    const reason = await readiness()
    const status = reason === undefined ? 'ok' : 'not ready'
    const more = hostIsOurs ? { reason, backends: await answering() } : {}
    return {
      status: reason === undefined ? 200 : 503,
      headers: { 'content-type': 'application/json' },
      body: `${JSON.stringify({ status, ...more })}\n`,
    }
  }
}
