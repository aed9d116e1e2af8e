import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { listenForMetadata } from '../environment/metadata-listener.ts'
import { instanceEnvironment, runOn } from './run-on.ts'

/** A server that answers as the metadata pages of one running instance would. */
function stubServer(seen: IncomingMessage[]): Server {
  return createServer((request, response) => {
    seen.push(request)
    const path = request.url ?? ''
    if (!path.startsWith('/_understudy/imds/i-1/')) return void response.writeHead(404).end()
    if (path.endsWith('/api/token')) return void response.end('TOKEN')
    if (path.endsWith('/placement/region')) return void response.end('eu-west-1')
    response.writeHead(418, { 'x-aws-ec2-metadata-token-ttl-seconds': '7' }).end(path)
  })
}

describe('run-on', () => {
  const seen: IncomingMessage[] = []
  const server = stubServer(seen)
  let endpoint: string
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => server.close())

  it('takes every AWS setting of the caller away and gives those of the instance', () => {
    const env = {
      PATH: '/bin',
      AWS_PROFILE: 'mine',
      AWS_ACCESS_KEY_ID: 'AKIA',
      aws_session_token: 'x',
      NO_PROXY: 'corp',
    }
    assert.deepEqual(instanceEnvironment({ endpoint, env }, 'http://127.0.0.1:9', 'eu-west-1'), {
      PATH: '/bin',
      NO_PROXY: 'corp,127.0.0.1,localhost,127.0.0.1',
      no_proxy: 'corp,127.0.0.1,localhost,127.0.0.1',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:9',
      AWS_ENDPOINT_URL: endpoint,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    })
  })

  it('runs the command in the region of the instance and passes its exit code on', async () => {
    const script =
      `const { AWS_REGION, AWS_PROFILE = '' } = process.env;` +
      `process.exit(AWS_REGION + AWS_PROFILE === 'eu-west-1' ? 7 : 1)`
    const env = { ...process.env, AWS_PROFILE: 'mine' }
    assert.equal(await runOn({ endpoint, env }, 'i-1', [process.execPath, '-e', script]), 7)
  })

  it('tells which signal ended the command', async () => {
    const script = `process.kill(process.pid, 'SIGKILL')`
    assert.equal(await runOn({ endpoint, env: process.env }, 'i-1', [process.execPath, '-e', script]), 137)
  })

  it('passes a signal on to the command', async () => {
    const child =
      "process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready')"
    const caller =
      `import { runOn } from ${JSON.stringify(fileURLToPath(new URL('run-on.ts', import.meta.url)))};` +
      `const command = [process.execPath, '-e', ${JSON.stringify(child)}];` +
      `process.exit(await runOn({ endpoint: '${endpoint}', env: process.env }, 'i-1', command))`
    const code = await new Promise((resolve) => {
      const running = execFile(process.execPath, ['--input-type=module', '-e', caller], (error) =>
        resolve(error?.code),
      )
      running.stdout!.once('data', () => running.kill('SIGTERM'))
    })
    assert.equal(code, 5)
  })

  it('refuses an instance that is not running and a command that is not there', async () => {
    const options = { endpoint, env: process.env }
    await assert.rejects(runOn(options, 'i-2', ['true']), /there is no running instance i-2/)
    await assert.rejects(runOn(options, '../x', ['true']), /there is no running instance/)
    await assert.rejects(
      runOn(options, 'i-1', ['no-such-command-here']),
      /there is no command no-such-command-here/,
    )
    await assert.rejects(
      runOn({ ...options, endpoint: 'http://127.0.0.1:1' }, 'i-1', ['true']),
      /does not answer/,
    )
  })

  it("forwards the metadata service's own headers and nothing else", async () => {
    const listener = await listenForMetadata(endpoint, 'i-1')
    try {
      const headers = {
        'x-aws-ec2-metadata-token': 'T',
        'x-forwarded-for': '10.0.0.1',
        cookie: 'secret',
        authorization: 'x',
      }
      const answer = await fetch(`${listener.url}/latest/meta-data/`, { headers })
      assert.deepEqual([answer.status, await answer.text()], [418, '/_understudy/imds/i-1/latest/meta-data/'])
      assert.equal(answer.headers.get('x-aws-ec2-metadata-token-ttl-seconds'), '7')
      const passed = seen.at(-1)!.headers
      assert.deepEqual(
        [passed['x-aws-ec2-metadata-token'], passed['x-forwarded-for'], passed.cookie, passed.authorization],
        ['T', '10.0.0.1', undefined, undefined],
      )
    } finally {
      listener.close()
    }
  })

  it('answers no web page', async () => {
    const listener = await listenForMetadata(endpoint, 'i-1')
    try {
      const origin = await fetch(`${listener.url}/latest/`, { headers: { origin: 'http://evil.example' } })
      assert.equal(origin.status, 403)
      const { request } = await import('node:http')
      const status = await new Promise((resolve) => {
        request(`${listener.url}/latest/`, { headers: { host: 'evil.example' } }, (answer) =>
          resolve(answer.statusCode),
        ).end()
      })
      assert.equal(status, 403)
    } finally {
      listener.close()
    }
  })
})
