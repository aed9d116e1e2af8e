import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { awsCli } from '../fixtures/clients/aws-cli.ts'
import { client } from '../fixtures/clients/clients.ts'
import { sendRaw } from '../fixtures/raw.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

// What a cluster of EKS does with the token that `aws eks get-token` prints: it is a presigned GetCallerIdentity, which
// aws-iam-authenticator asks for in JSON.

const { skip } = client('aws')

let server: TestServer
before(async () => {
  if (!skip) server = await startServer()
})
after(() => server?.stop())

test(
  "a token of the CLI tells a cluster who its user is, and is good for that cluster's name only",
  { skip },
  async () => {
    const { accessKeyId, secretAccessKey } = server.keys[server.account]!.admin!
    const cli = awsCli(server.url, { accessKeyId, secretAccessKey })
    const run = await cli.aws(['eks', 'get-token', '--cluster-name', 'demo'])
    assert.equal(run.code, 0, run.err)
    const token = run.json().status.token as string
    const url = new URL(Buffer.from(token.replace(/^k8s-aws-v1\./, ''), 'base64url').toString())
    const ask = (cluster: string) =>
      sendRaw(server.url, {
        method: 'GET',
        path: url.pathname + url.search,
        headers: { host: url.host, accept: 'application/json', 'x-k8s-aws-id': cluster },
      })

    const answer = await ask('demo')
    assert.equal(answer.status, 200, answer.body)
    assert.equal(answer.headers['content-type'], 'application/json')
    const { Arn, Account } = JSON.parse(answer.body).GetCallerIdentityResponse.GetCallerIdentityResult
    assert.deepEqual(
      { Arn, Account },
      { Arn: `arn:aws:iam::${server.account}:user/admin`, Account: server.account },
    )

    const other = await ask('other')
    assert.equal(other.status, 403)
    assert.equal(JSON.parse(other.body).Error.Code, 'SignatureDoesNotMatch')
  },
)
