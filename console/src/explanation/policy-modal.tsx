import Modal from '@cloudscape-design/components/modal'
import { useMemo } from 'react'
import { parsePolicy } from '../../../src/policy/text/parse.ts'
import { TextEditor } from '../policy-editor/text-editor.tsx'

const noMarks: never[] = []

/** A policy's text with some of its statements tinted. */
export function PolicyModal(props: {
  title: string
  text: string
  statements: readonly number[]
  onDismiss: () => void
}) {
  const { text, statements } = props
  const wanted = statements.join()
  const found = useMemo(() => passagesOf(text, wanted), [text, wanted])
  return (
    <Modal visible size="large" header={props.title} onDismiss={props.onDismiss}>
      <TextEditor
        value={text}
        readOnly
        onChange={() => {}}
        label={`Policy ${props.title}`}
        marks={noMarks}
        found={found}
      />
    </Modal>
  )
}

function passagesOf(text: string, wanted: string): { from: number; to: number }[] {
  const parsed = parsePolicy(text)
  if ('findings' in parsed) return []
  const lines = text.split('\n')
  const starts = lines.map((_, at) => lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0))
  const offset = ({ line, column }: { line: number; column: number }) => starts[line - 1]! + column - 1
  const indices = wanted.split(',')
  return parsed.document.statements
    .filter(({ index }) => indices.includes(String(index)))
    .map(({ start, end }) => ({ from: offset(start), to: offset(end) }))
}
