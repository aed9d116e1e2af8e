import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { labNames, readLab } from '../../src/cli/lab/labs.ts'
import { createUnderstudy } from '../../src/library/index.ts'
import { client } from '../fixtures/clients/clients.ts'
import { runProgram } from '../fixtures/worlds/world.ts'

const { skip } = client('aws')

test('there are a dozen exercises and more, each with a title and a story', () => {
  assert.ok(labNames().length >= 12)
  for (const name of labNames()) {
    const { title, story } = readLab(name)
    assert.ok(title.length > 5 && story.length > 80, name)
  }
})

for (const name of labNames()) {
  test(`${name} is not solved at first, and its solution solves it`, { skip }, async () => {
    const { world, checks, solution } = readLab(name)
    const folder = mkdtempSync(join(tmpdir(), 'understudy-labs-'))
    const dataDirectory = join(folder, 'data')
    await using u = await createUnderstudy({ account: '123456789012', bootstrap: world, dataDirectory })
    const file = join(folder, 'checks.json')
    writeFileSync(file, JSON.stringify(checks))
    const check = () => runProgram(['test', '--data-dir', dataDirectory, file])
    const before = await check()
    assert.deepEqual([before.code, before.err], [1, ''], before.out)
    assert.match(before.out, /^ok /m, 'what is right already is to stay so')
    const env = { ...process.env, ...u.env(), AWS_PAGER: '' }
    await new Promise<void>((resolve, reject) => {
      execFile('bash', ['-ec', solution], { env }, (cause, out, err) =>
        cause === null ? resolve() : reject(new Error(`${out}${err}`)),
      )
    })
    const after = await check()
    assert.equal(after.code, 0, after.out)
    rmSync(folder, { recursive: true, force: true })
  })
}
