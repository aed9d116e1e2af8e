import { globSync, readFileSync } from 'node:fs'

/** The licences of the packages that the modules of a bundle come from, for the file that goes with it. */
export function licencesOf(root: string, modules: readonly string[]): string {
  const folders = new Set<string>()
  for (const id of modules) {
    const inside = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1]
    if (inside !== undefined) folders.add(inside)
  }
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Manifest
    const [file] = globSync('{LICENSE,LICENCE,license,COPYING}*', { cwd: folder }).sort()
    const text = file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8').trim()
    return `## ${name} ${version} (${license ?? 'see below'})\n\n${text}\n`
  })
  if (parts.length === 0) throw new Error(`no module of ${root} comes from a package, which cannot be`)
  return `# Packages in this bundle\n\n${parts.join('\n')}`
}

type Manifest = { name: string; version: string; license?: string }
