import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { run } from '../fixtures/clients/aws-cli.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startGateway } from '../fixtures/gateway/gateway.ts'
import { hasMoto, startMoto, type Moto } from '../fixtures/gateway/moto.ts'
import type { TestServer } from '../fixtures/server.ts'

const guide = readFileSync(new URL('../../docs/gateway.md', import.meta.url), 'utf8')

/** A block of the guide, by the mark before it and its language. */
function block(mark: string, language: string): string {
  const found = new RegExp(`<!-- ${mark} -->\\n+\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(guide)
  assert.ok(found, `docs/gateway.md has no ${mark} in ${language}`)
  return found[1]!
}

const python = client('python3-boto3')
const found = python.path !== undefined && hasMoto(python.path)
if (!found && process.env['CI'] === 'true') throw new Error('python3 has no moto server')
const skip = found ? false : 'python3 has no moto server'
const account = '123456789012'

let moto: Moto
let server: TestServer
let folder: string
before(async () => {
  if (!found) return
  folder = mkdtempSync(join(tmpdir(), 'understudy-set-ups-'))
  const bootstrapFile = join(folder, 'bootstrap.yaml')
  // The guide's two files in one.
  const [role, store] = [block('role', 'yaml'), block('store', 'yaml').replace(/^.*\n.*\n/, '')]
  writeFileSync(bootstrapFile, role + store)
  moto = await startMoto(python.path!)
  server = await startGateway([moto.url, `s3=${moto.url}`], {
    founding: { account, accounts: [], adminUser: true },
    bootstrapFile,
  })
})
after(async () => {
  await server?.stop()
  await moto?.stop()
  if (folder !== undefined) rmSync(folder, { recursive: true })
})

for (const [mark, what] of [
  ['suite', 'a boto3 test suite with moto'],
  ['role', 'a suite that signs with test, as the role under test'],
  ['store', 'an S3 store with users and buckets'],
] as const) {
  test(`the guide’s set-up works: ${what}`, { skip }, async () => {
    const { accessKeyId, secretAccessKey } = server.keys[account]!.admin!
    const { PATH = '', PYENV_ROOT = '' } = process.env
    const env = {
      PATH,
      PYENV_ROOT,
      HOME: folder,
      AWS_CONFIG_FILE: '/dev/null',
      PYTHONDONTWRITEBYTECODE: '1',
      AWS_ENDPOINT_URL: server.url,
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    }
    const { code, err } = await run(python.path!, ['-c', block(mark, 'python')], env, folder)
    assert.equal(code, 0, err)
  })
}
