import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readKnownCredentials } from '../../src/store/data-directory.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startUnderstudy } from '../fixtures/clients/program.ts'
import { sender } from '../fixtures/clients/sdk.ts'

/** One system call, at the moment it was done. */
type Done = { call: string; text: string }

const strace = client('strace')
const mayTrace = strace.skip === false && spawnSync(strace.path, ['-o', '/dev/null', 'true']).status === 0
const skip = strace.skip || (!mayTrace && 'strace may not trace here')
const traced = 'trace=write,writev,pwrite64,sendto,sendmsg,fsync,fdatasync'

test('a write is on the disk before its answer leaves', { skip }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'understudy-durability-'))
  const log = join(directory, 'strace')
  const running = await startUnderstudy(['--port', '0', '--data-dir', join(directory, 'data')])
  try {
    const tracer = spawn(strace.path!, [
      '-f',
      '-y',
      '-s',
      '400',
      '-e',
      traced,
      '-o',
      log,
      '-p',
      String(running.process.pid),
    ])
    // It says so on standard error when it has attached.
    await once(tracer.stderr, 'data')
    const { accounts, defaultAccount } = readKnownCredentials(join(directory, 'data'))!
    const send = sender(running.url, accounts[defaultAccount]!.root)
    for (const UserName of ['one', 'two'])
      assert.equal((await send('iam', 'CreateUser', { UserName })).status, 200)
    await send('s3', 'CreateBucket', { Bucket: 'durable' })
    const { status } = await send('s3', 'PutObject', {
      Bucket: 'durable',
      Key: 'k',
      Body: 'x'.repeat(100_000),
    })
    assert.equal(status, 200)
    tracer.kill('SIGINT')
    await once(tracer, 'close')
    checkOrder(readTrace(log))
  } finally {
    running.process.kill('SIGKILL')
    await running.ended
    rmSync(directory, { recursive: true })
  }
})

function checkOrder(calls: Done[]): void {
  const answers = calls.flatMap(({ call, text }, index) =>
    /^(write|writev|sendto|sendmsg)$/.test(call) && text.includes('HTTP/1.1 200') ? [index] : [],
  )
  assert.equal(answers.length, 4, 'four answers were seen')
  let after = 0
  for (const [number, answer] of answers.entries()) {
    const before = calls.slice(after, answer)
    const logged = before.findLastIndex(
      ({ call, text }) => call === 'pwrite64' && text.includes('.sqlite-wal>'),
    )
    const synced = before.findLastIndex(({ call, text }) => isSync(call) && text.includes('.sqlite-wal>'))
    assert.ok(logged !== -1, `answer ${number}: the log was written`)
    assert.ok(synced > logged, `answer ${number}: the log was synced after it was written, before the answer`)
    after = answer + 1
    if (number < 3) continue
    const bytes = before.findIndex(({ call, text }) => isSync(call) && text.includes('/incoming/'))
    assert.ok(bytes !== -1 && bytes < logged, "the object's bytes were synced before its row was written")
  }
}

const isSync = (call: string) => call === 'fsync' || call === 'fdatasync'

/** Calls in the order they ended; one that others interrupt is told in two lines. */
function readTrace(log: string): Done[] {
  const begun = new Map<string, string>()
  const done: Done[] = []
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, pid, rest] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (pid === undefined || rest === undefined) continue
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(pid, rest)
      continue
    }
    const text = rest.startsWith('<... ') ? `${begun.get(pid) ?? ''}${rest}` : rest
    const call = /^(\w+)\(/.exec(text)?.[1]
    if (call !== undefined) done.push({ call, text })
  }
  return done
}
