import { UsageError, type World } from '../command.ts'
import { shellQuote } from './shell-quote.ts'
import type { EnvironmentChange } from './client-environment.ts'

type Dialect = {
  set(name: string, value: string): string
  unset(names: readonly string[]): string[]
  /** What makes the evaluation fail. */
  fail: string
}

const posix: Dialect = {
  set: (name, value) => `export ${name}=${shellQuote(value)}`,
  unset: (names) => [`unset ${names.join(' ')}`],
  fail: 'false',
}

const dialects: Readonly<Record<string, Dialect>> = {
  sh: posix,
  bash: posix,
  zsh: posix,
  fish: {
    set: (name, value) => `set -gx ${name} '${value.replaceAll(/[\\']/g, String.raw`\$&`)}'`,
    unset: (names) => [`set -e ${names.join(' ')}; true`],
    fail: 'false',
  },
  powershell: {
    // PowerShell takes typographic quotes for quotes as well.
    set: (name, value) => `$env:${name} = '${value.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`,
    unset: (names) => names.map((name) => `Remove-Item -ErrorAction Ignore Env:${name}`),
    fail: "throw 'understudy: the environment reaches no server'",
  },
  cmd: {
    set: (name, value) => `set "${name}=${value}"`,
    unset: (names) => names.map((name) => `set "${name}="`),
    fail: 'cmd /c exit 1',
  },
}

/** The shells whose language `env` speaks. */
export const shellNames = Object.keys(dialects)

/** The shell that is meant where none is named. */
export function usualShell(env: World['env'], platform: string): string {
  if (platform === 'win32') return 'powershell'
  return /(?:^|\/)fish$/.test(env['SHELL'] ?? '') ? 'fish' : 'sh'
}

/**
 * The change as lines that the shell evaluates; `fails` makes the evaluation fail at its end. Throws UsageError
 * for a shell it does not know.
 */
export function shellText(shell: string, { set, unset }: EnvironmentChange, fails = false): string {
  const dialect = Object.hasOwn(dialects, shell) ? dialects[shell] : undefined
  if (dialect === undefined) throw new UsageError(`--shell is one of ${shellNames.join(', ')}, not ${shell}`)
  const lines = [
    ...dialect.unset(unset),
    ...Object.entries(set).map(([name, value]) => dialect.set(name, value)),
    ...(fails ? [dialect.fail] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
