import { constants } from 'node:os'
import spawn from 'cross-spawn'
import { OperatorError } from '../command.ts'

const passedSignals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR2'] as const

// A terminal sends these to the whole foreground group, so the command has them already.
const terminalSignals: readonly string[] = ['SIGINT', 'SIGQUIT']

/**
 * Runs a command with our own input and output, `.cmd` files on Windows too. Answers its exit code, 128 and the
 * signal's number where a signal ended it. Throws OperatorError where it cannot be started.
 */
export async function runChild(
  command: readonly string[],
  env: Record<string, string | undefined>,
): Promise<number> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { env, stdio: 'inherit' })
  const pass = (signal: NodeJS.Signals) => {
    if (!(process.stdin.isTTY && terminalSignals.includes(signal))) child.kill(signal)
  }
  const passed = passedSignals.filter((signal) => process.platform !== 'win32' || signal !== 'SIGUSR2')
  for (const signal of passed) process.on(signal, pass)
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (cause: NodeJS.ErrnoException) => reject(startFailure(program, cause)))
      child.once('close', (code, signal) =>
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
      )
    })
  } finally {
    for (const signal of passed) process.off(signal, pass)
  }
}

function startFailure(program: string, { code, message }: NodeJS.ErrnoException): OperatorError {
  return new OperatorError(
    code === 'ENOENT' ? `there is no command ${program}` : `cannot run ${program}: ${message}`,
  )
}
