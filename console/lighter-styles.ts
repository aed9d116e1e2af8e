import type { Plugin } from 'vite'
import { ownSources, usedSources } from './cloudscape-sources.ts'

const themeFile = /components\/internal\/base-theme\/styles\.scoped\.css/
const styleFile = /cloudscape-design\/components\/.*\.css(?:\.js)?(?:\?|$)/

// Cloudscape's global styles carry eight fonts, 16 KB each, of which its components show two; what a browser
// does not find it slants and thickens itself.
const fewerFonts: Plugin = {
  name: 'fewer-fonts',
  enforce: 'pre',
  transform: {
    filter: { id: /global-styles\/index\.css/ },
    handler(code) {
      const kept = code.replace(/@font-face \{[^}]*\}/g, (face) =>
        /font-weight: [47]00;\s+font-style: normal/.test(face) ? face : '',
      )
      return { code: kept, map: null }
    },
  },
}

// The theme gives a value to some thousand names in each of its contexts. Those that nothing asks for go, and
// the context of dark page headers, which no page has.
const smallerTheme: Plugin = {
  name: 'smaller-theme',
  enforce: 'pre',
  transform: {
    filter: { id: themeFile },
    handler(code) {
      const own = ownSources()
      if (own.includes('high-contrast')) throw new Error('The theme of dark page headers is left out')
      const shown = code.replace(/[^{}]*\.awsui-context-content-header[^{}]*\{[^{}]*\}/g, '')
      return { code: withoutUnasked(shown, namesIn(usedSources() + own)), map: null }
    },
  },
}

/** A theme without the names that neither `asked` nor its other values ask for. */
function withoutUnasked(theme: string, asked: ReadonlySet<string>): string {
  const wanted = new Set([...asked, ...namesIn(theme.replace(/(--[\w-]+):/g, ''))])
  const kept = theme.replace(/(--[\w-]+):[^;{}]*;/g, (line, name: string) => (wanted.has(name) ? line : ''))
  return kept === theme ? kept : withoutUnasked(kept, asked)
}

function namesIn(text: string): Set<string> {
  return new Set(text.match(/--[a-z][\w-]*/g))
}

// `awsui_root_18wu0_1aoy4_93`: the first hash is that of the file, so the others tell nothing apart.
const shorterNames: Plugin = {
  name: 'shorter-names',
  enforce: 'pre',
  transform: {
    filter: { id: styleFile },
    handler(code) {
      return { code: code.replace(/\b(awsui_[\w-]+?_[a-z0-9]{5})_[a-z0-9]{5}_\d+\b/g, '$1'), map: null }
    },
  },
}

/** Leaves out of Cloudscape's styles what no page shows. */
export const lighterStyles: Plugin[] = [fewerFonts, smallerTheme, shorterNames]
