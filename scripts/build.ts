import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { build } from 'rolldown'
import { buildConsole } from './build-console.ts'
import { buildTypes } from './build-types.ts'
import { licencesOf } from './licences.ts'

// Hundreds of source files cost a third of a second and 40 MB to start from; a few bundled ones do not.
const root = fileURLToPath(new URL('..', import.meta.url))

await bundle()

async function bundle(): Promise<void> {
  const draft = `${root}/dist.${process.pid}`
  // Names stay, so that the stack of a bug says where it is.
  const minify = { compress: true, mangle: false, codegen: { removeWhitespace: false } }
  const comments = { legal: true, annotation: false, jsdoc: false }
  const server = await build({
    cwd: root,
    input: { understudy: 'src/cli/main.ts', library: 'src/library/index.ts' },
    platform: 'node',
    logLevel: 'warn',
    output: {
      dir: draft,
      format: 'esm',
      entryFileNames: '[name].js',
      // INVARIANT: chunks lie flat in dist/, for models/ is found one folder above the code.
      chunkFileNames: '[name]-[hash].js',
      minify,
      sourcemap: false,
      comments,
    },
  })
  // By itself, so that nothing of Node can come into what runs in browsers.
  await build({
    cwd: root,
    input: { policy: 'src/policy/public.ts' },
    platform: 'browser',
    logLevel: 'warn',
    output: { dir: draft, format: 'esm', entryFileNames: '[name].js', minify, sourcemap: false, comments },
  })
  const catalogue = readFileSync(`${root}/models/catalogue.json.br`)
  writeFileSync(`${draft}/reference.json`, brotliDecompressSync(catalogue))
  writeFileSync(`${draft}/third-party-licenses.md`, licencesOf(root, server.output.flatMap(modulesOf)))
  buildTypes(root, `${draft}/types`)
  await buildConsole(root, `${draft}/console`, `${root}/dist/console`)
  // Whoever starts in this moment finds a whole bundle, the old or the new.
  rmSync(`${root}/dist.old`, { recursive: true, force: true })
  if (existsSync(`${root}/dist`)) renameSync(`${root}/dist`, `${root}/dist.old`)
  renameSync(draft, `${root}/dist`)
  rmSync(`${root}/dist.old`, { recursive: true, force: true })
}

function modulesOf(output: { type: string; moduleIds?: string[] }): string[] {
  return output.moduleIds ?? []
}
