import { createHash } from 'node:crypto'
import type { Call } from '../../access/action.ts'
import type { RequestFacts } from '../../access/request-facts.ts'
import { authorize, decide, type Asking } from '../../access/decision/authorize.ts'
import { anonymous } from '../../access/caller.ts'
import { userIdentity } from '../../trail/cloudtrail-event.ts'
import { sessionCaller } from '../../access/identity/callers.ts'
import { openSession } from '../../access/identity/credentials.ts'
import type { House } from '../../access/house.ts'
import type { Session } from '../../access/identity/session.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { sts } from '../../services/sts/index.ts'
import { samlOffer, type SamlOffer } from '../../services/sts/assume-role/saml-roles.ts'
import { badFederation } from '../../signin/errors.ts'
import { beginFederated } from '../../signin/federation.ts'
import { noteConsoleEvent } from '../../signin/sign-in-event.ts'
import { guards } from './console-app-page.ts'
import { consoleHome, consolePlace } from './console-place.ts'
import { redirect } from './federation-page.ts'
import type { OwnAnswer, OwnPage, OwnRequest } from '../front.ts'
import { ownFacts } from './own-facts.ts'
import { roleChoice } from './saml-choice.ts'
import { setCookie } from './session-cookies.ts'
import { signInRefusal } from './sign-in-document.ts'

// LIMIT: the API's own for a SAML response, form-encoded, and the rest of the form.
const responseMaximum = 100_000
const bodyMaximum = 4 * responseMaximum

/**
 * `POST /_understudy/signin/saml`: where an identity provider's page sends its user. One role is signed in
 * to at once, of several the user chooses. The role is assumed by AssumeRoleWithSAML and nothing else.
 * Source: IAM User Guide, "Enabling SAML 2.0 federated principals to access the AWS Management Console".
 */
export function samlPage(house: House): OwnPage {
  return async (request): Promise<OwnAnswer | undefined> => {
    if (request.path !== '/signin/saml') return undefined
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' }, body: '' }
    try {
      return await signInBySaml(house, request)
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause
      return signInRefusal(cause, request)
    }
  }
}

type Role = SamlOffer['roles'][number]

async function signInBySaml(house: House, request: OwnRequest): Promise<OwnAnswer> {
  const form = new URLSearchParams((await request.body(bodyMaximum)).toString())
  const response = form.get('SAMLResponse') ?? ''
  if (response === '' || response.length > responseMaximum)
    throw badFederation('SAMLResponse is missing or too long')
  const offer = await samlOffer(house, response)
  if (offer === undefined || offer.roles.length === 0) {
    throw badFederation('The SAML response is not valid, or names no role here')
  }
  const relayState = form.get('RelayState') ?? ''
  const role = chosen(offer.roles, form.get('roleArn'))
  if (role === undefined) {
    const headers = { ...guards, 'content-type': 'text/html; charset=utf-8' }
    return {
      status: 200,
      headers,
      body: roleChoice(
        offer.roles.map(({ roleArn }) => roleArn),
        { response, relayState },
      ),
    }
  }
  const facts = ownFacts(house, request)
  const session = await assume(house, role, response, facts)
  const begun = await beginFederated(house, session, onceOf(house, offer))
  const caller = (await sessionCaller(house, session))!
  noteConsoleEvent(house, session.account, facts, {
    eventName: 'ConsoleLogin',
    userIdentity: userIdentity(caller),
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { MobileVersion: 'No', MFAUsed: 'No', SamlProviderArn: role.providerArn },
  })
  const place = consolePlace(relayState, request.headers['host'] ?? '') ?? consoleHome
  return redirect(place, { 'set-cookie': setCookie(begun, request) })
}

function chosen(roles: readonly Role[], roleArn: string | null): Role | undefined {
  return roles.length === 1 ? roles[0] : roles.find((role) => role.roleArn === roleArn)
}

/**
 * An assertion signs in once; it could be shown again for as long as AssumeRoleWithSAML would take it. INVARIANT: it
 * is known by what was signed: the text around it, and its base64, can be written in many ways.
 */
function onceOf(house: House, { id: signed, sessionSeconds, sessionEnds }: SamlOffer) {
  const now = house.clock.now()
  const id = `saml/${createHash('sha256').update(signed).digest('base64url')}`
  const left = sessionEnds === undefined ? Number.POSITIVE_INFINITY : Math.floor((sessionEnds - now) / 1000)
  const seconds = sessionSeconds === undefined ? undefined : Math.min(sessionSeconds, left)
  return { id, expires: now + 60 * 60 * 1000, seconds }
}

/** AssumeRoleWithSAML as the server runs it, with its place in the trail. */
async function assume(house: House, role: Role, response: string, request: RequestFacts): Promise<Session> {
  const operation = 'AssumeRoleWithSAML'
  const action = sts.actions[operation]
  if (action === undefined || action === 'not yet') throw new Error(`${operation} is not there`)
  const now = house.clock.now()
  const asking: Asking = { house, caller: anonymous, request, action: `sts:${operation}`, now }
  const call: Call<object> = {
    input: { RoleArn: role.roleArn, PrincipalArn: role.providerArn, SAMLAssertion: response },
    caller: anonymous,
    house,
    request,
    now,
    refusals: [],
    may: (ask) => decide(asking, ask).decision.outcome === 'Allowed',
    receive: () => Promise.reject(new Error('a form has no further body')),
    responseHeaders: {},
  }
  if (!house.organizations.areCurrent()) await house.organizations.refresh()
  const questions = await action.access(call)
  const { asked, refusal } = await authorize(sts, operation, asking, questions)
  const caller = asked[0]?.caller ?? anonymous
  const parameters = { roleArn: role.roleArn, principalArn: role.providerArn }
  house.trail.record({
    service: 'sts',
    operation,
    caller,
    request,
    time: now,
    parameters,
    error: refusal,
    asked,
  })
  if (refusal !== undefined) throw refusal
  const { Credentials } = (await action.run(call, questions.found)) as {
    Credentials: { SessionToken: string }
  }
  return openSession(house, Credentials.SessionToken)!
}
