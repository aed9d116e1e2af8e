import { OperatorError, type Command, type Given, type World } from '../command.ts'
import { findActing, actingOptions } from '../environment/acting.ts'
import { deafAwsCli } from '../environment/aws-version.ts'
import { changed, environmentOf } from '../environment/client-environment.ts'

/** `understudy exec`. */
export const exec: Command = {
  name: 'exec',
  usage: '-- COMMAND [ARGUMENT…]',
  summary:
    'Runs a command with the aws CLI, the SDKs and Terraform talking to the server, as the user admin or a role.',
  positionals: { minimum: 1, maximum: Number.POSITIVE_INFINITY },
  options: actingOptions,
  notes: "Where no server answers nothing is run. The exit code is the command's.",
  run: runExec,
}

async function runExec(given: Given, world: World): Promise<number> {
  const target = await findActing(given, world.env)
  const deaf = await deafAwsCli(world.env)
  if (deaf !== undefined) throw new OperatorError(deaf)
  const { runChild } = await import('../environment/run-child.ts')
  return runChild(given.positionals, changed(world.env, environmentOf(target, world.env)))
}
