import { lazy, Suspense, useDeferredValue, useMemo } from 'react'
import './editor.css'
import { findingsOf, marksOf } from './findings.ts'

const CodeEditor = lazy(() => import('./code-editor.tsx'))

/**
 * An editor for a JSON document: colours, line numbers, bracket matching, undo, and marks where the text is
 * wrong for its `kind` of policy (without a kind, where it is not JSON). The editor's code is loaded when one
 * is shown; until then the text stands there.
 */
export default function JsonEditor(props: {
  value: string
  onChange?: (value: string) => void
  readOnly?: boolean
  kind?: 'identity' | 'trust' | 'resource'
  ariaLabel: string
}) {
  const { value, kind } = props
  const checked = useDeferredValue(value)
  const marks = useMemo(() => marksOf(findingsOf(checked, kind ?? 'json'), checked.length), [checked, kind])
  return (
    <Suspense fallback={<pre className="editor mono">{value}</pre>}>
      <CodeEditor
        value={value}
        onChange={props.onChange ?? (() => {})}
        readOnly={props.readOnly ?? props.onChange === undefined}
        label={props.ariaLabel}
        marks={props.readOnly ? noMarks : marks}
      />
    </Suspense>
  )
}

const noMarks: never[] = []
