import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { awsClients, type Aws } from '../aws/clients.ts'
import { createQueryCache, type QueryCache } from '../aws/query-cache.ts'
import { serverConfig } from '../aws/server-config.ts'
import { signOut as endSession, type Session } from './api.ts'
import { roleCredentials, signInCredentials, type CredentialProvider } from './credentials.ts'
import { rememberRole, type SwitchedRole } from './switched-role.ts'
import { readTab, writeTab, type TabState } from './tab.ts'

/** Whom this tab acts as: the sign-in itself, or the role it switched to. */
export type Identity = {
  /** Changes whenever the tab acts as somebody else. */
  key: string
  /** The account the calls go to. */
  account: string
  session: Session
  role?: SwitchedRole
  credentials: CredentialProvider
  aws: Aws
  cache: QueryCache
}

/** The tab's sign-in, and what can be done about it. */
export type SessionState = {
  status: 'restoring' | 'signed-out' | 'signed-in'
  identity?: Identity
  /** Every sign-in of this browser, this tab's among them. */
  sessions: Session[]
  /** Whether this tab's sign-in ended by itself: its time was over, or it was ended elsewhere. */
  ended: boolean
  /** Shows another sign-in in this tab, as itself. */
  use(session: Session): void
  /** Tries to assume the role as the original sign-in; on refusal the tab stays who it was and this throws. */
  switchRole(role: SwitchedRole): Promise<void>
  switchBack(): void
  signOut(): Promise<void>
  /** Shows the sign-in page in this tab; the sign-in it showed lives on. */
  askToSignIn(): void
}

const SessionContext = createContext<SessionState | undefined>(undefined)
const region = async () => (await serverConfig()).region

/** Restores the tab's sign-in from those that the browser holds, and keeps it for everything below. */
export function SessionProvider({
  held: given,
  children,
}: {
  held: Promise<Session[]>
  children: ReactNode
}) {
  const [status, setStatus] = useState<SessionState['status']>('restoring')
  const [sessions, setSessions] = useState<Session[]>([])
  const [identity, setIdentity] = useState<Identity>()

  const become = useCallback((next: Identity | undefined) => {
    writeTab(next ? { sessionId: next.session.sessionId, role: next.role } : { signedOut: true })
    // The first call needs them; a failure is told by the call that does.
    next?.credentials().catch(() => {})
    setIdentity(next)
    setStatus(next === undefined ? 'signed-out' : 'signed-in')
  }, [])

  const [ended, setEnded] = useState(false)
  const end = useCallback(() => become(undefined), [become])
  const over = useCallback(
    (sessionId: string) => {
      setSessions((held) => held.filter((session) => session.sessionId !== sessionId))
      setEnded(true)
      become(undefined)
    },
    [become],
  )

  useEffect(() => {
    given.then(
      (held) => {
        setSessions(held)
        const tab = readTab()
        const session = sessionOfTab(tab, held)
        if (session === undefined) return setStatus('signed-out')
        become(identityOf(session, over, tab.sessionId === session.sessionId ? tab.role : undefined))
      },
      () => setStatus('signed-out'),
    )
  }, [given, become, over])

  useEffect(() => {
    if (identity === undefined) return undefined
    const left = Date.parse(identity.session.expires) - Date.now()
    // LIMIT: a browser's timer counts to 2^31 milliseconds; a sign-in lasts twelve hours.
    const timer = setTimeout(() => over(identity.session.sessionId), Math.min(Math.max(left, 0), 2 ** 31 - 1))
    return () => clearTimeout(timer)
  }, [identity, over])

  const state = useMemo<SessionState>(
    () => ({
      status,
      identity,
      sessions,
      ended,
      use(session) {
        setEnded(false)
        setSessions((held) => [session, ...held.filter((other) => other.sessionId !== session.sessionId)])
        become(identityOf(session, over))
      },
      async switchRole(role) {
        if (identity === undefined) return
        const next = identityOf(identity.session, over, role)
        await next.credentials()
        rememberRole(role)
        become(next)
      },
      switchBack() {
        if (identity !== undefined) become(identityOf(identity.session, over))
      },
      async signOut() {
        const gone = identity?.session.sessionId
        if (gone !== undefined) await endSession(gone)
        setSessions((held) => held.filter((session) => session.sessionId !== gone))
        become(undefined)
      },
      askToSignIn: end,
    }),
    [status, identity, sessions, ended, become, end, over],
  )
  return <SessionContext value={state}>{children}</SessionContext>
}

/** The tab's sign-in and what can be done about it. */
export function useSession(): SessionState {
  const state = useContext(SessionContext)
  if (state === undefined) throw new Error('useSession is called outside of SessionProvider')
  return state
}

/** Whom this tab acts as; only for pages that are shown to somebody who is signed in. */
export function useIdentity(): Identity {
  const { identity } = useSession()
  if (identity === undefined) throw new Error('useIdentity is called by a page for people not signed in')
  return identity
}

/** A tab that knows no sign-in of its own takes the newest one, unless its last one was signed out here. */
function sessionOfTab(tab: TabState, held: readonly Session[]): Session | undefined {
  if (tab.signedOut) return undefined
  return held.find(({ sessionId }) => sessionId === tab.sessionId) ?? held[0]
}

function identityOf(session: Session, over: (sessionId: string) => void, role?: SwitchedRole): Identity {
  const original = signInCredentials(session.sessionId, () => over(session.sessionId))
  const credentials = role === undefined ? original : roleCredentials(session, original, role, region)
  return {
    key: [session.sessionId, role?.account, role?.roleName].join('/'),
    account: role?.account ?? session.account,
    session,
    role,
    credentials,
    // Another tab may have signed out: whether the sign-in lives on, its own endpoint knows.
    aws: awsClients(credentials, () => void original.again().catch(() => {})),
    cache: createQueryCache(),
  }
}
