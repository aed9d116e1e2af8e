import type { Authorization } from '../../signin/authorization-code.ts'
import type { OwnRequest } from '../front.ts'

/** What a link of `aws login` asks for; what is missing is empty, and refused as such. */
export function askedFor(query: URLSearchParams): Authorization {
  const read = (name: string) => query.get(name) ?? ''
  return {
    clientId: read('client_id'),
    redirectUri: read('redirect_uri'),
    codeChallenge: read('code_challenge'),
    codeChallengeMethod: read('code_challenge_method'),
    scope: read('scope'),
    responseType: read('response_type'),
  }
}

/** The redirect of `aws login --remote`, by which the code is shown and not sent. */
export function confirmationOf({ headers, secure }: OwnRequest): string {
  return `http${secure ? 's' : ''}://${headers['host']}/v1/sessions/confirmation`
}
