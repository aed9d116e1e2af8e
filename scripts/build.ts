import { existsSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildConsole } from './build-console.ts'

// Hundreds of source files cost a third of a second and 40 MB to start from; a few bundled ones do not.
const root = fileURLToPath(new URL('..', import.meta.url))

if (existsSync(`${root}/node_modules/rolldown`)) await bundle()
// An installation without development dependencies: the sources run as they are, only more slowly.
else console.log('rolldown is not installed, so nothing is bundled; bin/understudy runs the sources')

async function bundle(): Promise<void> {
  const { build } = await import('rolldown')
  const draft = `${root}/dist.${process.pid}`
  await build({
    cwd: root,
    input: { understudy: 'src/cli/main.ts' },
    platform: 'node',
    logLevel: 'warn',
    output: {
      dir: draft,
      format: 'esm',
      entryFileNames: '[name].js',
      // INVARIANT: chunks lie flat in dist/, for models/ is found one folder above the code.
      chunkFileNames: '[name]-[hash].js',
      // Names stay, so that the stack of a bug says where it is.
      minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
      sourcemap: false,
      comments: { legal: true, annotation: false, jsdoc: false },
    },
  })
  await buildConsole(root, `${draft}/console`, `${root}/dist/console`)
  // Whoever starts in this moment finds a whole bundle, the old or the new.
  rmSync(`${root}/dist.old`, { recursive: true, force: true })
  if (existsSync(`${root}/dist`)) renameSync(`${root}/dist`, `${root}/dist.old`)
  renameSync(draft, `${root}/dist`)
  rmSync(`${root}/dist.old`, { recursive: true, force: true })
}
