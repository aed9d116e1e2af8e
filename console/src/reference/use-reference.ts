import { useEffect, useState } from 'react'
import { loadReference, type Reference } from './reference.ts'

/** The reference of AWS's services; undefined while it loads and where it cannot be loaded. */
export function useReference(): Reference | undefined {
  const [reference, setReference] = useState<Reference>()
  useEffect(() => {
    let wanted = true
    // Without it an editor offers less and a summary knows no levels; the page works on.
    loadReference().then(
      (loaded) => wanted && setReference(loaded),
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [])
  return reference
}
