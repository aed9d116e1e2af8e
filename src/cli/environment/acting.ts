import type { Given, Option, World } from '../command.ts'
import { UsageError } from '../command.ts'
import { assumeRole } from './assume-role.ts'
import type { Target } from './client-environment.ts'
import { findTarget, targetOptions } from './found-target.ts'

/** The flags of the commands that run something with the server's credentials. */
export const actingOptions: readonly Option[] = [
  ...targetOptions,
  {
    name: 'as',
    kind: 'text',
    value: 'ROLE',
    variable: false,
    help: 'A role to take on by AssumeRole, by its name or ARN; its trust policy decides.',
  },
]

/** The server that the flags name, and who acts there: the user admin, root, or a role that was taken on. */
export async function findActing(given: Given, env: World['env']): Promise<Target> {
  const { account, directory: _directory, ...target } = await findTarget(given, env)
  const role = given.text('as')
  if (role === undefined) return target
  const arn = roleArn(role, account)
  return { ...target, credentials: await assumeRole(caTarget(target, env), arn, 'understudy') }
}

/** A server elsewhere may have a certificate that the environment's bundle tells of. */
function caTarget(target: Target, env: World['env']): Target {
  return { ...target, caFile: target.caFile ?? env['AWS_CA_BUNDLE'] }
}

function roleArn(role: string, account: string): string {
  if (/^arn:[^:]+:iam::\d{12}:role\/./.test(role)) return role
  if (/^[\w+=,.@/-]{1,576}$/.test(role)) return `arn:aws:iam::${account}:role/${role.replace(/^\//, '')}`
  throw new UsageError(`--as takes the name or ARN of a role, not ${role}`)
}
