import type { House } from '../../access/house.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { readDpop } from '../../proof/dpop.ts'
import { checkAuthorization } from '../../signin/authorization-code.ts'
import { createLoginTokens, type Grant } from '../../signin/login-tokens.ts'
import { invalidRequest } from '../../signin/oauth-errors.ts'
import { guards } from './console-app-page.ts'
import type { OwnAnswer, OwnPage, OwnRequest } from '../front.ts'
import { agreementPage, agreementScript } from './login-agreement.ts'
import { askedFor, confirmationOf } from './login-request.ts'
import { ownFacts } from './own-facts.ts'

/**
 * What `aws login` speaks with: `/v1/authorize`, where a person agrees, and `/v1/token`, CreateOAuth2Token,
 * where the CLI and the SDKs get credentials and fresh ones. Source: the API model of AWS Sign-In,
 * 2023-01-01; RFC 6749, 7636, 9449.
 */
export function loginPage(house: House): OwnPage {
  const pages: Readonly<Record<string, (request: OwnRequest) => OwnAnswer | Promise<OwnAnswer>>> = {
    '/signin/v1/authorize': (request) => {
      checkAuthorization(askedFor(new URLSearchParams(request.query)), confirmationOf(request))
      return {
        status: 200,
        headers: { ...guards, 'content-type': 'text/html; charset=utf-8' },
        body: agreementPage,
      }
    },
    '/signin/agreement.js': () => {
      const headers = { ...guards, 'content-type': 'text/javascript; charset=utf-8' }
      return { status: 200, headers, body: agreementScript }
    },
    '/signin/v1/token': (request) => createToken(house, request),
  }
  return async (request): Promise<OwnAnswer | undefined> => {
    const { path, method } = request
    if (!Object.hasOwn(pages, path)) return undefined
    const wanted = path === '/signin/v1/token' ? 'POST' : 'GET'
    if (method !== wanted) return { status: 405, headers: { allow: wanted }, body: '' }
    try {
      return await pages[path]!(request)
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause
      return refusal(cause)
    }
  }
}

function refusal({ code, status, message, details }: AwsError): OwnAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: `${JSON.stringify({ error: details['error'] ?? 'INVALID_REQUEST', message })}\n`,
  }
}

async function createToken(house: House, request: OwnRequest): Promise<OwnAnswer> {
  const { headers } = request
  const grant = grantOf(inputOf(headers['content-type'] ?? '', (await request.body()).toString()))
  const target = { method: 'POST', host: headers['host'] ?? '', now: house.clock.real() }
  // A client may know this server by its own address or by the prefix of our pages.
  const proof =
    (await readDpop(headers['dpop'], { ...target, path: '/v1/token' })) ??
    (await readDpop(headers['dpop'], { ...target, path: '/_understudy/signin/v1/token' }))
  if (proof === undefined) throw invalidRequest('The DPoP proof is missing or not valid')
  const tokens = await createLoginTokens(house, grant, proof, ownFacts(house, request))
  return { status: 200, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(tokens)}\n` }
}

type Read = (name: string) => string

/** A member of the input; forms write `clientId` as `client_id`. Throws where it is missing. */
function inputOf(contentType: string, body: string): Read {
  const form = /^application\/x-www-form-urlencoded/i.test(contentType) && new URLSearchParams(body)
  const values = form ? Object.fromEntries(form) : objectOf(body)
  return (name) => {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const value = Object.hasOwn(values, name)
      ? values[name]
      : Object.hasOwn(values, snake)
        ? values[snake]
        : undefined
    // LIMIT: the model's own for refresh tokens and redirects; the rest is shorter.
    if (typeof value === 'string' && value !== '' && value.length <= 2048) return value
    throw invalidRequest(`${name} is missing or not valid`)
  }
}

function objectOf(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // What is no JSON has none of the members.
  }
  return {}
}

function grantOf(read: Read): Grant {
  const clientId = read('clientId')
  const type = read('grantType')
  if (type === 'refresh_token') return { type, clientId, refreshToken: read('refreshToken') }
  if (type !== 'authorization_code') throw invalidRequest('grantType is not known')
  const [code, redirectUri, codeVerifier] = [read('code'), read('redirectUri'), read('codeVerifier')]
  return { type, clientId, code, redirectUri, codeVerifier }
}
