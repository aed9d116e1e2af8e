import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

// The entries whose types go with the package; they name no part of the server.
const entries = ['library/understudy', 'policy/public']

const header = `export type * from './understudy.js'
import type { CreateUnderstudy } from './understudy.js'
/** Starts a server of one's own in this process. */
export declare const createUnderstudy: CreateUnderstudy
`

/** Writes the declarations of the package's entries, and of what they name, into `to`. */
export function buildTypes(root: string, to: string): void {
  const all = `${to}.all`
  const options = ['--declaration', '--emitDeclarationOnly', '--noCheck', '--skipLibCheck', '--strict']
  const language = ['--target', 'esnext', '--lib', 'es2025', '--module', 'nodenext', '--types', '']
  const imports = ['--allowImportingTsExtensions', '--rewriteRelativeImportExtensions']
  const sources = entries.map((entry) => `${root}/src/${entry}.ts`)
  const { status, stdout, stderr } = spawnSync(
    `${root}/node_modules/.bin/tsc`,
    [
      '--ignoreConfig',
      ...options,
      ...language,
      ...imports,
      '--rootDir',
      `${root}/src`,
      '--outDir',
      all,
      ...sources,
    ],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  )
  if (status !== 0) throw new Error(`the declarations of the package are wrong:\n${stdout}${stderr}`)
  const wanted = new Set(entries.map((entry) => join(all, `${entry}.d.ts`)))
  for (const file of wanted) {
    const text = readFileSync(file, 'utf8')
    for (const [, name] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)\.ts['"]/g)) {
      wanted.add(resolve(dirname(file), `${name}.d.ts`))
    }
    const target = join(to, relative(all, file))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text.replaceAll(/((?:from |import\()['"]\.[^'"]+)\.ts(['"])/g, '$1.js$2'))
  }
  writeFileSync(join(to, 'library/index.d.ts'), header)
  const unknown = [...wanted].filter((file) => globSync(file).length === 0)
  if (unknown.length > 0) throw new Error(`no declarations of ${unknown.join(', ')}`)
  rmSync(all, { recursive: true })
}
