import Box from '@cloudscape-design/components/box'
import { lazy, Suspense, type ComponentProps } from 'react'
import { sizeLimits } from '../policy-editor/policy-text.ts'

const JsonEditor = lazy(() => import('../policy-editor/json-editor.tsx'))
const PolicyEditor = lazy(async () => {
  const { PolicyEditor: editor } = await import('../policy-editor/policy-editor.tsx')
  return { default: editor }
})

/** The policy editor, loaded when a page shows one: with findings and completion where a policy is written. */
export function PolicyJson(props: ComponentProps<typeof JsonEditor>) {
  const { value, onChange, readOnly, kind, ariaLabel } = props
  return (
    <Suspense fallback={<Box color="text-body-secondary">Loading the editor</Box>}>
      {readOnly || onChange === undefined || kind === undefined ? (
        <JsonEditor {...props} />
      ) : (
        <PolicyEditor
          value={value}
          onChange={onChange}
          kind={kind}
          limit={kind === 'trust' ? sizeLimits.trust : undefined}
          label={ariaLabel}
        />
      )}
    </Suspense>
  )
}
