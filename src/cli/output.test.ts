import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { test } from 'node:test'
import { openOutput } from './output.ts'

/** Streams of a process whose standard output fails as `trouble` says, and what came of it. */
function world(trouble: { code: string | undefined }) {
  const texts: string[] = []
  const codes: number[] = []
  const stream = () => {
    const one: Writable = new Writable({
      autoDestroy: false,
      decodeStrings: false,
      write(text: string, _encoding, done) {
        if (trouble.code !== undefined)
          return done(Object.assign(new Error(trouble.code), { code: trouble.code }))
        texts.push(text)
        done()
      },
    })
    return one
  }
  return { texts, codes, output: openOutput(stream(), stream(), (code) => void codes.push(code)) }
}

test('a command whose reader has left ends quietly', async () => {
  const { output, codes } = world({ code: 'EPIPE' })
  output.write('text')
  await turn()
  assert.deepEqual(codes, [0])
})

test('a command that cannot write for another reason fails', async () => {
  const { output, codes } = world({ code: 'ENOSPC' })
  output.write('text')
  await turn()
  assert.equal(codes[0], 1)
})
