import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { consoleSuite } from '../fixtures/console/console-suite.ts'

const { skip, open } = await consoleSuite()

const built = fileURLToPath(new URL('../../dist/console', import.meta.url))
const signIn = 'the sign-in page'
// The editor and the reference of AWS's services come when a page stands, so it stands without them.
const late = /\/assets\/(?:code-editor|code-mirror|editor-theme|_reference)-/

const row = (page: Page) => page.getByRole('table').locator('tbody tr').first()
const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true })
const field = (name: string) => (page: Page) => page.getByLabel(name, { exact: true })
const text = (shown: string) => (page: Page) => page.getByText(shown, { exact: true }).first()

// Each page as the first one that is visited, and what is there once it can be used.
const pages: Record<string, (page: Page) => Locator> = {
  [signIn]: field('User name'),
  'access-graph': heading('Access graph'),
  'account-settings': text('Password policy'),
  buckets: row,
  dashboard: text('Security findings'),
  'event-history': row,
  groups: row,
  'groups/create': row,
  'identity-providers': row,
  'identity-providers/create': field('Provider URL'),
  'instance-profiles': row,
  'instance-profiles/create': field('Name'),
  instances: row,
  organization: heading('Organization'),
  policies: row,
  'policies/create': field('Policy document'),
  'policy-editor': field('Policy document'),
  roles: row,
  'roles/create': text('Select trusted entity'),
  'security-credentials': text('Access keys'),
  simulator: field('Actions'),
  switchrole: field('Account ID or alias'),
  users: row,
  'users/create': field('User name'),
  'users/details/admin': text('Permissions'),
}

for (const [path, shown] of Object.entries(pages)) {
  // LIMIT: what a first visit loads before the page can be used, in bytes as gzip sends them.
  const most = path === signIn ? 260_000 : 500_000
  test(`${path} can be used after less than ${most / 1000} KB`, { skip }, async (context) => {
    const { page, faults, address } = await open({ signedIn: path !== signIn })
    let bytes = 0
    page.on('request', (request) => (bytes += late.test(request.url()) ? 0 : sentBytes(request.url())))
    const letIn = await keepOut(page)
    await page.goto(address(path === signIn ? 'users' : path))
    await shown(page).waitFor()
    context.diagnostic(`${Math.round(bytes / 1000)} KB`)
    assert.ok(bytes > 100_000 && bytes < most, `${bytes} bytes`)
    await letIn()
    assert.deepEqual(faults, [])
  })
}

test('what is written before the editor has come stays, and is gone on with', { skip }, async () => {
  const { page, faults, address } = await open({ signedIn: true })
  const letIn = await keepOut(page)
  await page.goto(address('policy-editor'))
  await page.getByLabel('Policy document').fill('{ "Version": "2012-10-17", "Statement": [], "Id": 1 }')
  await page.keyboard.press('ArrowLeft')
  await letIn()
  await page.locator('.cm-content').waitFor()
  await page.keyboard.type('2')
  await page.locator('.cm-line').filter({ hasText: '"Id": 1 2}' }).waitFor()
  assert.deepEqual(faults, [])
})

/** Holds back what comes once a page stands; the answer lets it in. */
async function keepOut(page: Page): Promise<() => Promise<void>> {
  const stands = Promise.withResolvers<void>()
  await page.route(late, async (route) => {
    await stands.promise
    await route.continue()
  })
  return async () => {
    stands.resolve()
    await page.unrouteAll({ behavior: 'wait' })
  }
}

/** The length of a file of the console as gzip sends it; 0 for all else. */
function sentBytes(url: string): number {
  const file = built + new URL(url).pathname.slice('/_understudy/console'.length)
  const sent = [`${file}.gz`, file].find((path) => /\.\w+$/.test(file) && existsSync(path))
  return sent === undefined ? 0 : statSync(sent).size
}
