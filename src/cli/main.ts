import { run } from './run.ts'

// What a person sees must have left before the process does, so the exit code is set and nothing is cut off.
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  input: process.stdin,
  write: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
})
