import type { Command, Given, World } from '../command.ts'
import { deafAwsCli } from '../environment/aws-version.ts'
import { environmentOf, unreachableEnvironment } from '../environment/client-environment.ts'
import { findTarget, targetOptions } from '../environment/found-target.ts'
import { shellNames, shellText, usualShell } from '../environment/shell-text.ts'
import { program } from '../invocation.ts'

/** `understudy env`. */
export const env: Command = {
  name: 'env',
  usage: '',
  summary: `Prints what makes clients of AWS in this shell talk to the server:  eval "$(${program} env)"`,
  positionals: { minimum: 0, maximum: 0 },
  options: [
    ...targetOptions,
    {
      name: 'shell',
      kind: 'text',
      value: 'NAME',
      variable: false,
      help: `The shell that is to evaluate it: ${shellNames.join(', ')}. As SHELL says by default; powershell on Windows.`,
    },
    {
      name: 'write-profile',
      kind: 'text',
      value: 'NAME',
      variable: false,
      help: 'Writes a profile into the AWS config and credentials files, and prints nothing to eval.',
    },
    {
      name: 'force',
      kind: 'flag',
      variable: false,
      help: '--write-profile also replaces the keys of a profile that another endpoint may own.',
    },
  ],
  variables: [
    { name: 'AWS_CONFIG_FILE', help: 'The config file of --write-profile; ~/.aws/config otherwise.' },
    {
      name: 'AWS_SHARED_CREDENTIALS_FILE',
      help: 'The credentials file of --write-profile; ~/.aws/credentials otherwise.',
    },
  ],
  notes: [
    'Where no server answers, it prints an environment that reaches nobody, and evaluating it fails: no command after it',
    'goes to AWS by mistake. The shell command starts a shell with this environment, exec runs one command in it.',
    '--write-profile also sets the endpoint on every profile that assumes a role from NAME (source_profile), so that',
    'aws --profile works with no variable set. All else in the two files stays as it is.',
  ].join('\n'),
  failed: printUnreachable,
  run: runEnv,
}

async function runEnv(given: Given, world: World): Promise<number> {
  const shell = given.text('shell') ?? usualShell(world.env, process.platform)
  const target = await findTarget(given, world.env)
  const text = shellText(shell, environmentOf(target, world.env))
  const deaf = await deafAwsCli(world.env)
  if (deaf !== undefined) world.warn(`understudy: WARNING: ${deaf}\n`)
  const profile = given.text('write-profile')
  if (profile !== undefined) {
    const { writeProfile } = await import('../environment/write-profile.ts')
    const { credentials: key, endpoint, region, caFile } = target
    const wish = { profile, key, endpoint, region, caFile, force: given.flag('force') }
    const written = writeProfile(wish, world.env)
    world.warn(`understudy: wrote ${written.profiles.join(', ')} in ${written.files.join(' and ')}\n`)
    return 0
  }
  world.write(text)
  return 0
}

/**
 * INVARIANT: whatever went wrong, a shell that evaluates our output reaches nobody. An empty output would leave it
 * with the keys of its own, and the next command would go to a real account.
 */
function printUnreachable(args: readonly string[], world: World): void {
  const at = args.findIndex((arg) => arg === '--shell' || arg.startsWith('--shell='))
  const wished = args[at]?.includes('=') ? args[at]?.slice('--shell='.length) : args[at + 1]
  const named = at !== -1 && wished !== undefined && shellNames.includes(wished) ? wished : undefined
  const shell = named ?? usualShell(world.env, process.platform)
  world.write(shellText(shell, unreachableEnvironment(world.env), true))
}
