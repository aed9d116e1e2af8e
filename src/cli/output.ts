import type { Writable } from 'node:stream'

/** What a command writes to. `outlive` makes it go on where nobody takes its text any more. */
export type Output = { write(text: string): void; warn(text: string): void; outlive(): void }

/**
 * Standard output and error. A text that cannot be written (a closed pipe, a full disk) ends a command, quietly where
 * the reader has left, as `head` does; whoever outlives its readers drops the text, and says how many once one gets
 * through.
 */
export function openOutput(out: Writable, err: Writable, exit: (code: number) => void): Output {
  let outlives = false
  let dropped = 0
  const fail = ({ code, message }: NodeJS.ErrnoException): void => {
    if (outlives) return
    if (code === 'EPIPE') return exit(0)
    err.write(`understudy: the output cannot be written: ${message}\n`)
    exit(1)
  }
  const put = (stream: Writable, text: string): void => {
    stream.write(text, (cause) => {
      if (!outlives) return
      if (cause) dropped += 1
      else if (dropped > 0) {
        const count = dropped
        dropped = 0
        put(stream, `${count} ${count === 1 ? 'text' : 'texts'} before this could not be written\n`)
      }
    })
  }
  // INVARIANT: without a listener an error of a stream ends the process.
  out.on('error', fail)
  err.on('error', (cause: NodeJS.ErrnoException) => outlives || exit(cause.code === 'EPIPE' ? 0 : 1))
  return {
    write: (text) => put(out, text),
    warn: (text) => put(err, text),
    outlive: () => void (outlives = true),
  }
}
