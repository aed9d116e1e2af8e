import type { House } from '../../access/house.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { badFederation } from '../../signin/errors.ts'
import { makeSignInToken, signInByToken } from '../../signin/federation.ts'
import { consolePlace } from './console-place.ts'
import type { OwnAnswer, OwnPage, OwnRequest } from '../front.ts'
import { ownFacts } from './own-facts.ts'
import { setCookie } from './session-cookies.ts'
import { signInRefusal } from './sign-in-document.ts'

/**
 * `GET|POST /_understudy/signin/federation`: AWS's federation endpoint, where temporary credentials become a
 * console session. `GET /_understudy/signin/switchrole`: the link that fills in the Switch role form.
 * Source: IAM User Guide, "Enable custom identity broker access to the AWS console" and "Switch from a user
 * to an IAM role".
 */
export function federationPage(house: House): OwnPage {
  return async (request): Promise<OwnAnswer | undefined> => {
    const { path, method } = request
    if (path !== '/signin/federation' && path !== '/signin/switchrole') return undefined
    const isSwitch = path === '/signin/switchrole'
    const methods = isSwitch ? ['GET', 'HEAD'] : ['GET', 'POST']
    if (!methods.includes(method)) return { status: 405, headers: { allow: methods.join(', ') }, body: '' }
    if (isSwitch) return switchRole(new URLSearchParams(request.query))
    try {
      return await federate(house, request)
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause
      return signInRefusal(cause, request)
    }
  }
}

async function federate(house: House, request: OwnRequest): Promise<OwnAnswer> {
  const query = new URLSearchParams(request.query)
  const form = new URLSearchParams(request.method === 'POST' ? (await request.body()).toString() : '')
  const read = (name: string) => query.get(name) ?? form.get(name) ?? undefined
  switch (read('Action')) {
    case 'getSigninToken': {
      const wish = { session: read('Session'), duration: read('SessionDuration') }
      const SigninToken = await makeSignInToken(house, wish, ownFacts(house, request))
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: `${JSON.stringify({ SigninToken })}\n`,
      }
    }
    case 'login': {
      const place = consolePlace(read('Destination'), request.headers['host'] ?? '')
      if (place === undefined) throw badFederation('Destination must be a page of this console')
      const begun = await signInByToken(house, read('SigninToken'), ownFacts(house, request))
      return redirect(place, { 'set-cookie': setCookie(begun, request) })
    }
    case 'logout':
      // The cookies are sent to this path alone.
      return redirect('/_understudy/console/session/logout')
    default:
      throw badFederation('Action must be getSigninToken, login or logout')
  }
}

const switchParameters = ['account', 'roleName', 'displayName', 'color']

function switchRole(query: URLSearchParams): OwnAnswer {
  const known = new URLSearchParams()
  for (const name of switchParameters) {
    const value = query.get(name)
    if (value !== null) known.set(name, value)
  }
  return redirect(`/_understudy/console/switchrole?${known}`)
}

/** A redirect that does not tell the next page what its own address held. */
export function redirect(location: string, headers: OwnAnswer['headers'] = {}): OwnAnswer {
  return { status: 302, headers: { location, 'referrer-policy': 'no-referrer', ...headers }, body: '' }
}
