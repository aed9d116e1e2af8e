import { useDeferredValue, useMemo } from 'react'
import { findingsOf, marksOf } from './findings.ts'
import { TextEditor } from './text-editor.tsx'

/**
 * An editor for a JSON document: colours, line numbers, bracket matching, undo, and marks where the text is
 * wrong for its `kind` of policy (without a kind, where it is not JSON).
 */
export default function JsonEditor(props: {
  value: string
  onChange?: (value: string) => void
  readOnly?: boolean
  kind?: 'identity' | 'trust' | 'resource' | 'scp' | 'rcp'
  ariaLabel: string
}) {
  const { value, kind } = props
  const checked = useDeferredValue(value)
  const marks = useMemo(() => marksOf(findingsOf(checked, kind ?? 'json'), checked.length), [checked, kind])
  return (
    <TextEditor
      value={value}
      onChange={props.onChange ?? (() => {})}
      readOnly={props.readOnly ?? props.onChange === undefined}
      label={props.ariaLabel}
      marks={props.readOnly ? noMarks : marks}
    />
  )
}

const noMarks: never[] = []
