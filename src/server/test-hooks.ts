import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { House } from '../access/house.ts'
import { provisionKeys } from '../access/provision.ts'
import { readKnownCredentials } from '../store/data-directory.ts'
import { eraseAll } from '../store/erase.ts'
import type { OwnAnswer, OwnPage, OwnRequest } from './front.ts'

/** What a reset does after the house is empty again, e.g. applying the bootstrap file. */
export type AfterReset = () => Promise<void>

/** `POST /_understudy/reset` and `POST /_understudy/clock`, for tests; only with `--test-hooks`, only on this machine. */
export function testHookPages(house: House, afterReset: AfterReset): OwnPage[] {
  return [
    hook('/reset', async () => {
      await reset(house)
      await afterReset()
      return { status: 204, body: '' }
    }),
    hook('/clock', async (request) => moveClock(house, (await request.body()).toString())),
  ]
}

function hook(path: string, run: (request: OwnRequest) => Promise<OwnAnswer>): OwnPage {
  return async (request) => {
    if (request.path !== path) return undefined
    // A test's own client sends no Origin; a web page that posts does, be it of this very origin.
    if (!request.loopback || request.headers['origin'] !== undefined) {
      return { status: 403, body: 'Test hooks answer to this machine only.\n' }
    }
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' }, body: '' }
    return run(request)
  }
}

/** Back to the state after start: accounts, root and admin keys stay, all else and all sessions go. */
async function reset(house: House): Promise<void> {
  await house.trail.flush()
  await house.usage.flush()
  const known = readKnownCredentials(house.dataDirectory)
  house.epoch = await eraseAll(house.store, known?.defaultAccount ?? '', async (tx) => {
    for (const [account, keys] of Object.entries(known?.accounts ?? {})) {
      await provisionKeys(house, tx, account, keys)
    }
  })
  house.clock.reset()
  await rm(join(house.dataDirectory, 'objects'), { recursive: true, force: true })
}

/**
 * `{"advanceSeconds": 3600}` moves the house clock on, `{"now": "2030-01-01T00:00:00Z"}` sets it, `{"reset": true}`
 * lets it go with the real one again. Signatures and one-time codes keep real time.
 */
function moveClock(house: House, body: string): OwnAnswer {
  let wish: { advanceSeconds?: unknown; now?: unknown; reset?: unknown }
  try {
    wish = JSON.parse(body === '' ? '{}' : body) as typeof wish
  } catch {
    return {
      status: 400,
      body: 'The body must be JSON: {"advanceSeconds": N}, {"now": "ISO time"} or {"reset": true}.\n',
    }
  }
  if (typeof wish.advanceSeconds === 'number' && Number.isFinite(wish.advanceSeconds)) {
    house.clock.advance(wish.advanceSeconds * 1000)
  } else if (typeof wish.now === 'string' && !Number.isNaN(Date.parse(wish.now))) {
    house.clock.advance(Date.parse(wish.now) - house.clock.now())
  } else if (wish.reset === true) house.clock.reset()
  else return { status: 400, body: 'Say {"advanceSeconds": N}, {"now": "ISO time"} or {"reset": true}.\n' }
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify({ now: new Date(house.clock.now()).toISOString() })}\n`,
  }
}
