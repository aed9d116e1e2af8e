import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { ownSources, unusedComponents, usedSources } from './cloudscape-sources.ts'

// Cloudscape's messages come parsed, so that the parser of messages is never called; its package has a door
// without it.
const noMessageParser: Plugin = {
  name: 'no-message-parser',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source !== '@formatjs/icu-messageformat-parser') return undefined
    return this.resolve('@formatjs/icu-messageformat-parser/lib/no-parser.js', importer)
  },
}

// For browsers the SDK has the DOM read a service's answer, which takes ten times as long as the reader of its
// own that it has for all else.
const quickXmlReader: Plugin = {
  name: 'quick-xml-reader',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source !== './xml-parser' || !importer?.includes('@aws-sdk/xml-builder')) return undefined
    return join(dirname(importer), 'xml-parser.js')
  },
}

const unused: readonly string[] = ['[charts]', ...unusedComponents]

// The messages of components that no page uses.
const fewerMessages: Plugin = {
  name: 'fewer-messages',
  enforce: 'pre',
  transform: {
    filter: { id: [/cloudscape-design\/components\/[^/]+\/index\.js$/, /messages\/all\.en\.js$/] },
    handler(code, id) {
      const component = /([^/]+)\/index\.js$/.exec(id)?.[1]
      if (unused.includes(component ?? '')) throw new Error(`${component} has no messages here`)
      if (component !== undefined) return undefined
      const all = JSON.parse(code.replace(/^export default /, '').replace(/;?\s*$/, '')) as Messages
      const kept = Object.entries(all[library].en).filter(([name]) => !unused.includes(name))
      const messages = { [library]: { en: Object.fromEntries(kept) } }
      return { code: `export default ${JSON.stringify(messages)}`, map: null }
    },
  },
}

const library = 'cloudscape-design-components'
type Messages = { [library]: { en: Record<string, unknown> } }

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
  transform: {
    filter: { id: shownLater.map(([file]) => file) },
    handler(code, id) {
      let late = code
      for (const [, part] of shownLater.filter(([file]) => file.test(id))) {
        const written = new RegExp(`import ${part} from '(.*)';`)
        if (!written.test(late)) throw new Error(`Cloudscape imports ${part} in another way than it did`)
        late = late.replace(written, `const ${part} = React.lazy(() => import('$1'));`)
      }
      return { code: late, map: null }
    },
  },
}

// Of 143 icons, each of which is made as the page starts, the components and pages name 60.
const fewerIcons: Plugin = {
  name: 'fewer-icons',
  enforce: 'pre',
  transform: {
    filter: { id: /components\/icon\/generated\/icons\.js$/ },
    handler(code) {
      const named = new Set((usedSources() + ownSources()).match(/(?<=['"`])[a-z0-9-]+(?=['"`])/g))
      const [first, ...icons] = code.split(/^(?= {4}"?[\w-]+"?: React\.createElement)/m)
      const last = icons.pop()!
      const kept = [first, ...icons.filter((icon) => named.has(/[\w-]+/.exec(icon)![0])), last].join('')
      if (kept === code) throw new Error('Cloudscape writes its icons in another way than it did')
      return { code: kept, map: null }
    },
  },
}

/** Leaves out of Cloudscape's code what the console's first load does without. */
export const lighterLibraries: Plugin[] = [
  noMessageParser,
  quickXmlReader,
  fewerMessages,
  fewerIcons,
  lateParts,
]
