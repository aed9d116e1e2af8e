import { json } from '@codemirror/lang-json'
import { lineNumbers, EditorView } from '@codemirror/view'
import { EditorState } from '@codemirror/state'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { useEffect, useRef } from 'react'
import './editor.css'
import { diffLook, editorLook } from './editor-theme.ts'

const collapseUnchanged = { margin: 3, minSize: 6 }

/** Two texts side by side, what differs in colour and long passages that do not folded away. */
export default function DiffEditor(props: {
  before: string
  after: string
  labels: readonly [before: string, after: string]
}) {
  const host = useRef<HTMLDivElement>(null)
  const { before, after, labels } = props
  useEffect(() => {
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' })
    // Beside one another on a page that is wide enough, else in one text.
    const view = matchMedia('(width < 700px)').matches
      ? new EditorView({
          root,
          parent: root,
          doc: after,
          extensions: [
            readable(labels[1]),
            unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged }),
          ],
        })
      : new MergeView({
          root,
          parent: root,
          a: { doc: before, extensions: readable(labels[0]) },
          b: { doc: after, extensions: readable(labels[1]) },
          collapseUnchanged,
        })
    return () => view.destroy()
  }, [before, after, labels[0], labels[1]])
  return <div className="editor" ref={host} />
}

function readable(label: string) {
  return [
    editorLook,
    diffLook,
    json(),
    lineNumbers(),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
  ]
}
