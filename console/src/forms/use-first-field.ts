import { useEffect, useRef, type RefObject } from 'react'

/** A part of a modal whose first field gets the focus, which Cloudscape gives to the cross that closes. */
export function useFirstField<Part extends HTMLElement = HTMLFormElement>(): RefObject<Part | null> {
  const form = useRef<Part>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('input, textarea, button[aria-haspopup=listbox]')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [])
  return form
}
