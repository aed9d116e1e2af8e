import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The parts of Cloudscape that no page uses; whoever begins to use one takes it out of this list. */
export const unusedComponents = [
  'annotation-context',
  'area-chart',
  'bar-chart',
  'code-editor',
  'hotspot',
  'line-chart',
  'mixed-line-bar-chart',
  'pie-chart',
  'prompt-input',
  's3-resource-selector',
  'tag-editor',
  'tutorial-panel',
] as const

const folder = fileURLToPath(new URL('../node_modules/@cloudscape-design/components/', import.meta.url))
// What lists every part, whether it is used or not.
const lists =
  /^(?:test-utils|theming|internal\/generated|internal\/base-theme|icon\/generated|i18n)\/|selectors\.js$/
let read: string | undefined

/** The text of all of Cloudscape that a page may load, to find out what of it is ever named. */
export function usedSources(): string {
  read ??= globSync('**/*.{js,css}', { cwd: folder })
    .filter((file) => !lists.test(file) && !unusedComponents.some((name) => file.startsWith(`${name}/`)))
    .map((file) => readFileSync(folder + file, 'utf8'))
    .join('\n')
  return read
}

/** The text of our own pages. */
export function ownSources(): string {
  const console = fileURLToPath(new URL('src/', import.meta.url))
  return globSync('**/*.{ts,tsx,css}', { cwd: console })
    .map((file) => readFileSync(console + file, 'utf8'))
    .join('\n')
}
