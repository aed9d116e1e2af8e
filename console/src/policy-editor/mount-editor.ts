import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import type { CompletionSource } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  tooltips,
  type DecorationSet,
} from '@codemirror/view'
import { editorLook } from './editor-theme.ts'
import type { Mark } from './findings.ts'

/** What an editor is made with; `complete` offers what may stand at the cursor. */
export type EditorOptions = {
  value: string
  label: string
  readOnly: boolean
  onChange: (value: string) => void
  complete?: CompletionSource | undefined
}

/** An editor on the page; offsets count UTF-16 code units of its text. */
export type Editor = {
  setValue(value: string): void
  setReadOnly(readOnly: boolean): void
  setMarks(marks: readonly Mark[]): void
  /** Tints whole passages: the statements that decided, say. */
  setFound(passages: readonly { from: number; to: number }[]): void
  /** Scrolls to a passage, selects it and takes the focus. */
  show(from: number, to: number): void
  destroy(): void
}

const find = StateEffect.define<readonly { from: number; to: number }[]>()
const foundLine = Decoration.line({ class: 'cm-found' })

const foundField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(found, { effects, changes, state }) {
    for (const effect of effects) if (effect.is(find)) return linesOf(state, effect.value)
    return found.map(changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/**
 * Puts an editor for JSON into a host element, in a shadow root of its own: its style sheets are adopted there,
 * which a Content-Security-Policy without inline styles permits.
 */
export function mountEditor(host: HTMLElement, options: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const writing = new Compartment()
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.value,
      extensions: [
        common,
        writing.of(writable(options.readOnly, options.label)),
        options.complete === undefined ? [] : autocompletion({ override: [options.complete], icons: false }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) options.onChange(state.doc.toString())
        }),
      ],
    }),
  })
  // Escape lets Tab leave the editor; a modal around it must not take it for a wish to be closed, with all that
  // is written in it.
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape' && !view.state.readOnly) event.stopPropagation()
  })
  return {
    setValue(value) {
      if (value === view.state.doc.toString()) return
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: value },
        // A step of its own: undoing it takes nothing back that was typed just before.
        annotations: isolateHistory.of('full'),
      })
    },
    setReadOnly: (readOnly) => {
      view.dispatch({ effects: writing.reconfigure(writable(readOnly, options.label)) })
    },
    setMarks: (marks) => {
      const { length } = view.state.doc
      const shown = marks.filter(({ from, to }) => from <= length && to <= length)
      view.dispatch(setDiagnostics(view.state, shown))
    },
    setFound: (passages) => view.dispatch({ effects: find.of(passages) }),
    show(from, to) {
      const { length } = view.state.doc
      const anchor = Math.min(from, length)
      view.dispatch({
        selection: { anchor, head: Math.min(to, length) },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      })
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}

const common = [
  editorLook,
  json(),
  lineNumbers(),
  history(),
  drawSelection(),
  indentOnInput(),
  indentUnit.of('    '),
  bracketMatching(),
  closeBrackets(),
  lintGutter(),
  foundField,
  EditorView.lineWrapping,
  EditorState.tabSize.of(4),
  tooltips({ position: 'fixed' }),
]

function writable(readOnly: boolean, label: string) {
  const keys = [
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...historyKeymap,
    ...completionKeymap,
    ...lintKeymap,
  ]
  return [
    EditorState.readOnly.of(readOnly),
    readOnly
      ? keymap.of(defaultKeymap)
      : [keymap.of([...keys, indentWithTab]), highlightActiveLine(), highlightActiveLineGutter()],
    EditorView.contentAttributes.of({
      'aria-label': label,
      tabindex: '0',
      'aria-readonly': String(readOnly),
      // Whoever types with the keyboard alone must be able to leave: the editor lets Tab go after Escape.
      ...(readOnly ? {} : { 'aria-description': 'To leave the editor, press Escape and then Tab.' }),
    }),
  ]
}

function linesOf(state: EditorState, passages: readonly { from: number; to: number }[]): DecorationSet {
  const starts = new Set<number>()
  for (const { from, to } of passages) {
    const last = state.doc.lineAt(Math.min(to, state.doc.length)).number
    for (let line = state.doc.lineAt(Math.min(from, state.doc.length)).number; line <= last; line += 1) {
      starts.add(state.doc.line(line).from)
    }
  }
  return Decoration.set([...starts].sort((a, b) => a - b).map((start) => foundLine.range(start)))
}
