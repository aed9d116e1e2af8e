import { SignInError } from './sign-in-error.ts'

/** One sign-in this browser holds; `expires` is an ISO time. */
export type Session = {
  sessionId: string
  kind: 'user' | 'root' | 'federated'
  account: string
  alias?: string
  arn: string
  name: string
  mfa: boolean
  expires: string
}

/** What a person gives to sign in; without `userName` it is the account's root. */
export type SignInAttempt = {
  account: string
  userName?: string
  password: string
  mfaCode?: string
  newPassword?: string
}

/** What the server asks for next, or the sign-in itself. */
export type SignInAnswer =
  | { status: 'signed-in'; session: Session }
  | { status: 'mfa-required' }
  | { status: 'new-password-required' }

/** Temporary credentials of a sign-in; `expiration` is an ISO time. */
export type SessionCredentials = {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  expiration: string
  session: Session
}

/** Tries to sign in. Throws `SignInError` with AWS's sentence where that is refused. */
export function signIn(attempt: SignInAttempt): Promise<SignInAnswer> {
  return post('sign-in', attempt)
}

/** Every sign-in this browser holds, newest first. */
export async function listSessions(): Promise<Session[]> {
  const { sessions } = await post<{ sessions: Session[] }>('list', {})
  return sessions
}

/** Fresh credentials of one sign-in. Throws `SignInError` (401 or 403) once the sign-in is over. */
export function sessionCredentials(sessionId: string): Promise<SessionCredentials> {
  return post('credentials', { sessionId })
}

/** Ends one sign-in; the others of this browser stay. */
export async function signOut(sessionId: string): Promise<void> {
  await post('sign-out', { sessionId })
}

/** The 12 digits of an account that is named by them or by its alias. */
export function resolveAccount(account: string): Promise<{ account: string; alias?: string }> {
  return post('account', { account })
}

async function post<Answer>(action: string, input: object): Promise<Answer> {
  const response = await fetch(`${import.meta.env.BASE_URL}session/${action}`, {
    method: 'POST',
    // The header no form of a foreign page can send, so the server knows that the console asks.
    headers: { 'content-type': 'application/json', 'x-understudy-console': '1' },
    body: JSON.stringify(input),
  })
  const answer = (await response.json().catch(() => ({}))) as { code?: string; message?: string }
  if (response.ok) return answer as Answer
  throw new SignInError(
    answer.code ?? `Status${response.status}`,
    response.status,
    answer.message ?? `The server answered with status ${response.status}.`,
  )
}
