import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import JsonEditor from './json-editor.tsx'
import { PolicySummary } from './policy-summary.tsx'

/** A policy to be read: its summary or its text, with a way to change it where there is one. */
export function PolicyDocument(props: {
  text: string
  kind?: 'identity' | 'trust' | 'resource'
  /** The address of the page that edits it. */
  editHref?: string
  label?: string
}) {
  const { text, kind = 'identity' } = props
  const [view, setView] = useState('summary')
  return (
    <SpaceBetween size="s">
      <div className="editor-bar">
        <SegmentedControl
          label="View of the policy"
          selectedId={view}
          onChange={({ detail }) => setView(detail.selectedId)}
          options={[
            { id: 'summary', text: 'Summary' },
            { id: 'json', text: 'JSON' },
          ]}
        />
        <div className="actions">
          <CopyToClipboard
            copyButtonText="Copy JSON"
            copySuccessText="Policy copied"
            copyErrorText="The policy could not be copied"
            textToCopy={text}
          />
          {props.editHref !== undefined && <Button href={props.editHref}>Edit</Button>}
        </div>
      </div>
      {view === 'summary' && <PolicySummary text={text} kind={kind} />}
      {view === 'json' && (
        <JsonEditor value={text} readOnly kind={kind} ariaLabel={props.label ?? 'Policy document'} />
      )}
    </SpaceBetween>
  )
}
