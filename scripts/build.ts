import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

// Hundreds of source files cost a third of a second and 40 MB to start from; a few bundled ones do not.
const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(`${root}/dist`, { recursive: true, force: true })
await build({
  cwd: root,
  input: { understudy: 'src/cli/main.ts' },
  platform: 'node',
  logLevel: 'warn',
  output: {
    dir: 'dist',
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
