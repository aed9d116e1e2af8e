import type { House } from '../../access/house.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { checkAuthorization, clientOf, makeAuthorizationCode } from '../../signin/authorization-code.ts'
import {
  consoleCredentials,
  endSession,
  openConsoleSession,
  showSession,
  type ShownSession,
} from '../../signin/console-session.ts'
import { sessionEnded, unknownAccount } from '../../signin/errors.ts'
import { findNamedAccount } from '../../signin/named-account.ts'
import { signIn, type SignInForm, type SignInMemory } from '../../signin/sign-in.ts'
import type { ConsoleSessionRow } from '../../store/signin/console-sessions.ts'
import { consoleHome } from './console-place.ts'
import { redirect } from './federation-page.ts'
import type { OwnAnswer, OwnPage, OwnRequest } from '../front.ts'
import { askedFor, confirmationOf } from './login-request.ts'
import { ownFacts } from './own-facts.ts'
import { dropCookie, sessionCookies, setCookie } from './session-cookies.ts'

const place = /^\/console\/session\/(sign-in|list|credentials|sign-out|account|authorize)$/

type Desk = { house: House; memory: SignInMemory; request: OwnRequest; form: Form }
type Form = Readonly<Record<string, unknown>>

/**
 * `POST /_understudy/console/session/…`: what a browser does about its sign-ins. Only the console's own
 * script can ask: from this origin, with a header of its own and a body no form can send.
 */
export function consoleSessionPage(house: House, memory: SignInMemory): OwnPage {
  return async (request): Promise<OwnAnswer | undefined> => {
    if (request.path === '/console/session/logout') return signOutVisitors(house, request)
    const [, operation] = place.exec(request.path) ?? []
    if (operation === undefined) return undefined
    try {
      refuseForeign(request)
      const form = formOf((await request.body()).toString())
      return await operations[operation as keyof typeof operations]({ house, memory, request, form })
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause
      const { code, message, status, headers } = cause
      return json({ code, message }, status, headers)
    }
  }
}

const operations = { 'sign-in': enter, list, credentials, 'sign-out': leave, account, authorize }

async function enter({ house, memory, request, form }: Desk): Promise<OwnAnswer> {
  const answer = await signIn(house, memory, signInForm(form), ownFacts(house, request))
  if (answer.status !== 'signed-in') return json({ status: answer.status })
  const session = await showSession(house, answer.begun.row)
  if (session === undefined) throw sessionEnded()
  return json({ status: 'signed-in', session }, 200, { 'set-cookie': setCookie(answer.begun, request) })
}

async function list({ house, request }: Desk): Promise<OwnAnswer> {
  const rows = await heldSessions(house, request)
  const shown = await Promise.all(rows.map((row) => showSession(house, row)))
  return json({ sessions: shown.filter((session) => session !== undefined) })
}

async function credentials({ house, request, form }: Desk): Promise<OwnAnswer> {
  const { row, session } = await requireSession(house, request, form)
  const { expiration, ...keys } = consoleCredentials(house, row)
  return json({ ...keys, expiration: expiration.toISOString(), session })
}

/** Whoever has no such session any more is signed out already. */
async function leave({ house, request, form }: Desk): Promise<OwnAnswer> {
  const id = text(form, 'sessionId', 32) ?? ''
  const secret = sessionCookies(request).get(id)
  if (secret === undefined) return json({})
  const row = await openConsoleSession(house, id, secret)
  if (row !== undefined) await endSession(house, row)
  return json({}, 200, { 'set-cookie': dropCookie(id, request) })
}

/**
 * `GET /_understudy/console/session/logout`: ends the browser's federated sessions. Whoever comes from
 * another site brings no cookies, and so ends nothing.
 */
async function signOutVisitors(house: House, request: OwnRequest): Promise<OwnAnswer> {
  if (request.method !== 'GET') return { status: 405, headers: { allow: 'GET' }, body: '' }
  const site = request.headers['sec-fetch-site']
  const dropped: string[] = []
  if (site === undefined || site === 'none' || site === 'same-origin') {
    for (const row of await heldSessions(house, request)) {
      if (row.kind !== 'federated') continue
      await endSession(house, row)
      dropped.push(dropCookie(row.id, request))
    }
  }
  return redirect(consoleHome, dropped.length > 0 ? { 'set-cookie': dropped } : {})
}

