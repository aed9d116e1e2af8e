import type { CompletionSource } from '@codemirror/autocomplete'
import { useEffect, useImperativeHandle, useRef, type Ref, type RefObject } from 'react'
import type { Mark } from './findings.ts'
import { mountEditor, type Editor } from './mount-editor.ts'
import type { Selection } from './selection.ts'

/** What an editor lets its page do: go to a passage. */
export type EditorHandle = Pick<Editor, 'show'>

/** The editor itself, with everything it needs loaded; pages use `TextEditor` or what is built on it. */
export default function CodeEditor(props: {
  value: string
  onChange: (value: string) => void
  readOnly: boolean
  label: string
  marks: readonly Mark[]
  found?: readonly { from: number; to: number }[]
  complete?: CompletionSource
  /** Where somebody was already writing as the editor came. */
  begun: RefObject<Selection | undefined>
  ref?: Ref<EditorHandle>
}) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(undefined)
  const latest = useRef(props)
  latest.current = props
  // What the editor told of, from the text that the page shows on: on a busy machine the page gets to show one
  // while the next key is there already, which must not be taken back.
  const told = useRef<string[]>([])

  useEffect(() => {
    const { value, readOnly, label, complete, begun } = latest.current
    editor.current = mountEditor(host.current!, {
      value,
      readOnly,
      label,
      onChange: (text) => {
        told.current.push(text)
        latest.current.onChange(text)
      },
      // Asked through the latest properties, so that what is known grows while the editor stands.
      complete: complete && ((context) => latest.current.complete?.(context) ?? null),
    })
    if (begun.current !== undefined) editor.current.show(begun.current.from, begun.current.to)
    return () => editor.current?.destroy()
  }, [])

  useImperativeHandle(props.ref, () => ({ show: (from, to) => editor.current?.show(from, to) }), [])
  useEffect(() => {
    const at = told.current.lastIndexOf(props.value)
    told.current = at === -1 ? [] : told.current.slice(at)
    if (at === -1) editor.current?.setValue(props.value)
  }, [props.value])
  useEffect(() => editor.current?.setReadOnly(props.readOnly), [props.readOnly])
  useEffect(() => editor.current?.setMarks(props.marks), [props.marks])
  useEffect(() => editor.current?.setFound(props.found ?? []), [props.found])

  return <div className={props.readOnly ? 'editor' : 'editor editor-writable'} ref={host} />
}
