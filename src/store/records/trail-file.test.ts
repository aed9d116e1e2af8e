import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, test } from 'node:test'
import { openTrailFile } from './trail-file.ts'

let folder: string
let file: string
let lines: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-trail-'))
  file = join(folder, 'trail')
  lines = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = () => openTrailFile(file, 10_000_000, (line) => lines.push(line))
const account = '111122223333'
const row = (requestId: string, more = '') => ({
  requestId,
  eventId: `e-${requestId}`,
  account,
  seconds: 1,
  terms: [],
  questions: '[]',
  facts: '{}',
  event: JSON.stringify({ more }),
  caller: '{}',
})

async function writeSome(): Promise<void> {
  const log = open()
  for (let at = 0; at < 50; at += 1) await log.append([row(`r${at}`, 'x'.repeat(5000))])
  log.close()
}

/** Files that are no trail of ours, each with what is said of it. */
const strangers: Record<string, { make: () => void | Promise<void>; says: RegExp }> = {
  'noise at its beginning': {
    make: async () => {
      await writeSome()
      const bytes = readFileSync(file)
      bytes.fill(0xa5, 0, 100)
      writeFileSync(file, bytes)
    },
    says: /not a database/,
  },
  'no database at all': { make: () => writeFileSync(file, 'hello '.repeat(1000)), says: /not a database/ },
  'a database of something else': {
    make: () => {
      const other = new DatabaseSync(file)
      other.exec('create table people (name text)')
      other.close()
    },
    says: /something else/,
  },
  'tables of the same names and another shape': {
    make: () => {
      const other = new DatabaseSync(file)
      other.exec('create table batches (x integer); pragma user_version = 5')
      other.close()
    },
    says: /no such column|no such table/,
  },
  'a newer Understudy’s': {
    make: () => {
      const other = new DatabaseSync(file)
      other.exec('create table batches (x integer); pragma user_version = 999')
      other.close()
    },
    says: /newer Understudy/,
  },
  'a folder': { make: () => void mkdirSync(file), says: /unable to open/ },
}

for (const [what, { make, says }] of Object.entries(strangers)) {
  test(`a trail that is ${what} is set aside, and a new one begun`, async () => {
    await make()
    const log = open()
    await log.append([row('new')])
    assert.equal((await log.find(account, undefined))?.requestId, 'new')
    log.close()
    assert.equal(lines.length, 1)
    assert.match(lines[0]!, says)
    assert.match(lines[0]!, /aside-1/)
    assert.ok(existsSync(`${file}.aside-1`))
    // The second one does not take the place of the first.
    rmSync(file, { recursive: true })
    await make()
    open().close()
    assert.ok(existsSync(`${file}.aside-2`))
  })
}

test('damage that shows later sets the trail aside while it is used', async () => {
  await writeSome()
  const bytes = readFileSync(file)
  bytes.fill(0xa5, 4096, statSync(file).size)
  writeFileSync(file, bytes)
  const log = open()
  await log.append([row('new')])
  assert.equal((await log.find(account, undefined))?.requestId, 'new')
  assert.equal(lines.length, 1)
  log.close()
})
