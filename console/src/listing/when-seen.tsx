import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react'

/** Whether rows still arrive and move the others about; true while a list is loaded page by page. */
export const RowsMove = createContext(false)

// LIMIT: a screen's third ahead, so that who scrolls slowly finds the rows filled.
const ahead = '300px'

/**
 * Renders what is within it once it comes into sight and stays at its place, and keeps it: what is asked row by
 * row waits for that.
 */
export function WhenSeen({ children }: { children: ReactNode }) {
  const place = useRef<HTMLSpanElement>(null)
  const [seen, setSeen] = useState(false)
  const moving = useContext(RowsMove)
  useEffect(() => {
    if (seen || moving) return undefined
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: ahead },
    )
    observer.observe(place.current!)
    return () => observer.disconnect()
  }, [seen, moving])
  return seen ? (
    children
  ) : (
    <span ref={place} aria-label="Loading">
      …
    </span>
  )
}
