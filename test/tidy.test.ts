import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Which rooms a room may import from; `services/X` is a room of its own. `main.ts` and `cli` are told apart
 * below.
 */
const mayImport: Record<string, readonly string[]> = {
  kernel: [],
  policy: ['kernel'],
  sigv4: ['kernel'],
  wire: ['kernel'],
  store: ['kernel'],
  proof: ['kernel'],
  access: ['kernel', 'policy', 'sigv4', 'store', 'proof'],
  trail: ['kernel', 'policy', 'store', 'access'],
  insight: ['kernel', 'policy', 'store', 'access', 'trail'],
  services: ['kernel', 'policy', 'store', 'proof', 'access', 'trail', 'insight'],
  signin: ['kernel', 'store', 'proof', 'access', 'trail'],
  bootstrap: [
    'kernel',
    'policy',
    'store',
    'access',
    'wire',
    'gateway',
    'services/iam',
    'services/organizations',
  ],
  gateway: ['kernel', 'policy', 'sigv4', 'wire', 'store', 'access'],
  server: [
    'kernel',
    'policy',
    'sigv4',
    'wire',
    'store',
    'proof',
    'access',
    'trail',
    'services',
    'signin',
    'gateway',
  ],
  cli: ['kernel', 'policy', 'sigv4', 'store', 'access', 'gateway', 'trail', 'insight', 'main'],
  library: ['policy', 'sigv4', 'store', 'access', 'cli', 'main'],
  'open-house': ['kernel', 'proof', 'store', 'access', 'trail'],
}

/** Rooms that run in a browser too. */
const browserSafe = new Set(['kernel', 'policy'])

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name))
/** The console is a room of its own: a plain client that takes from the server's sources only what is pure. */
const consoleSources = readdirSync(join(root, 'console/src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('console/src', name))
const others = ['test', 'bench', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
)

/** `services/iam` for a service's file, `kernel` for a room's, `main` for `src/main.ts`. */
function roomOf(file: string): string {
  const [, first = '', second = ''] = file.split('/')
  if (first === 'services') return `services/${second}`
  return first.endsWith('.ts') ? first.slice(0, -3) : first
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import\(|^import) ?['"]([^'"]+)['"]/gm)].map(([, name]) => name!)
}

function allowed(from: string, to: string): boolean {
  if (from === to || from === 'main') return true
  const rooms = mayImport[from.startsWith('services/') ? 'services' : from] ?? []
  return rooms.some((room) => to === room || to.startsWith(`${room}/`))
}

test('every room imports only the rooms it may', () => {
  const wrong: string[] = []
  for (const file of sources.filter((name) => !name.endsWith('.test.ts'))) {
    const room = roomOf(file)
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) {
        const target = relative(root, resolve(root, dirname(file), name))
        if (!target.startsWith('src/')) {
          if (!target.startsWith('models/') && target !== 'package.json')
            wrong.push(`${file} imports ${target}`)
        } else if (!allowed(room, roomOf(target))) wrong.push(`${file} imports ${target}`)
      } else if (browserSafe.has(room)) wrong.push(`${file} imports ${name}, which no browser has`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('the console imports only itself, policy, kernel and packages that run in a browser', () => {
  const wrong: string[] = []
  for (const file of consoleSources.filter((name) => !name.endsWith('.test.ts'))) {
    for (const name of importsOf(file)) {
      const target = name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name
      const ours = /^(console\/src|src\/policy|src\/kernel)\//.test(target)
      if (name.startsWith('.') ? !ours : name.startsWith('node:')) wrong.push(`${file} imports ${target}`)
    }
  }
  assert.ok(consoleSources.length > 0)
  assert.deepEqual(wrong, [])
})

test('no file is longer than 300 lines, no line than 120 characters', () => {
  const wrong: string[] = []
  for (const file of [...sources, ...consoleSources, ...others]) {
    const lines = readFileSync(join(root, file), 'utf8').split('\n')
    if (lines.length > 301) wrong.push(`${file}: ${lines.length} lines`)
    for (const [index, line] of lines.entries()) {
      // A sentence or pattern is not broken up for the sake of the line it stands on.
      const quoted = /(['"`/])(?:(?!\1).){60,}\1/.test(line)
      if (line.length > 120 && !quoted) wrong.push(`${file}:${index + 1}: ${line.length} characters`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('no folder or file is a drawer for anything', () => {
  const drawer = /(^|\/)(utils?|helpers?|common|misc|shared|managers?|core)(\.tsx?|\/|$)/
  assert.deepEqual(
    [...sources, ...consoleSources, ...others].filter((file) => drawer.test(file)),
    [],
  )
})

test('the pure libraries name no clock, randomness or process', () => {
  const impure = /\b(Date\.now|Math\.random|randomBytes|randomUUID|process\.|new Date\(\))/
  const wrong = sources
    .filter((file) => ['policy', 'sigv4'].includes(roomOf(file)) && !file.endsWith('.test.ts'))
    .filter((file) => impure.test(readFileSync(join(root, file), 'utf8')))
  assert.deepEqual(wrong, [])
})

test('every exported function has a sentence that says what it is, but errors, which say it themselves', () => {
  const wrong: string[] = []
  const selfExplaining = /\.test\.ts$|\/migrations\/|errors\.ts$/
  for (const file of [...sources, ...consoleSources].filter((name) => !selfExplaining.test(name))) {
    const lines = readFileSync(join(root, file), 'utf8').split('\n')
    for (const [index, line] of lines.entries()) {
      if (!/^export (default )?(async )?function /.test(line)) continue
      if (!/\*\/\s*$/.test(lines[index - 1] ?? '')) wrong.push(`${file}:${index + 1}: ${line.slice(0, 70)}`)
    }
  }
  assert.deepEqual(wrong, [])
})

/** The files of ours that a source imports, types included. */
function ownImportsOf(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(root, resolve(root, dirname(file), name)))
}

test('no file imports itself over others, types included', () => {
  const imports = new Map(
    [...sources, ...consoleSources]
      .filter((name) => !/\.test\.tsx?$/.test(name))
      .map((file) => [file, ownImportsOf(file)]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) circles.push([...path.slice(at), file].join(' → '))
    if (at >= 0 || done.has(file)) return
    for (const next of imports.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of imports.keys()) visit(file, [])
  assert.deepEqual(circles, [])
})

test("a room's folders import one another in one direction", () => {
  const pairs = new Map<string, string>()
  for (const file of sources.filter((name) => !name.endsWith('.test.ts'))) {
    for (const target of ownImportsOf(file)) {
      const [from, to] = [dirname(file), dirname(target)]
      // A folder and what stands above it are one theme.
      if (`${from}/`.startsWith(`${to}/`) || `${to}/`.startsWith(`${from}/`)) continue
      if (roomOf(file) === roomOf(target)) pairs.set(`${from} → ${to}`, `${file} → ${target}`)
    }
  }
  const both = [...pairs].filter(([pair]) => pairs.has(pair.split(' → ').reverse().join(' → ')))
  assert.deepEqual(both, [])
})

test('no folder shows more than 25 source files', () => {
  const shown = new Map<string, number>()
  for (const file of [...sources, ...consoleSources, ...others]) {
    if (/\.test\.tsx?$/.test(file)) continue
    shown.set(dirname(file), (shown.get(dirname(file)) ?? 0) + 1)
  }
  assert.deepEqual(
    [...shown].filter(([, files]) => files > 25),
    [],
  )
})
