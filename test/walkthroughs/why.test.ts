import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { World } from '../../src/cli/command.ts'
import { signRequest } from '../../src/sigv4/sign.ts'
import type { KnownKey } from '../../src/store/data-directory.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { runProgram } from '../fixtures/worlds/world.ts'

const eve = { accessKeyId: 'AKIAEVEEVEEVEEVE0001', secretAccessKey: 'eve-secret-00001' }
const denyLists = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: 'iam:List*', Resource: '*' },
})
let server: TestServer
let folder: string
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-why-'))
  const bootstrapFile = join(folder, 'b.yaml')
  writeFileSync(
    bootstrapFile,
    `accounts:
  '111122223333':
    users:
      eve:
        accessKeys: [{ id: ${eve.accessKeyId}, secret: ${eve.secretAccessKey} }]
        inlinePolicies:
          Some: { Version: 2012-10-17, Statement: { Sid: Lists, Effect: Allow, Action: iam:ListUsers, Resource: '*' } }
`,
  )
  server = await startServer({ bootstrapFile })
})
after(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

const asEnvironment = ({ accessKeyId, secretAccessKey }: KnownKey): World['env'] => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_ENDPOINT_URL: server.url,
})

/** Calls IAM as eve; answers the request's id. */
async function ask(action: string): Promise<string> {
  const body = `Action=${action}&Version=2010-05-08`
  const url = `${server.url}/`
  const headers = signRequest({
    method: 'POST',
    url,
    body,
    credentials: eve,
    service: 'iam',
    region: 'us-east-1',
    nowMs: Date.now(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const response = await fetch(url, { method: 'POST', headers, body })
  await response.text()
  return response.headers.get('x-amzn-requestid')!
}

test('tells the latest request of the account to its admin: who, what, and which statement allowed it', async () => {
  await ask('ListUsers')
  const { code, out, err } = await runProgram(['why', '--last', '--data-dir', server.dataDirectory])
  assert.deepEqual([code, err], [0, ''])
  assert.match(
    out,
    /^iam:ListUsers in us-east-1, \d{4}-\S+Z, request \S+\nby arn:aws:iam::111122223333:user\/eve /,
  )
  assert.match(
    out,
    /iam:ListUsers on arn:aws:iam::111122223333:user\/ by .*: allowed\n├─ service control policies: none\n/,
  )
  assert.match(out, /├─ identity policies: allowed \(statement 1 \(Lists\) of Some, line 3, allows it\)\n/)
  assert.match(out, /\nThe policies are still those that allowed it\.\n$/)
})

test('says of an allowed request what has changed since, and tells it as it would be decided now', async () => {
  const id = await ask('ListUsers')
  const run = () => runProgram(['why', id, '--data-dir', server.dataDirectory])
  const admin = sender(server.url, server.keys[server.account]!.admin)
  const more = { UserName: 'eve', PolicyName: 'Other', PolicyDocument: denyLists }
  await admin('iam', 'PutUserPolicy', more)
  const { out } = await run()
  await admin('iam', 'DeleteUserPolicy', { UserName: 'eve', PolicyName: 'Other' })
  assert.match(
    out,
    /iam:ListUsers on \S+: allowed\n {2}by statement 1 \(Lists\) of the identity policy Some, line 3\n/,
  )
  assert.match(
    out,
    /\n {2}Since then: Other was not asked then\.\n\nAsked again just now:\n {2}iam:ListUsers .*explicitly denied/,
  )
})

test('tells what was missing where nothing allowed it, by the id of the request', async () => {
  const id = await ask('ListGroups')
  await ask('ListUsers')
  const { code, out } = await runProgram(['why', id], {
    env: asEnvironment(server.keys[server.account]!.root),
  })
  assert.equal(code, 0)
  assert.match(out, new RegExp(`^iam:ListGroups .* request ${id}\n`))
  assert.match(out, /answered: AccessDenied: User: .* is not authorized to perform: iam:ListGroups/)
  assert.match(out, /would allow it:\n {2}identity policies: \{.*"iam:ListGroups"/)
})

test('--json prints the event and the questions', async () => {
  const id = await ask('ListGroups')
  const { out } = await runProgram(['why', id, '--json', '--data-dir', server.dataDirectory])
  const { event, questions } = JSON.parse(out) as {
    event: { requestID: string }
    questions: { outcome: string }[]
  }
  assert.equal(event.requestID, id)
  assert.deepEqual(
    questions.map(({ outcome }) => outcome),
    ['ImplicitlyDenied'],
  )
})

test('--profile signs with the keys of the shared files', async () => {
  const config = join(folder, 'config')
  writeFileSync(
    config,
    `[profile eve]\naws_access_key_id = ${eve.accessKeyId}\naws_secret_access_key = ${eve.secretAccessKey}\nendpoint_url = ${server.url}\n`,
  )
  const env = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: '/nowhere' }
  // Who may not ask understudy:ExplainDecision is told of its own refused requests what they asked for.
  const id = await ask('ListGroups')
  const { code, out } = await runProgram(['why', id, '--profile', 'eve'], { env })
  assert.equal(code, 0)
  assert.match(out, /^iam:ListGroups .*\n.*by .*user\/eve /)
  assert.match(out, /the policies are told to who may ask understudy:ExplainDecision/)
  // And of no request that was allowed, or is another's.
  const { code: others, err } = await runProgram(['why', 'another', '--profile', 'eve'], { env })
  assert.equal(others, 1)
  assert.match(
    err,
    /\(AccessDeniedException\) .*user\/eve is not authorized to perform: understudy:ExplainDecision/,
  )
})

const refused: { about: string; args: string[]; env?: World['env']; message: RegExp }[] = [
  {
    about: 'an unknown request',
    args: ['no-such-id'],
    message: /\(ResourceNotFoundException\).*told to its own keys/,
  },
  { about: 'an unknown profile', args: ['--profile', 'nobody'], message: /there is no profile nobody/ },
  {
    about: 'a wrong secret',
    args: [],
    env: { AWS_ACCESS_KEY_ID: eve.accessKeyId, AWS_SECRET_ACCESS_KEY: 'wrong' },
    message: /An error occurred \(\w*Signature\w*\)/,
  },
  {
    about: 'half a key',
    args: [],
    env: { AWS_ACCESS_KEY_ID: 'AKIA' },
    message: /AWS_SECRET_ACCESS_KEY is not/,
  },
  { about: 'no server', args: ['--endpoint', 'http://127.0.0.1:1'], message: /no server answers at/ },
]

for (const { about, args, env = {}, message } of refused) {
  test(`${about} is told in one line with exit code 1`, async () => {
    const files = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' }
    const given = { ...files, ...env }
    const { code, out, err } = await runProgram(['why', ...args, '--data-dir', server.dataDirectory], {
      env: given,
    })
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /^understudy: [^\n]+\n$/)
    assert.match(err, message)
  })
}
