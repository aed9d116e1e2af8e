import type { Selection } from './selection.ts'
import { lazy, Suspense, useLayoutEffect, useRef, type ComponentProps, type RefObject } from 'react'
import { afterPaint } from '../shell/after-paint.ts'
import './editor.css'

const CodeEditor = lazy(() => afterPaint().then(() => import('./code-editor.tsx')))

type EditorProps = Omit<ComponentProps<typeof CodeEditor>, 'begun'>

/**
 * The code editor. Its code is loaded once the page stands; until then the text is there to be read, or to be
 * written in a plain field. Whoever writes meanwhile goes on at the same place.
 */
export function TextEditor(props: EditorProps) {
  const begun = useRef<Selection>(undefined)
  return (
    <Suspense fallback={<PlainText {...props} begun={begun} />}>
      <CodeEditor {...props} begun={begun} />
    </Suspense>
  )
}

function PlainText(props: EditorProps & { begun: RefObject<Selection | undefined> }) {
  const { value, readOnly, label, onChange, begun } = props
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(
    () => () => {
      const left = field.current
      if (left === null || document.activeElement !== left) return
      begun.current = { from: left.selectionStart, to: left.selectionEnd }
    },
    [begun],
  )
  if (readOnly) {
    return (
      // A long text scrolls, which keys must be able to do too.
      <pre className="editor plain-text mono" tabIndex={0} role="region" aria-label={label}>
        {value}
      </pre>
    )
  }
  return (
    <textarea
      ref={field}
      className="editor editor-writable plain-text mono"
      aria-label={label}
      spellCheck={false}
      rows={value.split('\n').length}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
