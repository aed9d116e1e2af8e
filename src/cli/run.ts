import { OperatorError, UsageError, type Command, type World } from './command.ts'
import { parse } from './parse.ts'

/** Every command; each loads only what it is made of. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).start,
  env: async () => (await import('./commands/env.ts')).env,
  shell: async () => (await import('./commands/shell.ts')).shell,
  exec: async () => (await import('./commands/exec.ts')).exec,
  lab: async () => (await import('./commands/lab.ts')).lab,
  mcp: async () => (await import('./commands/mcp.ts')).mcp,
  console: async () => (await import('./commands/console.ts')).consoleCommand,
  decide: async () => (await import('./commands/decide.ts')).decide,
  why: async () => (await import('./commands/why.ts')).why,
  lint: async () => (await import('./commands/lint.ts')).lint,
  test: async () => (await import('./commands/test.ts')).testCommand,
  'who-can': async () => (await import('./commands/who-can.ts')).whoCan,
  can: async () => (await import('./commands/can.ts')).can,
  'generate-policy': async () => (await import('./commands/generate-policy.ts')).generatePolicy,
  replay: async () => (await import('./commands/replay.ts')).replayCommand,
  'run-on': async () => (await import('./commands/run-on.ts')).runOnCommand,
}

/** Every command, loaded. */
export function loadCommands(): Promise<Command[]> {
  return Promise.all(Object.values(commands).map((load) => load()))
}

/** Runs the program with its arguments. Answers the exit code: 0 done, 1 could not, 2 asked wrongly. */
export async function run(args: readonly string[], world: World): Promise<number> {
  const [name, ...rest] = args
  try {
    if (name === '--version' || name === '-v' || name === 'version') return await version(world)
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      return await help(rest[0], world)
    }
    const command = await find(name)
    if (asksForHelp(rest)) return await help(name, world)
    return await runCommand(command, rest, world)
  } catch (cause) {
    return tell(cause, world)
  }
}

async function runCommand(command: Command, args: readonly string[], world: World): Promise<number> {
  try {
    return await command.run(parse(command, args, world.env), world)
  } catch (cause) {
    command.failed?.(args, world)
    throw cause
  }
}

async function find(name: string): Promise<Command> {
  if (!Object.hasOwn(commands, name)) {
    throw new UsageError(`there is no command ${name}; understudy --help lists them`)
  }
  return commands[name]!()
}

async function help(name: string | undefined, world: World): Promise<number> {
  const { commandHelp, programHelp } = await import('./commands/help.ts')
  if (name !== undefined) world.write(commandHelp(await find(name)))
  else world.write(programHelp(await loadCommands()))
  return 0
}

/** What comes after `--` belongs to somebody else's command. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')
}

async function version(world: World): Promise<number> {
  const manifest = await import('../../package.json', { with: { type: 'json' } })
  world.write(`${manifest.default.version}\n`)
  return 0
}

function tell(cause: unknown, world: World): number {
  if (cause instanceof UsageError) {
    world.warn(`understudy: ${cause.message}\n`)
    return 2
  }
  // A plain Error carries a sentence for the operator; any other kind is a mistake of ours, and needs its
  // stack.
  const isSentence = cause instanceof OperatorError || (cause instanceof Error && cause.name === 'Error')
  world.warn(
    `understudy: ${isSentence ? cause.message : cause instanceof Error ? cause.stack : String(cause)}\n`,
  )
  return 1
}
