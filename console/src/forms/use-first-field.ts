import { useEffect, useRef, type RefObject } from 'react'

/** A modal's form, whose first field gets the focus, which Cloudscape gives to the cross that closes. */
export function useFirstField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('input, textarea, button[aria-haspopup=listbox]')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [])
  return form
}
