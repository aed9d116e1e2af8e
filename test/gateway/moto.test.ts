import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runPython } from '../fixtures/clients/boto3-script.ts'
import { client } from '../fixtures/clients/clients.ts'
import { sender } from '../fixtures/clients/sdk.ts'
import { hasMoto, startMoto, type Moto } from '../fixtures/gateway/moto.ts'
import { startGateway } from '../fixtures/gateway/gateway.ts'
import type { TestServer } from '../fixtures/server.ts'

const python = client('python3')
const found = python.path !== undefined && hasMoto(python.path)
if (!found && process.env['CI'] === 'true') throw new Error('python3 has no moto server')
const skip = found ? false : 'python3 has no moto server'

let moto: Moto
let server: TestServer
before(async () => {
  if (!found) return
  moto = await startMoto(python.path!)
  server = await startGateway([moto.url, `athena,s3=${moto.url}`], {
    founding: { account: '123456789012', accounts: [], adminUser: true },
  })
})
after(async () => {
  await server?.stop()
  await moto?.stop()
})

type Row = { service: string; operation: string; exact: boolean; wrong: string[] }

test(
  'each service in moto: refused without the permission and without effect, done with the exact one',
  { skip },
  async () => {
    const admin = server.keys['123456789012']!.admin!
    const iam = sender(server.url, admin)
    await iam('iam', 'CreateUser', { UserName: 'tried' })
    const { output } = await iam('iam', 'CreateAccessKey', { UserName: 'tried' })
    const { AccessKeyId, SecretAccessKey } = output.AccessKey
    const script = fileURLToPath(new URL('moto_services.py', import.meta.url))
    const { code, out, err } = await runPython(python.path!, [
      script,
      server.url,
      moto.url,
      admin.accessKeyId,
      admin.secretAccessKey,
      AccessKeyId,
      SecretAccessKey,
    ])
    assert.equal(code, 0, err)
    const rows = JSON.parse(out) as Row[]
    assert.deepEqual(
      rows.filter(({ wrong }) => wrong.length > 0),
      [],
    )
    assert.ok(new Set(rows.map(({ service }) => service)).size >= 40)
  },
)
