import type { BreadcrumbGroupProps } from '@cloudscape-design/components/breadcrumb-group'
import type { FlashbarProps } from '@cloudscape-design/components/flashbar'
import { createContext, useContext, useEffect } from 'react'

/** What a page tells the shell about itself. */
export type PageInfo = { title: string; breadcrumbs: BreadcrumbGroupProps.Item[]; wide?: boolean }

/** A message above the page; success goes away when the next page but one is visited. */
export type Flash = { type: FlashbarProps.Type; header?: string; content: React.ReactNode }

/** What the shell offers to its pages. */
export type PageShell = { show(info: PageInfo): void; flash(message: Flash): void }

/** The shell that the page stands in. */
export const PageContext = createContext<PageShell>({ show() {}, flash() {} })

/** Names the page in the browser's tab and in the breadcrumbs: pairs of text and address, this page last. */
export function usePage(title: string, trail: readonly (readonly [text: string, href: string])[]): void {
  const { show } = useContext(PageContext)
  const key = JSON.stringify(trail)
  useEffect(() => {
    document.title = `${title} | Understudy`
    const steps = JSON.parse(key) as [string, string][]
    show({ title, breadcrumbs: steps.map(([text, href]) => ({ text, href })) })
  }, [show, title, key])
}

/** Shows a message above the page, also above the page that is visited next. */
export function useFlash(): (message: Flash) => void {
  return useContext(PageContext).flash
}
