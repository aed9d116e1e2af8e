import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Api } from '../../src/gateway/apis.ts'
import { refusalOf } from '../../src/gateway/refuse.ts'
import { wireOf } from '../../src/gateway/read/find.ts'
import { writeRequest } from '../../src/gateway/write-request.ts'
import type { Credentials } from '../../src/sigv4/sign.ts'
import { apis, askElsewhere, told } from '../fixtures/elsewhere.ts'
import { sender } from '../fixtures/clients/sdk.ts'
import { minimalInput } from '../fixtures/minimal-input.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

/** We serve them ourselves. */
const ours = new Set(['s3', 'ec2', 'athena'])
const others = apis.all.filter(({ signs, api }) => !ours.has(signs) && api !== 's3control')

let server: TestServer
let admin: Credentials
let nobody: Credentials
before(async () => {
  server = await startServer()
  admin = server.keys[server.account]!.admin!
  const send = sender(server.url, admin)
  await send('iam', 'CreateUser', { UserName: 'nobody' })
  const { output } = await send('iam', 'CreateAccessKey', { UserName: 'nobody' })
  nobody = {
    accessKeyId: output.AccessKey.AccessKeyId,
    secretAccessKey: output.AccessKey.SecretAccessKey,
  }
})
after(() => server?.stop())

/** Two operations of each API: the first that changes something and the first that does not. */
function chosen(api: Api): string[] {
  const decided = api.names.filter((name) => api.row(name)!.n !== 1 && api.row(name)!.a?.length !== 0)
  const reads = decided.find((name) => /^[LR]$/.test(api.row(name)!.l ?? ''))
  const writes = decided.find((name) => !/^[LR]$/.test(api.row(name)!.l ?? ''))
  return [writes, reads].filter((name) => name !== undefined)
}

test('every service is authenticated, decided, refused in its own words, and is not there where it is allowed', async () => {
  const wrong: string[] = []
  let count = 0
  for (const api of others) {
    for (const operation of chosen(api)) {
      count++
      const { path, query, headers } = writeRequest(api, operation, {})
      const wire = wireOf(apis.ofSigningName(api.signs), { method: 'POST', path, query, headers })
      const [code, status] = refusalOf(api, wire)
      const input = minimalInput(api.model.operation(operation)?.input, {})
      const by = async (keys: Credentials): Promise<string> =>
        told(await askElsewhere(server.url, keys, api, operation, input))
      const refused = await by(nobody)
      const allowed = await by(admin)
      const forged = await by({ ...admin, secretAccessKey: nobody.secretAccessKey })
      if (refused !== `${status} ${code}`) wrong.push(`${api.api} ${operation} refused: ${refused}`)
      if (allowed !== '501 NotImplemented') wrong.push(`${api.api} ${operation} allowed: ${allowed}`)
      if (!/^40[03] (?:SignatureDoesNotMatch|InvalidSignatureException)$/.test(forged))
        wrong.push(`${api.api} ${operation} forged: ${forged}`)
    }
  }
  assert.ok(count > 700, String(count))
  assert.deepEqual(wrong, [])
})
