import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { signRequest } from '../../src/sigv4/sign.ts'
import { readKnownCredentials } from '../../src/store/data-directory.ts'
import { startUnderstudy, type Running } from '../fixtures/clients/program.ts'

const hangUps = 1000
const atOnce = 20

let directory: string
let running: Running
before(async () => {
  directory = mkdtempSync(join(tmpdir(), 'understudy-hanging-up-'))
  const env = { NODE_OPTIONS: '--expose-gc' }
  running = await startUnderstudy(['--port', '0', '--data-dir', directory], env)
})
after(async () => {
  running?.process.kill('SIGKILL')
  await running?.ended.catch(() => {})
  rmSync(directory, { recursive: true, force: true })
})

function message(service: string, method: string, path: string, body = ''): Buffer {
  const known = readKnownCredentials(directory)!
  const headers = signRequest({
    method,
    url: `${running.url}${path}`,
    body,
    credentials: known.accounts[known.defaultAccount]!.admin!,
    service,
    region: 'us-east-1',
    nowMs: Date.now(),
    headers: service === 's3' ? {} : { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const lines = Object.entries({ ...headers, 'content-length': body.length })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}\r\n${body}`)
}

async function put(path: string, body = ''): Promise<void> {
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1')
  socket.write(message('s3', 'PUT', path, body))
  const answer = await new Promise<string>((resolve) => {
    socket.once('data', (data) => resolve(data.toString()))
  })
  socket.destroy()
  assert.match(answer, /^HTTP\/1.1 200/)
}

/** What the server holds open beside its databases: connections, and files of objects. */
function open(): string[] {
  const folder = `/proc/${running.process.pid}/fd`
  return readdirSync(folder).flatMap((name) => {
    try {
      const target = readlinkSync(join(folder, name))
      return /^socket:|\/(?:objects|incoming)\//.test(target) ? [target] : []
    } catch {
      return []
    }
  })
}

test(`${hangUps} clients that hang up at any moment leave nothing open and end nothing`, async (context) => {
  if (process.platform !== 'linux') return context.skip('open files are told by Linux alone')
  await put('/hung')
  await put('/hung/large', 'x'.repeat(300_000))
  const messages = [
    message('s3', 'GET', '/hung/large'),
    message('s3', 'PUT', '/hung/other', 'y'.repeat(100_000)),
    message('s3', 'PUT', '/hung/small', 'y'),
    message('iam', 'POST', '/', 'Action=ListUsers&Version=2010-05-08'),
    Buffer.from('GET /_understudy/console/ HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n'),
  ]
  await wait(300)
  const before = open()
  let seed = 7
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  const hangUp = (bytes: Buffer, moment: number) =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(running.url).port), '127.0.0.1')
      const go = () => socket.resetAndDestroy()
      socket.on('error', () => {})
      socket.on('close', () => resolve())
      // Within the request, right after it, a little later, or at the first byte of the answer.
      if (moment === 0) socket.write(bytes.subarray(0, 1 + random(bytes.length - 1)), go)
      else if (moment === 1) socket.write(bytes, go)
      else if (moment === 2) socket.write(bytes, () => setTimeout(go, random(8)))
      else socket.write(bytes)
      if (moment === 3) socket.once('data', go)
    })
  for (let done = 0; done < hangUps; done += atOnce) {
    const some = Array.from({ length: atOnce }, () => hangUp(messages[random(messages.length)]!, random(4)))
    await Promise.all(some)
  }
  const deadline = Date.now() + 10_000
  while (open().length > before.length && Date.now() < deadline) await wait(100)
  assert.ok(open().length <= before.length, `open before: ${before.join(' ')}; after: ${open().join(' ')}`)
  assert.equal((await fetch(`${running.url}/_understudy/health`)).status, 200)
  assert.deepEqual(readdirSync(join(directory, 'incoming')), [])
  assert.equal(running.err(), '')
})
