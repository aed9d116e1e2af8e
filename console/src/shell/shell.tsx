import AppLayout from '@cloudscape-design/components/app-layout'
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import Flashbar from '@cloudscape-design/components/flashbar'
import SideNavigation from '@cloudscape-design/components/side-navigation'
import { Suspense, useCallback, useEffect, useMemo, useState, type MouseEvent } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { home, routes } from '../routes.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Loading } from './loading.tsx'
import { navigationEntry, navigationOf, serviceOf } from './navigation.ts'
import { NotFound } from './not-found.tsx'
import { PageContext, type Flash, type PageInfo } from './page-context.tsx'
import { followedPath, pathTo } from './path-to.ts'
import { TopBar } from './top-bar.tsx'

type ShownFlash = Flash & { id: string; visits: number }

const items = navigationOf(routes.map(({ path }) => path)).map(({ title, pages }) => ({
  type: 'section' as const,
  text: title,
  items: pages.map(([text, path]) => ({ type: 'link' as const, text, href: pathTo(path.slice(1)) })),
}))

/** Top bar, navigation, breadcrumbs and messages around the page of the address. */
export default function Shell() {
  const [path, navigate] = useLocation()
  const [info, setInfo] = useState<PageInfo>({ title: '', breadcrumbs: [] })
  const { flashes, flash, dismiss } = useFlashes(path)
  const page = useMemo(() => ({ show: setInfo, flash }), [flash])
  const [navigationOpen, setNavigationOpen] = useState(() => matchMedia('(min-width: 900px)').matches)

  // One place follows every link of every component, so that pages write nothing but `href`.
  const follow = (event: MouseEvent) => {
    const next = followedPath(event)
    if (next === undefined) return
    event.preventDefault()
    navigate(next)
    if (!matchMedia('(min-width: 900px)').matches) setNavigationOpen(false)
  }

  // Cloudscape gives the navigation of narrow screens an orientation, which a landmark cannot have.
  useEffect(() => document.querySelector('nav[aria-orientation]')?.removeAttribute('aria-orientation'))

  const entry = navigationEntry(path)
  const [service, start] = serviceOf(path)
  const steps = [{ text: service, href: pathTo(start.slice(1)) }, ...info.breadcrumbs]
  return (
    <PageContext value={page}>
      <div onClick={follow} role="presentation">
        <TopBar />
        <AppLayout
          headerSelector="#top"
          toolsHide
          navigationOpen={navigationOpen}
          onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
          navigation={<SideNavigation activeHref={entry && pathTo(entry[1].slice(1))} items={items} />}
          breadcrumbs={info.breadcrumbs.length > 0 && <BreadcrumbGroup items={steps} />}
          notifications={
            <Flashbar
              items={flashes.map(({ id, type, header, content }) => ({
                id,
                type,
                header,
                content,
                dismissible: true,
                dismissLabel: 'Dismiss',
                onDismiss: () => dismiss(id),
              }))}
            />
          }
          content={
            <ErrorBoundary key={path}>
              <Suspense fallback={<Loading />}>
                <Pages />
              </Suspense>
            </ErrorBoundary>
          }
        />
      </div>
    </PageContext>
  )
}

function Pages() {
  return (
    <Switch>
      {routes.map(({ path, page }) => (
        <Route key={path} path={path} component={page} />
      ))}
      <Route path="/">
        <Redirect to={home} replace />
      </Route>
      <Route component={NotFound} />
    </Switch>
  )
}

function useFlashes(path: string) {
  const [flashes, setFlashes] = useState<ShownFlash[]>([])
  const flash = useCallback((message: Flash) => {
    setFlashes((shown) => [...shown, { ...message, id: crypto.randomUUID(), visits: 0 }])
  }, [])
  const dismiss = useCallback((id: string) => setFlashes((shown) => shown.filter((one) => one.id !== id)), [])
  useEffect(() => {
    // A message lives on the page it was said on and on the one that was gone to thereby.
    setFlashes((shown) =>
      shown.map((one) => ({ ...one, visits: one.visits + 1 })).filter(({ visits }) => visits < 2),
    )
  }, [path])
  return { flashes, flash, dismiss }
}
