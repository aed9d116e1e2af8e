import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cliPage, httpPage, withInstallation } from '../scripts/documents.ts'
import { operationsPage, withGatewayTable, withTable } from '../scripts/operations.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (name: string) => readFileSync(join(root, name), 'utf8')

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

test('the tables of operations are what the code serves (npm run operations)', () => {
  // Told in a sentence: the difference of two pages would fill the screen.
  assert.ok(
    read('docs/operations.md') === operationsPage(),
    'docs/operations.md is not what npm run operations makes',
  )
  const gateway = read('docs/gateway.md')
  assert.ok(gateway === withGatewayTable(gateway), 'the table of docs/gateway.md is not up to date')
  assert.ok(read('README.md') === withTable(read('README.md')), 'the table of README.md is not up to date')
})

test('the reference of commands and pages is what the code has (npm run documents)', async () => {
  assert.ok(read('docs/cli.md') === (await cliPage()), 'docs/cli.md is not what npm run documents makes')
  assert.ok(read('docs/http.md') === httpPage(), 'docs/http.md is not what npm run documents makes')
  assert.ok(read('README.md') === withInstallation(read('README.md')), 'README.md installs otherwise')
})

test('every link between the documents leads somewhere', () => {
  const broken: string[] = []
  for (const page of pages) {
    for (const [, target] of read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue
      if (!existsSync(resolve(root, dirname(page), target!))) broken.push(`${page}: ${target}`)
    }
  }
  assert.deepEqual(broken, [])
})
