import { fileURLToPath } from 'node:url'

/** What a bundler knows of its modules, as far as it is asked here. */
type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

/** A chunk of libraries: what all the modules in `of` reach and at least `share` places load. */
type Layer = { name: string; of: readonly string[]; share: number; test?: RegExp }

const services = ['client-iam', 'client-cloudtrail']

// What the pages stand on, the most general first; none holds what an earlier one is about. LIMIT: of some
// forty places; a higher share makes more and smaller files, a lower one brings pages what they do not use.
const layers: readonly Layer[] = [
  { name: 'react', of: [], share: 1, test: /node_modules\/(react|react-dom|scheduler|wouter)\// },
  { name: 'front', of: ['console/src/main.tsx'], share: 1 },
  { name: 'front', of: ['console/src/sign-in/sign-in-page.tsx'], share: 30 },
  { name: 'frame', of: ['console/src/shell/shell.tsx'], share: 1 },
  { name: 'most', of: [], share: 28, test: /node_modules\/@cloudscape-design\// },
  { name: 'table', of: ['console/src/listing/resource-table.tsx'], share: 18 },
  { name: 'code-mirror', of: [], share: 1, test: /node_modules\/(?:@codemirror\/(?!merge)|@lezer|crelt)/ },
  { name: 'calls', of: services.map((one) => `node_modules/@aws-sdk/${one}/dist-es/index.js`), share: 18 },
]

const house = fileURLToPath(new URL('..', import.meta.url))
// Vite's own helper is of the front, for everything that loads something later calls it.
const libraries = /node_modules|vite\/preload-helper/

/**
 * Groups of chunks: a first visit loads the few layers that its page stands on, each of which compresses as a
 * whole, instead of a hundred files of libraries that happen to be shared alike.
 */
export function chunkLayers() {
  const known = new Map<string, Set<string>>()
  const reached = (file: string, modules: Modules) => {
    const all = known.get(file) ?? closure(house + file, modules)
    known.set(file, all)
    return all
  }
  const isOf = ({ of }: Layer, id: string, modules: Modules) =>
    of.every((file) => reached(file, modules).has(id))
  return layers.map((layer, place) => {
    const earlier = layers.slice(0, place).filter(({ of }) => of.length > 0)
    return {
      name: (id: string, modules: Modules) =>
        isOf(layer, id, modules) && !earlier.some((one) => isOf(one, id, modules)) ? layer.name : null,
      debugName: `${layer.name} ${place}`,
      test: layer.test ?? libraries,
      minShareCount: layer.share,
      priority: layers.length - place,
    }
  })
}

function closure(root: string, modules: Modules): Set<string> {
  const all = new Set([root])
  for (const id of all) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) all.add(imported)
  return all
}
