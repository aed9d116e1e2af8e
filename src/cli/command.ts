/** One flag of a command. Its variable is `UNDERSTUDY_` and its name in capitals, where it has one. */
export type Option = {
  name: string
  /** `flag` is on or off, `list` may be given more than once; a list's variable separates with commas. */
  kind: 'text' | 'list' | 'flag'
  /** What stands for the value in the help, e.g. `PORT`. */
  value?: string
  default?: string
  help: string
  /** False where no environment variable sets it. */
  variable?: boolean
}

/** What was given: flags from the command line, then from the environment, then their defaults. */
export type Given = {
  text(name: string): string | undefined
  list(name: string): readonly string[]
  flag(name: string): boolean
  /** Arguments that are no flags, those after `--` included. */
  positionals: readonly string[]
}

/** What a command sees of the process it runs in. */
export type World = {
  env: Readonly<Record<string, string | undefined>>
  input: AsyncIterable<string | Uint8Array>
  write(text: string): void
  /** Writes to standard error. */
  warn(text: string): void
  /** Called by what must go on where its text cannot be written: a server, whoever runs another program. */
  outlive?(): void
}

/** A command of `understudy`. `run` answers the exit code. */
export type Command = {
  name: string
  /** What follows the name, e.g. `FILE.jsonl`. */
  usage: string
  summary: string
  options: readonly Option[]
  /** How many arguments that are no flags it takes. */
  positionals: { minimum: number; maximum: number }
  /** Variables that no flag sets, with what they mean. */
  variables?: readonly { name: string; help: string }[]
  /** Further sentences for the help. */
  notes?: string
  /** Writes what whoever evaluates the command's output must get where it fails; `args` are as they were given. */
  failed?(args: readonly string[], world: World): void
  run(given: Given, world: World): Promise<number>
}

/** The command line is wrong; the message says how. Exit code 2. */
export class UsageError extends Error {}

/** The command line is right and the command cannot do it; the message is for the operator. Exit code 1. */
export class OperatorError extends Error {}
