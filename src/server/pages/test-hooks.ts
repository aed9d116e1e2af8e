import { createHash, timingSafeEqual } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { House } from '../../access/house.ts'
import { provisionKeys, type FirstKeys } from '../../access/identity/provision.ts'
import { readKnownCredentials } from '../../store/data-directory.ts'
import { deleteAccountsExcept } from '../../store/entities/accounts.ts'
import { delegationNotifications } from '../../store/federation/delegation-requests.ts'
import { eraseAll } from '../../store/sqlite/erase.ts'
import { withPasswordHashes } from '../first-passwords.ts'
import type { OwnAnswer, OwnPage, OwnRequest } from '../front.ts'

/** The header in which callers show UNDERSTUDY_TEST_HOOKS_TOKEN. */
const tokenHeader = 'x-understudy-test-hooks-token'

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Brings a house back to the state after its start. */
export type Reset = () => Promise<void>

/** `afterReset` is what is done once the house is empty again, e.g. applying the bootstrap file. */
export function createReset(house: House, afterReset: () => Promise<void>): Reset {
  const firstKeys = rememberFirstKeys(house)
  return async () => {
    await reset(house, await firstKeys())
    await afterReset()
  }
}

/**
 * `POST /_understudy/reset`, `/_understudy/clock` and `/_understudy/delegation-notifications`, for tests;
 * only with `--test-hooks`, and only on this machine or for who shows `token`.
 */
export function testHookPages(house: House, resetHouse: Reset, token?: string): OwnPage[] {
  const hook = (path: string, run: (request: OwnRequest) => Promise<OwnAnswer>) => guarded(token, path, run)
  return [
    hook('/reset', async () => {
      await resetHouse()
      return { status: 204, body: '' }
    }),
    hook('/delegation-notifications', async (request) =>
      readNotifications(house, (await request.body()).toString()),
    ),
    hook('/clock', async (request) => moveClock(house, (await request.body()).toString())),
  ]
}

function guarded(
  token: string | undefined,
  path: string,
  run: (request: OwnRequest) => Promise<OwnAnswer>,
): OwnPage {
  const expected = token === undefined ? undefined : digestOf(token)
  return async (request) => {
    if (request.path !== path) return undefined
    // A test's own client sends no Origin; a web page that posts does, be it of this very origin.
    if (request.headers['origin'] !== undefined) {
      return { status: 403, body: 'Test hooks answer to no web page.\n' }
    }
    if (expected === undefined && !request.loopback) {
      return { status: 403, body: 'Test hooks answer to this machine only.\n' }
    }
    const shown = request.headers[tokenHeader] ?? ''
    // Of one length whatever was shown, so that how long it takes tells nothing.
    if (expected !== undefined && !timingSafeEqual(digestOf(shown), expected)) {
      return { status: 403, body: `Test hooks want their token in the header ${tokenHeader}.\n` }
    }
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' }, body: '' }
    return run(request)
  }
}

/**
 * `{"DelegationRequestId": "…"}` answers what AWS would have published to the request's topic, the trade-in
 * token with it: there is no SNS here that could deliver it.
 */
async function readNotifications(house: House, body: string): Promise<OwnAnswer> {
  const id = wishOf(body)?.DelegationRequestId
  if (typeof id !== 'string') return { status: 400, body: 'Say {"DelegationRequestId": "ID"}.\n' }
  const rows = await delegationNotifications(house.store.read, id)
  const notifications = rows.flatMap(({ id: row, topicArn, message }) => {
    const plain = house.sealer.open('delegation-notification', row, message)
    return plain === undefined ? [] : [{ TopicArn: topicArn, Message: plain.toString() }]
  })
  const headers = { 'content-type': 'application/json' }
  return { status: 200, headers, body: `${JSON.stringify({ Notifications: notifications })}\n` }
}

type FirstKeysByAccount = { defaultAccount: string; accounts: ReadonlyMap<string, FirstKeys> }

/** What each account began with. Passwords are dear to hash, and a test may reset before every case. */
function rememberFirstKeys(house: House): () => Promise<FirstKeysByAccount> {
  const accounts = new Map<string, FirstKeys>()
  return async () => {
    const known = readKnownCredentials(house.dataDirectory, house.sealer)
    for (const [account, credentials] of Object.entries(known?.accounts ?? {})) {
      if (!accounts.has(account)) accounts.set(account, await withPasswordHashes(house, credentials))
    }
    return { defaultAccount: known?.defaultAccount ?? '', accounts }
  }
}

/** Back to the state after start: accounts, root and the admin user stay, all else and all sessions go. */
async function reset(house: House, { defaultAccount, accounts }: FirstKeysByAccount): Promise<void> {
  await house.trail.flush()
  await house.usage.flush()
  house.epoch = await eraseAll(house.store, defaultAccount, async (tx) => {
    // Those that CreateAccount made were not there at the start.
    await deleteAccountsExcept(tx, [...accounts.keys()])
    for (const [account, keys] of accounts) await provisionKeys(house, tx, account, keys)
  })
  await house.organizations.refresh()
  house.clock.reset()
  await rm(join(house.dataDirectory, 'objects'), { recursive: true, force: true })
}

/**
 * `{"advanceSeconds": 3600}` moves the house clock on, `{"now": "2030-01-01T00:00:00Z"}` sets it, `{"reset":
 * true}` lets it go with the real one again. Signatures and one-time codes keep real time.
 */
function moveClock(house: House, body: string): OwnAnswer {
  const { clock } = house
  const wish = wishOf(body)
  const target = wish && wishedTime(wish, clock)
  if (target === undefined || !(Math.abs(target) <= latestTime)) {
    return { status: 400, body: 'Say {"advanceSeconds": N}, {"now": "ISO time"} or {"reset": true}.\n' }
  }
  if (wish?.reset === true) clock.reset()
  else clock.advance(target - clock.now())
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify({ now: new Date(clock.now()).toISOString() })}\n`,
  }
}

// LIMIT: later times have no ISO form with four digits, and much later ones no date at all.
const latestTime = Date.parse('9999-01-01T00:00:00Z')

function wishedTime(wish: Wish, clock: House['clock']): number | undefined {
  if (typeof wish.advanceSeconds === 'number') return clock.now() + wish.advanceSeconds * 1000
  if (typeof wish.now === 'string') return Date.parse(wish.now)
  return wish.reset === true ? clock.real() : undefined
}

type Wish = { advanceSeconds?: unknown; now?: unknown; reset?: unknown; DelegationRequestId?: unknown }

/** The object that a body holds; undefined where it is not one. */
function wishOf(body: string): Wish | undefined {
  try {
    const value: unknown = JSON.parse(body === '' ? '{}' : body)
    return typeof value === 'object' && value !== null ? (value as Wish) : undefined
  } catch {
    return undefined
  }
}
