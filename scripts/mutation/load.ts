import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { instrument } from './instrument.ts'
import { mutantsOf } from './mutants.ts'
import type { Mutant } from './mutants.ts'
import { sourceOf } from './syntax.ts'
import type { Source } from './syntax.ts'

/** The checkout's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A source to mutate, with what can be changed in it. */
export type Subject = { source: Source; mutants: readonly Mutant[] }

/** Reads the files and numbers their mutants, the same in every process. */
export function subjectsOf(files: readonly string[]): Map<string, Subject> {
  const subjects = new Map<string, Subject>()
  let count = 0
  for (const file of files) {
    const source = sourceOf(file, readFileSync(root + file, 'utf8'))
    const mutants = mutantsOf(source, count)
    count += mutants.length
    subjects.set(file, { source, mutants })
  }
  return subjects
}

/** Tests as `node:test` would be given them. */
export type Registered = { name: string; file: string; run: () => unknown }

const registry = `
const add = (name, given, run = given) => {
  if (typeof given !== 'function' && given?.skip) return
  globalThis.__tests.push({ name, run })
}
export const test = Object.assign(add, { skip() {}, todo() {} })
export const it = test
export const describe = (name, run) => run()
export default test`

/** LIMIT: runs of one property, so that a mutant that survives does not cost seconds. */
const mostRuns = 80

const properties = `
import fc from '${import.meta.resolve('fast-check')}'
const assert = (property, given = {}) =>
  fc.assert(property, { ...given, numRuns: Math.min(${mostRuns}, given.numRuns ?? 100) })
export default { ...fc, assert }`

/** What stands in for a package, as `mutation:NAME`. */
const standIns = new Map([
  ['node:test', registry],
  ['fast-check', properties],
])

/**
 * From here on the files of the project load by their import's `?generation`: the subjects instrumented, and
 * `node:test` a mere list. A generation that starts with `cover` notes what is passed. Answers who imports whom.
 */
export function hookLoading(subjects: ReadonlyMap<string, Subject>): { imports: Map<string, Set<string>> } {
  const imports = new Map<string, Set<string>>()
  const made = new Map<string, string>()
  registerHooks({
    resolve(specifier, context, next) {
      const generation = context.parentURL?.split('?')[1]
      if (generation === undefined) return next(specifier, context)
      if (standIns.has(specifier)) return { url: `mutation:${specifier}?${generation}`, shortCircuit: true }
      const found = next(specifier, context)
      if (!found.url.startsWith(pathToFileURL(root).href) || found.url.includes('/node_modules/'))
        return found
      if (!found.url.endsWith('.ts')) return found
      noteImport(context.parentURL!, found.url)
      return { ...found, url: `${found.url}?${generation}` }
    },
    load(url, context, next) {
      const [path = '', generation] = url.split('?')
      const standIn = path.startsWith('mutation:') ? standIns.get(path.slice('mutation:'.length)) : undefined
      if (standIn !== undefined) return { format: 'module', source: standIn, shortCircuit: true }
      if (generation === undefined || !path.endsWith('.ts')) return next(url, context)
      const file = fileOf(url)
      const key = `${file} ${generation.startsWith('cover')}`
      let source = made.get(key)
      if (source === undefined) made.set(key, (source = madeSource(file, generation.startsWith('cover'))))
      return { format: 'module', source, shortCircuit: true }
    },
  })
  return { imports }

  function noteImport(from: string, to: string): void {
    const file = fileOf(from)
    imports.set(file, (imports.get(file) ?? new Set()).add(fileOf(to)))
  }
  function madeSource(file: string, cover: boolean): string {
    const subject = subjects.get(file)
    if (subject !== undefined) return instrument(subject.source, subject.mutants, cover)
    return sourceOf(file, readFileSync(root + file, 'utf8')).text
  }
}

function fileOf(url: string): string {
  return relative(root, fileURLToPath(url.split('?')[0]!))
}

/** What tells one state of the sources from another. */
export function stampOf(subjects: ReadonlyMap<string, Subject>): string {
  return hash('sha256', [...subjects.values()].map(({ source }) => source.text).join('\0'))
}

/** Loads test files anew and gives the tests they hold. */
export async function loadTests(files: readonly string[], generation: string): Promise<Registered[]> {
  const tests: Registered[] = []
  for (const file of files) {
    const list: { name: string; run: () => unknown }[] = []
    Object.assign(globalThis, { __tests: list })
    await import(`${pathToFileURL(root + file).href}?${generation}`)
    tests.push(...list.map((one) => ({ ...one, file })))
  }
  return tests
}
