import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import {
  databaseFile,
  openDataDirectory,
  readEndpoint,
  readKeyRing,
  readKnownCredentials,
  removeEndpoint,
  writeEndpoint,
  writeKnownCredentials,
} from './data-directory.ts'
import { openSqliteStore } from './sqlite/sqlite.ts'

let parent: string
let path: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'understudy-directory-'))
  path = join(parent, 'deep', 'data')
})
afterEach(() => rmSync(parent, { recursive: true }))

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8)

test('a new folder and all its files are for their owner alone', async () => {
  const directory = openDataDirectory(path)
  const store = await openSqliteStore(directory.databaseFile)
  readKeyRing(path, undefined)
  writeKnownCredentials(path, { defaultAccount: '111122223333', accounts: {} })
  assert.equal(modeOf(path), '700')
  const file = databaseFile(path)
  const files = [file, `${file}-wal`, `${file}-shm`, `${file}-trail`, `${file}-trail-wal`]
  for (const name of [
    ...files,
    join(path, 'lock'),
    join(path, 'master-key.json'),
    join(path, 'credentials.json'),
  ]) {
    assert.equal(modeOf(name), '600', name)
  }
  await store.close()
  directory.release()
})

test('the files of a folder that was open to others are not', () => {
  mkdirSync(path, { recursive: true, mode: 0o755 })
  openDataDirectory(path).release()
  assert.equal(modeOf(databaseFile(path)), '600')
})

test('a folder that cannot be one is told in a sentence', () => {
  const file = join(parent, 'file')
  writeFileSync(file, '')
  for (const path of [file, join(file, 'below')]) {
    assert.throws(
      () => openDataDirectory(path),
      /^Error: the data directory .* cannot be used: a file is in the way; /,
    )
  }
})

test('two cannot have it at once, and the next one can', () => {
  const first = openDataDirectory(path)
  assert.throws(
    () => openDataDirectory(path),
    /another Understudy is running on the data directory .*deep\/data/,
  )
  first.release()
  openDataDirectory(path).release()
})

test('a lock that is no lock file is not taken for another process', () => {
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'lock'), 'this is no database, and long enough to be seen as none'.repeat(20))
  assert.throws(
    () => openDataDirectory(path),
    (error: Error) => !/another Understudy/.test(error.message),
  )
})

test('the master key is made once and stays', () => {
  openDataDirectory(path).release()
  const made = readKeyRing(path, undefined)
  assert.equal(made.keys[made.current]!.length, 32)
  assert.deepEqual(readKeyRing(path, undefined), made)
})

test('a master key from outside leaves no file, and must have 32 bytes', () => {
  openDataDirectory(path).release()
  const key = Buffer.alloc(32, 7)
  const ring = readKeyRing(path, key.toString('base64'))
  assert.deepEqual(Buffer.from(ring.keys[ring.current]!), key)
  assert.throws(() => statSync(join(path, 'master-key.json')), { code: 'ENOENT' })
  for (const bad of ['', 'short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')]) {
    assert.throws(() => readKeyRing(path, bad), /UNDERSTUDY_MASTER_KEY must be the base64 of 32 bytes$/)
  }
})

test('credentials are written whole and come back', () => {
  openDataDirectory(path).release()
  assert.equal(readKnownCredentials(path), undefined)
  const root = { accessKeyId: 'AKIA', secretAccessKey: 's' }
  const credentials = { defaultAccount: '111122223333', accounts: { '111122223333': { root } } }
  writeKnownCredentials(path, credentials)
  writeKnownCredentials(path, credentials)
  assert.deepEqual(readKnownCredentials(path), credentials)
  assert.match(readFileSync(join(path, 'credentials.json'), 'utf8'), /\n$/)
})

test('the endpoint is there while the server runs', () => {
  openDataDirectory(path).release()
  const endpoint = { url: 'http://127.0.0.1:1', region: 'us-east-1', pid: 1 }
  assert.equal(readEndpoint(path), undefined)
  writeEndpoint(path, endpoint)
  assert.deepEqual(readEndpoint(path), endpoint)
  removeEndpoint(path)
  removeEndpoint(path)
  assert.equal(readEndpoint(path), undefined)
})