/** Tells whoever has signed in which account an alias is, for the Switch role form. */
async function account({ house, request, form }: Desk): Promise<OwnAnswer> {
  if ((await heldSessions(house, request)).length === 0) throw sessionEnded()
  const named = text(form, 'account', accountMaximum) ?? ''
  const found = await findNamedAccount(house.store.read, named)
  if (found !== undefined) return json({ account: found.id, alias: found.alias ?? undefined })
  // A role may stand in an account of which this server knows nothing.
  if (!/^\d{12}$/.test(named)) throw unknownAccount()
  return json({ account: named })
}

/** Agrees that a program acts as the session's person: where to send the browser, or the code to type. */
async function authorize({ house, request, form }: Desk): Promise<OwnAnswer> {
  const { row } = await requireSession(house, request, form)
  const query = new URLSearchParams(text(form, 'query', 8192) ?? '')
  const asked = askedFor(query)
  checkAuthorization(asked, confirmationOf(request))
  const code = await makeAuthorizationCode(house, row, asked, ownFacts(house, request))
  const answer = String(new URLSearchParams({ code, state: query.get('state') ?? '' }))
  if (clientOf(asked.clientId) === 'remote') {
    return json({ verificationCode: Buffer.from(answer).toString('base64') })
  }
  const redirect = new URL(asked.redirectUri)
  redirect.search = answer
  return json({ redirect: redirect.href })
}

/** The live sessions of this browser, newest first. */
async function heldSessions(house: House, request: OwnRequest): Promise<ConsoleSessionRow[]> {
  const rows: ConsoleSessionRow[] = []
  for (const [id, secret] of sessionCookies(request)) {
    const row = await openConsoleSession(house, id, secret)
    if (row !== undefined) rows.push(row)
  }
  return rows.toSorted((a, b) => b.issued - a.issued || (a.id < b.id ? -1 : 1))
}

async function requireSession(
  house: House,
  request: OwnRequest,
  form: Form,
): Promise<{ row: ConsoleSessionRow; session: ShownSession }> {
  const id = text(form, 'sessionId', 32) ?? ''
  const secret = sessionCookies(request).get(id)
  const row = secret === undefined ? undefined : await openConsoleSession(house, id, secret)
  const session = row && (await showSession(house, row))
  if (row === undefined || session === undefined) throw sessionEnded()
  return { row, session }
}

/**
 * INVARIANT: nothing is looked up, and no body read, for who cannot be the console. A page in a bucket has
 * the origin `null`, a form cannot send JSON, and a script of another origin cannot add a header unasked.
 */
function refuseForeign({ method, headers, secure }: OwnRequest): void {
  const { host = '', origin } = headers
  const site = headers['sec-fetch-site']
  if (method !== 'POST') throw new AwsError('MethodNotAllowed', 405, 'Only POST is allowed here.', post)
  const own = origin === `https://${host}` || (!secure && origin === `http://${host}`)
  if (!own || (site !== undefined && site !== 'same-origin') || headers['x-understudy-console'] !== '1') {
    throw new AwsError('Forbidden', 403, 'Only the console itself may ask this.')
  }
  if (!/^application\/json *(?:;|$)/i.test(headers['content-type'] ?? '')) {
    throw new AwsError('UnsupportedMediaType', 415, 'The body must be application/json.')
  }
}

const post = { headers: { allow: 'POST' } }

// LIMIT: an alias has 63 characters, a user name 64, a password 128: IAM's own.
const accountMaximum = 63
const userNameMaximum = 64
const passwordMaximum = 128

function signInForm(form: Form): SignInForm {
  const account = text(form, 'account', accountMaximum)
  const password = text(form, 'password', passwordMaximum)
  if (account === undefined || password === undefined) throw invalid('account and password are needed')
  return {
    account,
    password,
    userName: text(form, 'userName', userNameMaximum),
    mfaCode: text(form, 'mfaCode', 16),
    newPassword: text(form, 'newPassword', passwordMaximum),
  }
}

function text(form: Form, name: string, maximum: number): string | undefined {
  const value = form[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && value.length <= maximum) return value
  throw invalid(`${name} must be a text of at most ${maximum} characters`)
}

function formOf(body: string): Form {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Form
  } catch {
    // What is no JSON is told so below.
  }
  throw invalid('The body must be a JSON object')
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', 400, message)
}

function json(value: object, status = 200, headers: Readonly<Record<string, string>> = {}): OwnAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: `${JSON.stringify(value)}\n`,
  }
}
