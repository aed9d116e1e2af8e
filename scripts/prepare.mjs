import { existsSync } from 'node:fs'

// Plain JavaScript: without development dependencies whatever Node the machine has runs it.
const tools = ['rolldown', 'vite', 'typescript', 'kysely', 'node']
const missing = tools.filter((tool) => !existsSync(new URL(`../node_modules/${tool}`, import.meta.url)))
const sources = existsSync(new URL('build.ts', import.meta.url))

if (sources && missing.length === 0) await import('./build.ts')
else console.log('the development dependencies are not installed, so nothing is built')
