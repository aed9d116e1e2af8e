import type { OwnAnswer, OwnPage } from '../front.ts'

/** `GET /_understudy/health`: 200 once requests are served. It answers everybody, so it tells nothing else. */
export const healthPage: OwnPage = async ({ method, path }): Promise<OwnAnswer | undefined> => {
  if (path !== '/health') return undefined
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' }
  return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}\n' }
}
