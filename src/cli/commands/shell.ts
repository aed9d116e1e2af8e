import { OperatorError, type Command, type Given, type World } from '../command.ts'
import { findActing, actingOptions } from '../environment/acting.ts'
import { deafAwsCli } from '../environment/aws-version.ts'
import { changed, environmentOf } from '../environment/client-environment.ts'

/** `understudy shell`. */
export const shell: Command = {
  name: 'shell',
  usage: '',
  summary: 'Starts your shell with the aws CLI, the SDKs and Terraform talking to the server; exit ends it.',
  positionals: { minimum: 0, maximum: 0 },
  options: actingOptions,
  variables: [{ name: 'SHELL', help: 'The shell to start; /bin/sh otherwise.' }],
  notes: 'Its prompt begins with (understudy). Where no server answers there is no shell.',
  run: runShell,
}

async function runShell(given: Given, world: World): Promise<number> {
  const target = await findActing(given, world.env)
  const deaf = await deafAwsCli(world.env)
  if (deaf !== undefined) throw new OperatorError(deaf)
  const change = environmentOf(target, world.env)
  const { markedShell } = await import('../environment/marked-shell.ts')
  const { runChild } = await import('../environment/run-child.ts')
  const { command, env, remove } = markedShell(world.env, process.platform, change)
  try {
    return await runChild(command, { ...changed(world.env, change), ...env })
  } finally {
    remove()
  }
}
