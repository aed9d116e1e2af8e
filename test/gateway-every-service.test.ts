import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Api } from '../src/gateway/apis.ts'
import { openGateway } from '../src/gateway/gateway.ts'
import { refusalOf } from '../src/gateway/refuse.ts'
import { wireOf } from '../src/gateway/read/find.ts'
import { writeRequest } from '../src/gateway/write-request.ts'
import { modelsDirectory } from '../src/main.ts'
import { signRequest, type Credentials } from '../src/sigv4/sign.ts'
import { sender } from './fixtures/clients/sdk.ts'
import { minimalInput } from './fixtures/minimal-input.ts'
import { sendRaw, type RawAnswer } from './fixtures/raw.ts'
import { startServer, type TestServer } from './fixtures/server.ts'

const { apis } = openGateway(modelsDirectory)
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

/** Sends an operation with what it requires, signed by those keys. */
function ask(api: Api, operation: string, keys: Credentials): Promise<RawAnswer> {
  const { method, path, query, headers, body } = writeRequest(
    api,
    operation,
    minimalInput(api.model.operation(operation)?.input, {}),
  )
  const target = query === '' ? path : `${path}?${query}`
  const url = server.url + target
  const signed = signRequest({
    method,
    url,
    headers,
    body,
    service: api.signs,
    region: 'us-east-1',
    credentials: keys,
    nowMs: Date.now(),
  })
  return sendRaw(server.url, { method, path: target, headers: { ...headers, ...signed }, body })
}

/** The code of an answer in whatever protocol it came. */
function codeOf({ headers, body, code }: RawAnswer): string {
  const type = headers['x-amzn-errortype']
  if (typeof type === 'string') return type
  return code ?? /"__type":"([^"]+)"/.exec(body)?.[1] ?? body.slice(0, 100)
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
      const told = async (keys: Credentials): Promise<string> => {
        const answer = await ask(api, operation, keys)
        return `${answer.status} ${codeOf(answer)}`
      }
      const refused = await told(nobody)
      const allowed = await told(admin)
      const forged = await told({ ...admin, secretAccessKey: nobody.secretAccessKey })
      if (refused !== `${status} ${code}`) wrong.push(`${api.api} ${operation} refused: ${refused}`)
      if (allowed !== '501 NotImplemented') wrong.push(`${api.api} ${operation} allowed: ${allowed}`)
      if (!/^40[03] (?:SignatureDoesNotMatch|InvalidSignatureException)$/.test(forged))
        wrong.push(`${api.api} ${operation} forged: ${forged}`)
    }
  }
  assert.ok(count > 700, String(count))
  assert.deepEqual(wrong, [])
})
