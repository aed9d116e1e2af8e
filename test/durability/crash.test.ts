import assert from 'node:assert/strict'
import { createHash, randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readKnownCredentials } from '../../src/store/data-directory.ts'
import { startUnderstudy, type Running } from '../fixtures/clients/program.ts'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'

const rounds = 3
const users = new Set<string>()
const deleted = new Set<string>()
const objects = new Set<string>()

let directory: string
before(() => void (directory = mkdtempSync(join(tmpdir(), 'understudy-crash-'))))
after(() => rmSync(directory, { recursive: true }))

describe('a server that is killed while it writes', () => {
  for (let round = 1; round <= rounds; round++) {
    test(`has every acknowledged write after it starts again, round ${round}`, async () => {
      const { running, send } = await start()
      if (round === 1) assert.equal((await send('s3', 'CreateBucket', { Bucket: 'crash' })).status, 200)
      await loadUntil(running, send, round, randomInt(20, 160))
      const again = await start()
      try {
        await checkUsers(again.send)
        await checkObjects(again.send)
        assert.deepEqual(leftovers(), [], 'uploads that were cut off are swept away')
      } finally {
        again.running.process.kill('SIGKILL')
        await again.running.ended
      }
    })
  }
})

async function start(): Promise<{ running: Running; send: Sender }> {
  const running = await startUnderstudy(['--port', '0', '--data-dir', directory])
  const { accounts, defaultAccount } = readKnownCredentials(directory)!
  return { running, send: sender(running.url, accounts[defaultAccount]!.root) }
}

/** Writes from several clients at once and kills the server when so many writes are acknowledged. */
async function loadUntil(running: Running, send: Sender, round: number, acknowledged: number): Promise<void> {
  let count = 0
  let alive = true
  const done = () => {
    if (++count !== acknowledged) return
    alive = false
    running.process.kill('SIGKILL')
  }
  const clients = [0, 1, 2, 3, 4, 5].map(async (client) => {
    for (let number = 0; alive; number++) {
      const name = `w-${round}-${client}-${number}`
      const write = client % 2 === 0 ? writeUser : writeObject
      await write(send, name, done).catch((cause: Error) => {
        if (alive) throw cause
      })
    }
  })
  await Promise.all(clients)
  assert.equal(await running.ended, 'SIGKILL')
  assert.ok(count >= acknowledged)
}

async function writeUser(send: Sender, UserName: string, done: () => void): Promise<void> {
  const { status, message } = await send('iam', 'CreateUser', { UserName })
  assert.equal(status, 200, message ?? '')
  users.add(UserName)
  done()
  if (!UserName.endsWith('5')) return
  const gone = send('iam', 'DeleteUser', { UserName })
  // Until its answer nobody can tell whether the user is still there.
  users.delete(UserName)
  assert.equal((await gone).status, 200)
  deleted.add(UserName)
  done()
}

async function writeObject(send: Sender, Key: string, done: () => void): Promise<void> {
  const { status, message } = await send('s3', 'PutObject', { Bucket: 'crash', Key, Body: bytesOf(Key) })
  assert.equal(status, 200, message ?? '')
  objects.add(Key)
  done()
}

/** What an object of that key holds: some bytes to some hundred thousand. */
function bytesOf(key: string): Buffer {
  const seed = createHash('sha256').update(key).digest()
  return Buffer.alloc(1 + (seed.readUInt32LE() % 300_000), seed)
}

async function checkUsers(send: Sender): Promise<void> {
  const found = new Set<string>()
  let Marker: string | undefined
  do {
    const { output } = await send('iam', 'ListUsers', { Marker })
    for (const { UserName } of output.Users) found.add(UserName)
    Marker = output.Marker
  } while (Marker !== undefined)
  assert.deepEqual([...users.difference(found)], [], 'users that were acknowledged are gone')
  assert.deepEqual([...deleted.intersection(found)], [], 'users that were deleted are back')
}

async function checkObjects(send: Sender): Promise<void> {
  const found = new Set<string>()
  let ContinuationToken: string | undefined
  do {
    const { output } = await send('s3', 'ListObjectsV2', { Bucket: 'crash', ContinuationToken })
    for (const { Key } of output.Contents ?? []) found.add(Key)
    ContinuationToken = output.NextContinuationToken
  } while (ContinuationToken !== undefined)
  assert.deepEqual([...objects.difference(found)], [], 'objects that were acknowledged are gone')
  // Of a write that was under way, too, there is all or nothing.
  for (const Key of found) {
    const { output } = await send('s3', 'GetObject', { Bucket: 'crash', Key })
    const body = Buffer.from(await output.Body.transformToByteArray())
    assert.ok(body.equals(bytesOf(Key)), `${Key} has other bytes`)
  }
}

/** What lies about in the folder of uploads under way. */
function leftovers(): string[] {
  const folder = join(directory, 'incoming')
  return existsSync(folder) ? readdirSync(folder) : []
}
