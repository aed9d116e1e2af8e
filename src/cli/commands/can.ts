import type { LiveActor } from '../../insight/actors.ts'
import type { Powers } from '../../insight/who-can.ts'
import { UsageError, type Command, type Given, type World } from '../command.ts'
import { hopsOf, powersOptions, requireAction, requireResource, withPowers } from '../powers.ts'

/** `understudy can`. */
export const can: Command = {
  name: 'can',
  usage: 'PRINCIPAL [ACTION [RESOURCE]]',
  summary: 'Tells which roles a user or role can become, and whether it and they may do something.',
  positionals: { minimum: 1, maximum: 3 },
  options: powersOptions,
  notes:
    'PRINCIPAL is an ARN, or user/NAME or role/NAME where only one account has it. RESOURCE is * by default.',
  run: runCan,
}

async function runCan(given: Given, world: World): Promise<number> {
  const [name = '', actionText, resourceText = '*'] = given.positionals
  const action = actionText === undefined ? undefined : requireAction(actionText)
  const resource = requireResource(resourceText)
  const hops = hopsOf(given)
  const { answerText, pathData, pathText, stepData } = await import('../ways-text.ts')
  return withPowers(given, async (powers) => {
    const start = findActor(powers, name)
    const roles = powers.roles(start, hops)
    const ends = [start, ...roles.map((path) => path.hops.at(-1)!.to)]
    const answers =
      action === undefined ? [] : await Promise.all(ends.map((end) => powers.can(end, action, resource)))
    if (given.flag('json')) {
      const decisions = answers.map((answer, at) => ({ principal: ends[at]!.arn, ...stepData(answer) }))
      const asked = action === undefined ? {} : { action, resource, decisions }
      const data = { principal: start.arn, hops, roles: roles.map(pathData), ...asked }
      world.write(`${JSON.stringify(data, null, 2)}\n`)
      return 0
    }
    world.write(`${start.arn} can become ${count(roles.length)}\n`)
    for (const path of roles) world.write(`\n${pathText(path)}`)
    if (action === undefined) return 0
    world.write(`\n${action} on ${resource}:\n`)
    for (const [at, answer] of answers.entries()) world.write(`  ${answerText(ends[at]!, action, answer)}`)
    return 0
  })
}

function count(roles: number): string {
  if (roles === 0) return 'no other role'
  return roles === 1 ? '1 other role' : `${roles} other roles`
}

/** Throws UsageError where nobody, or more than one, is called so. A session's ARN stands for its role. */
function findActor({ actors }: Powers, name: string): LiveActor {
  const role = /^(arn:[^:]{1,20}:sts::\d{12}:assumed-role\/[^/]{1,64})\/[^/]{1,64}$/.exec(name)?.[1]
  const found = actors.filter((actor) => {
    if (actor.arn === name || actor.names.includes(role ?? name)) return true
    const { kind, principal } = actor
    return principal !== undefined && (name === `${kind}/${principal.name}` || name === principal.name)
  })
  if (found.length === 1) return found[0]!
  if (found.length === 0) throw new UsageError(`there is no user or role ${name}`)
  throw new UsageError(`${name} may be ${found.map(({ arn }) => arn).join(' or ')}`)
}
