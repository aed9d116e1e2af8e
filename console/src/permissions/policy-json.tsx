import Box from '@cloudscape-design/components/box'
import { lazy, Suspense, type ComponentProps } from 'react'

const JsonEditor = lazy(() => import('../policy-editor/json-editor.tsx'))

/** The policy editor, loaded when a page shows one. */
export function PolicyJson(props: ComponentProps<typeof JsonEditor>) {
  return (
    <Suspense fallback={<Box color="text-body-secondary">Loading the editor</Box>}>
      <JsonEditor {...props} />
    </Suspense>
  )
}
