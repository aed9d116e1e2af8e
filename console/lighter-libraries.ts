import type { Plugin } from 'vite'

// Cloudscape's global styles carry eight fonts, 16 KB each, of which its components show two; what a browser
// does not find it slants and thickens itself.
const fewerFonts: Plugin = {
  name: 'fewer-fonts',
  enforce: 'pre',
  transform(code, id) {
    if (!/global-styles\/index\.css/.test(id)) return undefined
    const kept = code.replace(/@font-face \{[^}]*\}/g, (face) =>
      /font-weight: [47]00;\s+font-style: normal/.test(face) ? face : '',
    )
    return { code: kept, map: null }
  },
}

// Cloudscape's messages come parsed, so that the parser of messages is never called; its package has a door
// without it.
const noMessageParser: Plugin = {
  name: 'no-message-parser',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source !== '@formatjs/icu-messageformat-parser') return undefined
    return this.resolve('@formatjs/icu-messageformat-parser/no-parser', importer)
  },
}

const unused = [
  '[charts]',
  'annotation-context',
  'area-chart',
  'code-editor',
  'mixed-line-bar-chart',
  'pie-chart',
  'prompt-input',
  's3-resource-selector',
  'tag-editor',
  'tutorial-panel',
]

// The messages of components that no page uses; whoever begins to use one takes it out of the list above.
const fewerMessages: Plugin = {
  name: 'fewer-messages',
  enforce: 'pre',
  transform(code, id) {
    const component = /cloudscape-design\/components\/([^/]+)\/index\.js$/.exec(id)?.[1]
    if (unused.includes(component ?? '')) throw new Error(`${component} has no messages here`)
    if (!id.endsWith('messages/all.en.js')) return undefined
    const all = JSON.parse(code.replace(/^export default /, '').replace(/;?\s*$/, '')) as Messages
    const kept = Object.entries(all['cloudscape-design-components'].en).filter(
      ([name]) => !unused.includes(name),
    )
    const en = Object.fromEntries(kept)
    return { code: `export default ${JSON.stringify({ 'cloudscape-design-components': { en } })}`, map: null }
  },
}

type Messages = { 'cloudscape-design-components': { en: Record<string, unknown> } }

// What Cloudscape's shell holds and ours does not show: what drags in a list that can be sorted, and the two
// other layouts. Each is loaded if it should be shown after all.
const shownLater = [
  [/components\/list\/internal\.js$/, 'SortableArea'],
  [/components\/app-layout\/internal\.js$/, 'ClassicAppLayout'],
  [/components\/app-layout\/internal\.js$/, 'ToolbarAppLayout'],
] as const

const lateParts: Plugin = {
  name: 'late-parts',
  enforce: 'pre',
  transform(code, id) {
    const parts = shownLater.filter(([file]) => file.test(id))
    if (parts.length === 0) return undefined
    let late = code
    for (const [, part] of parts) {
      const written = new RegExp(`import ${part} from '(.*)';`)
      if (!written.test(late)) throw new Error(`Cloudscape imports ${part} in another way than it did`)
      late = late.replace(written, `const ${part} = React.lazy(() => import('$1'));`)
    }
    return { code: late, map: null }
  },
}

/** Leaves out of Cloudscape's code and styles what the console's first load does without. */
export const lighterLibraries: Plugin[] = [fewerFonts, noMessageParser, fewerMessages, lateParts]
