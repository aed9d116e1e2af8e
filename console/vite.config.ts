import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { chunkLayers } from './chunk-layers.ts'
import { lighterLibraries } from './lighter-libraries.ts'
import { lighterStyles } from './lighter-styles.ts'
import { referencePlugin } from './pack-reference.ts'

/** Where the console lives on the server; every path in the built files begins with it. */
export const base = '/_understudy/console/'

// While developing: `npm run dev:console` serves the sources and passes the rest on to a running server.
const server = process.env.UNDERSTUDY_URL ?? 'http://127.0.0.1:4566'

const own = { target: server, changeOrigin: true, headers: { origin: server } }

export default defineConfig({
  plugins: [lighterLibraries, lighterStyles, referencePlugin],
  root: fileURLToPath(new URL('.', import.meta.url)),
  base,
  clearScreen: false,
  build: {
    target: 'es2023',
    // The oldest browsers that know `light-dark()`, which else is rewritten into what our pages do not declare.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    emptyOutDir: true,
    // The server's Content-Security-Policy allows no inline script, and every browser of our target preloads.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // What the bundle contains of others goes with their licences.
    license: { fileName: 'third-party-licenses.md' },
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      // Every file of Cloudscape says 'use client', which means nothing where there is no server rendering.
      checks: { moduleLevelDirective: false },
      output: {
        codeSplitting: { groups: chunkLayers() },
      },
    },
  },
  server: {
    proxy: {
      // The server's own pages answer to their own origin only.
      '^/_understudy/(?!console/)': own,
      '^/_understudy/console/(session|config)': own,
      // The calls are signed for the host they were sent to.
      '^/$': { target: server },
      '^/(?!_understudy|@|node_modules)': { target: server },
    },
  },
})
