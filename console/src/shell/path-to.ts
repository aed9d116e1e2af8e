import type { MouseEvent } from 'react'

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** The address of a page, for an `href`: `pathTo('groups', 'details', name)`; each part is encoded. */
export function pathTo(...parts: string[]): string {
  return `${base}/${parts.map(encodeURIComponent).join('/')}`
}

/**
 * The path within the console that a click on a link asks for, or undefined where the browser shall follow
 * it (another site, another tab, a download).
 */
export function followedPath(event: MouseEvent): string | undefined {
  const link = (event.target as Element).closest?.('a[href]')
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0) return undefined
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  if ((link.target !== '' && link.target !== '_self') || link.hasAttribute('download')) return undefined
  if (link.origin !== location.origin || !link.pathname.startsWith(`${base}/`)) return undefined
  return link.pathname.slice(base.length) + link.search + link.hash
}
