import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import {
  databaseFile,
  openDataDirectory,
  readEndpoint,
  readKnownCredentials,
  removeEndpoint,
  writeEndpoint,
  writeKnownCredentials,
} from './data-directory.ts'
import { readKeyRing } from './key-ring.ts'
import { thisProcess } from './process-identity.ts'
import { readMeta, writeMeta } from './sqlite/meta.ts'
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

test('a lock file that is removed lets nobody in while its holder lives, who writes nothing more', async () => {
  const first = openDataDirectory(path)
  const mayCommit = () => {
    const lost = first.lost()
    if (lost !== undefined) throw new Error(lost)
  }
  const store = await openSqliteStore(first.databaseFile, { mayCommit })
  assert.equal(first.lost(), undefined)
  await store.writeData((tx) => writeMeta(tx, 'a', '1'))
  rmSync(join(path, 'lock'))
  assert.match(first.lost()!, /was taken away/)
  assert.throws(() => openDataDirectory(path), /another Understudy is running/)
  await assert.rejects(
    store.writeData((tx) => writeMeta(tx, 'a', '2')),
    /was taken away/,
  )
  assert.equal(await readMeta(store.read, 'a'), '1')

  // Whoever makes another lock file and removes the owner's name too gets in, and the first one sees it.
  rmSync(join(path, 'owner.json'))
  assert.equal(first.taken(), false)
  writeFileSync(join(path, 'owner.json'), JSON.stringify({ pid: 1, started: 'x', boot: 'y' }))
  assert.equal(first.taken(), true)
  await store.close()
  first.release()
  assert.ok(existsSync(join(path, 'owner.json')), 'it is another’s')
})

test('an owner that was killed, or is of another start of the machine, keeps nobody out', () => {
  const self = thisProcess()
  openDataDirectory(path).release()
  for (const owner of [
    { ...self, started: '1' },
    { ...self, boot: 'other' },
    { ...self, pid: 2 ** 22 + 1 },
  ]) {
    writeFileSync(join(path, 'owner.json'), JSON.stringify(owner))
    openDataDirectory(path).release()
  }
  for (const text of ['', '{', '[]', '{"pid":"x"}', 'null']) {
    writeFileSync(join(path, 'owner.json'), text)
    openDataDirectory(path).release()
  }
  writeFileSync(join(path, 'owner.json'), JSON.stringify(self))
  assert.throws(() => openDataDirectory(path), /another Understudy is running/)
})

test('a lock that is no lock file is not taken for another process', () => {
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'lock'), 'this is no database, and long enough to be seen as none'.repeat(20))
  assert.throws(
    () => openDataDirectory(path),
    (error: Error) => !/another Understudy/.test(error.message),
  )
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
