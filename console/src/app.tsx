import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { lazy, Suspense } from 'react'
import { Router } from 'wouter'
import { requestOf } from '../../src/kernel/authorization-id.ts'
import { loadPage } from './routes.tsx'
import type { Session } from './session/api.ts'
import { SessionProvider, useSession } from './session/session-context.tsx'
import { Loading } from './shell/loading.tsx'

const base = import.meta.env.BASE_URL.replace(/\/$/, '')
// A refusal of IAM's leads to `#/authorization-details/ID`, as AWS's console has it; here that is the request's page.
const refused = /^#\/authorization-details\/([0-9a-z]+)$/.exec(location.hash)
const request = refused === null ? undefined : requestOf(refused[1]!)
if (request !== undefined) history.replaceState(null, '', `${base}/event-history/${request.requestId}`)

const SignInPage = lazy(() => import('./sign-in/sign-in-page.tsx'))
// The page comes with the shell around it, not after it.
const Shell = lazy(() => {
  loadPage(location.pathname.slice(base.length))
  return import('./shell/shell.tsx')
})

/** The whole console: the sign-in page, or the shell around the page of the address, by the sign-ins `held`. */
export function App({ held }: { held: Promise<Session[]> }) {
  return (
    <Router base={base}>
      <I18nProvider locale="en" messages={[messages]}>
        <SessionProvider held={held}>
          <Suspense fallback={<Loading />}>
            <Front />
          </Suspense>
        </SessionProvider>
      </I18nProvider>
    </Router>
  )
}

function Front() {
  const { status, identity } = useSession()
  if (status === 'restoring') return <Loading />
  if (identity === undefined) return <SignInPage />
  // Another identity is another console: nothing that the last one saw stays in a component.
  return <Shell key={identity.key} />
}
