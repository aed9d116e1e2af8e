import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** A colour of the light page and the one of the dark page; `color-scheme` of the document chooses. */
function color(light: string, dark: string): string {
  return `light-dark(${light}, ${dark})`
}

const text = color('#0f141a', '#ebebf0')
const quiet = color('#5f6b7a', '#a4adb8')
const ground = color('#ffffff', '#161d26')
const raised = color('#f6f6f9', '#1b232d')
const border = color('#8c8c94', '#656871')
const accent = color('#006ce0', '#42b4ff')
const error = color('#db0000', '#ff7a7a')
const warning = color('#855900', '#fbd332')
const information = color('#006ce0', '#42b4ff')

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: color('#0b4fa8', '#75cfff') },
  { tag: tags.string, color: color('#00692f', '#7ce38b') },
  { tag: [tags.number, tags.bool, tags.null], color: color('#962249', '#ff9ec0') },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: quiet },
])

const look = EditorView.theme({
  '&': { color: text, background: ground, border: `1px solid ${border}`, borderRadius: '8px' },
  '&.cm-focused': { outline: `2px solid ${accent}`, outlineOffset: '1px' },
  '.cm-scroller': {
    fontFamily: "Monaco, Menlo, Consolas, 'Courier Prime', monospace",
    fontSize: '13px',
    lineHeight: '20px',
    maxHeight: 'var(--editor-max-height, none)',
    borderRadius: '8px',
    overflow: 'auto',
  },
  '.cm-content, .cm-gutter': { minHeight: 'var(--editor-min-height, 0)' },
  '.cm-content': { caretColor: text, padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: text },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: color('#b8d8ff', '#22456e'),
  },
  '.cm-gutters': {
    color: quiet,
    background: raised,
    border: 'none',
    borderRight: `1px solid ${color('#dedee3', '#424650')}`,
  },
  '.cm-activeLine': { background: color('#f0f4fa80', '#20293480') },
  '.cm-activeLineGutter': { background: color('#e6ebf2', '#232b37'), color: text },
  '&.cm-focused .cm-matchingBracket': {
    background: color('#d1f1d9', '#1d4a2a'),
    outline: `1px solid ${color('#00802f', '#2bb534')}`,
  },
  '&.cm-focused .cm-nonmatchingBracket': { background: color('#ffe0e0', '#5c1d1d') },
  '.cm-tooltip': {
    color: text,
    background: color('#ffffff', '#1b232d'),
    border: `1px solid ${border}`,
    borderRadius: '8px',
    boxShadow: '0 4px 20px 1px rgba(0, 7, 22, 0.15)',
    overflow: 'hidden',
    fontFamily: "'Open Sans', 'Helvetica Neue', Roboto, Arial, sans-serif",
    fontSize: '14px',
    maxWidth: 'min(560px, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: "Monaco, Menlo, Consolas, 'Courier Prime', monospace",
    fontSize: '13px',
    maxHeight: '280px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 12px', lineHeight: '20px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: '#ffffff', background: '#006ce0' },
  '.cm-completionDetail': { color: quiet, fontStyle: 'normal', marginInlineStart: '12px' },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: '#ffffff' },
  '.cm-tooltip.cm-completionInfo': { padding: '8px 12px', overflow: 'visible' },
  '.cm-diagnostic': { padding: '8px 12px', borderLeftWidth: '4px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeftColor: error },
  '.cm-diagnostic-warning': { borderLeftColor: warning },
  '.cm-diagnostic-info, .cm-diagnostic-hint': { borderLeftColor: information },
  '.cm-lintRange': { backgroundImage: 'none !important', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { textDecoration: `underline wavy ${error}` },
  '.cm-lintRange-warning': { textDecoration: `underline wavy ${warning}` },
  '.cm-lintRange-info, .cm-lintRange-hint': { textDecoration: `underline dotted ${information}` },
  '.cm-found': { background: color('#fff3c4', '#4d4110') },
})

/** How changes look in a comparison of two texts. */
export const diffLook = EditorView.theme({
  '&.cm-merge-a .cm-changedLine': { background: color('#ffe9e9', '#3d181b') },
  '&.cm-merge-b .cm-changedLine': { background: color('#e2f6e6', '#12301b') },
  '&.cm-merge-a .cm-changedText': { background: color('#ffcccc', '#6e2529') },
  '&.cm-merge-b .cm-changedText': { background: color('#aee5bb', '#15502a') },
  '&.cm-merge-a .cm-changedLineGutter': { background: error },
  '&.cm-merge-b .cm-changedLineGutter': { background: color('#00802f', '#2bb534') },
  '.cm-deletedChunk': { background: color('#ffe9e9', '#3d181b') },
  '.cm-deletedChunk .cm-deletedText': { background: color('#ffcccc', '#6e2529') },
  '&.cm-merge-b .cm-deletedChunk del': { textDecoration: 'none' },
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: "'⋯'" },
  '.cm-collapsedLines': { color: text, background: `${raised} !important`, padding: '4px 12px' },
})

/** How the editor looks: the console's colours, light and dark. It needs a document with a `color-scheme`. */
export const editorLook = [look, syntaxHighlighting(colors)]
