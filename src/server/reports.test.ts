import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bugReporter, notYetCounter } from './reports.ts'

test('a bug is told by its request id; its cause goes to the log alone', () => {
  const lines: string[] = []
  const report = bugReporter((line) => void lines.push(line))
  for (const cause of [new Error('the cause'), 'the cause', { toString: () => 'the cause' }]) {
    const { code, status, message } = report('id-1', cause)
    assert.deepEqual([code, status], ['InternalFailure', 500])
    assert.ok(message.includes('id-1') && !message.includes('the cause'))
    const line = lines.pop()!
    assert.ok(line.includes('id-1') && line.includes('the cause'), line)
  }
})

test('what is not there yet is refused honestly, and counted', () => {
  const notYet = notYetCounter()
  const { code, status, message } = notYet('sts', 'AssumeRoot')
  assert.deepEqual([code, status], ['NotImplemented', 501])
  assert.match(message, /sts:AssumeRoot/)
  notYet('sts', 'AssumeRoot')
  notYet('iam', 'Other')
  assert.deepEqual(Object.fromEntries(notYet.counts), { 'sts:AssumeRoot': 2, 'iam:Other': 1 })
})
