import { openOutput } from './output.ts'
import { run } from './run.ts'

// Who reads the output may stop early, as `head` does: then there is nothing more to say, to anybody.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause
  process.exit(0)
})

// What a person sees must have left before the process does, so the exit code is set and nothing is cut off.
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  input: process.stdin,
  ...openOutput(process.stdout, process.stderr, (code) => process.exit(code)),
})
