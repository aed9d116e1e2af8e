import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useDeferredValue, useMemo, useRef, type ReactNode } from 'react'
import { policySize } from '../../../src/policy/text/size.ts'
import { indented } from '../permissions/policy-holder.ts'
import { useReference } from '../reference/use-reference.ts'
import { useIdentity } from '../session/session-context.tsx'
import type { EditorHandle } from './code-editor.tsx'
import { findingsOf, marksOf, type DocumentKind } from './findings.ts'
import { FindingsList } from './findings-list.tsx'
import { firstStatement, withStatement } from './policy-text.ts'
import { TextEditor } from './text-editor.tsx'

const completions = () => import('./completions.ts')

/**
 * An editor for a policy: what the linter finds as one types, with a list below that leads to each place;
 * completion of actions, resources and conditions; the size against its limit, in characters without white space.
 */
export function PolicyEditor(props: {
  value: string
  onChange: (value: string) => void
  kind: Exclude<DocumentKind, 'json'>
  /** The most characters, and what they are counted for where that is not the policy alone. */
  limit?: number
  label?: string
  /** More buttons beside those of the editor. */
  actions?: ReactNode
}) {
  const { value, onChange, kind, limit } = props
  const { account } = useIdentity()
  const reference = useReference()
  const editor = useRef<EditorHandle>(null)
  const text = useDeferredValue(value)
  const findings = useMemo(
    () => findingsOf(text, kind, { reference: reference?.catalogue, account }),
    [text, kind, reference, account],
  )
  const marks = useMemo(() => marksOf(findings, text.length), [findings, text])
  const extended = withStatement(value, firstStatement(kind))
  return (
    <SpaceBetween size="s">
      <div className="editor-bar">
        <div className="actions">
          <Button
            formAction="none"
            iconName="add-plus"
            disabled={extended === undefined}
            onClick={() => onChange(extended!)}
          >
            Add statement
          </Button>
          <Button
            formAction="none"
            disabled={extended === undefined}
            onClick={() => onChange(indented(value))}
          >
            Format
          </Button>
          {props.actions}
        </div>
        {limit !== undefined && <SizeText size={policySize(text)} limit={limit} />}
      </div>
      <TextEditor
        ref={editor}
        value={value}
        onChange={onChange}
        readOnly={false}
        label={props.label ?? 'Policy document'}
        marks={marks}
        complete={async (context) =>
          (await completions()).completionsAt(context, { reference, kind, account })
        }
      />
      <FindingsList findings={findings} show={({ place }) => editor.current?.show(place.start, place.end)} />
    </SpaceBetween>
  )
}

function SizeText({ size, limit }: { size: number; limit: number }) {
  const over = size > limit
  return (
    <Box color={over ? 'text-status-error' : 'text-body-secondary'} fontSize="body-s">
      {size.toLocaleString('en')} of {limit.toLocaleString('en')} characters
      {over && ': too long to be saved'}
    </Box>
  )
}
