import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sender } from '../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../test/fixtures/server.ts'
import type { House } from '../access/house.ts'
import { makeKey, provisionAccount } from '../access/identity/provision.ts'
import { openBootstrap } from './bootstrap.ts'

const models = fileURLToPath(new URL('../../models', import.meta.url))
const guide = readFileSync(new URL('../../docs/bootstrap.md', import.meta.url), 'utf8')

let folder: string
let server: TestServer
let house: House
let account: string
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-organization-'))
  server = await startServer()
  ;({ house, account } = server)
})
after(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

function open(text: string) {
  const file = join(folder, 'b.yaml')
  writeFileSync(file, text)
  return { ...openBootstrap(file, models), file }
}

const apply = (text: string): Promise<void> => open(text).apply(house, account)
const versions = () => [
  house.store.organizationsVersion(),
  house.store.version(account),
  house.store.version('333344445555'),
]

const organizationExample = /## An organization\n.*?```yaml\n(.*?)```/s.exec(guide)![1]!

test('the organization of the guide comes about, binds its accounts, and comes about only once', async () => {
  const sandbox = '333344445555'
  const keys = { root: makeKey(house, sandbox), admin: makeKey(house, sandbox) }
  await provisionAccount(house, sandbox, 'sandbox', keys)
  await apply(organizationExample)
  const first = versions()
  await apply(organizationExample)
  assert.deepEqual(versions(), first)
  const { path, scps, rcps } = house.organizations.of(sandbox)!
  assert.match(path, /^o-\w{10}\/r-\w{4}\/ou-[\w-]+\/ou-[\w-]+\/$/)
  const shown = (levels: ReturnType<typeof scps>) =>
    levels.map((level) => level.map(({ id }) => (id.includes(':aws:policy') ? 'full' : 'own')).join())
  assert.deepEqual(shown(scps()), ['full,own', 'full', 'own', 'full'])
  assert.deepEqual(shown(rcps()), ['full', 'full', 'full,own', 'full'])
  const sandboxed = sender(server.url, keys.admin)
  assert.equal((await sandboxed('iam', 'ListUsers', {})).code, 'AccessDenied')
  assert.equal((await sandboxed('s3', 'ListBuckets', {})).status, 200)
})

const badOrganizations: [string, string, RegExp][] = [
  ['a policy that is not declared', 'attachedPolicies: [X]', /declares no policy X/],
  ['a unit with another setting', 'units: { U: { policies: {} } }', /unit U has no setting policies/],
  ['an account that is none', 'accounts: { somebody: {} }', /an account is 12 digits/],
  [
    'an account in two places',
    'accounts: { default: {} }\n  units: { U: { accounts: { default: {} } } }',
    /twice/,
  ],
  ['a policy without a document', 'policies: { P: {} }', /policy P needs a document/],
  [
    'a policy of another type',
    'policies: { P: { type: TAG_POLICY, document: {} } }',
    /SERVICE_CONTROL_POLICY or/,
  ],
  [
    'a policy that cannot be of its type',
    'policies: { P: { document: { Version: 2012-10-17, Statement: [] } } }',
    /does not meet the requirements of the specified policy type/,
  ],
]
for (const [about, text, message] of badOrganizations) {
  test(`an organization with ${about} is refused before anything is written`, () => {
    assert.throws(() => open(`organization:\n  ${text}\n`), message)
  })
}
