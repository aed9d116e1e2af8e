import type { Command, Given, World } from '../command.ts'
import { hopsOf, powersOptions, requireAction, requireResource, withPowers } from '../powers.ts'

/** `understudy who-can`. */
export const whoCan: Command = {
  name: 'who-can',
  usage: 'ACTION RESOURCE',
  summary: 'Tells who may do something, by itself or by assuming roles, and which statements grant it.',
  positionals: { minimum: 2, maximum: 2 },
  options: powersOptions,
  notes:
    'What a request would bring with it is not known: whoever can only on a condition is listed with it.',
  run: runWhoCan,
}

async function runWhoCan(given: Given, world: World): Promise<number> {
  const action = requireAction(given.positionals[0]!)
  const resource = requireResource(given.positionals[1]!)
  const hops = hopsOf(given)
  const { pathData, pathText, stepData } = await import('../ways-text.ts')
  return withPowers(given, async (powers) => {
    const ways = (await powers.whoCan(action, resource, hops)).map(({ path, last }) => ({
      path,
      last,
      conditional: [...path.hops.map(({ step }) => step), last].some(({ can }) => can === 'if'),
    }))
    const sure = ways.filter(({ conditional }) => !conditional)
    const maybe = ways.filter(({ conditional }) => conditional)
    if (given.flag('json')) {
      const principals = [...sure, ...maybe].map(({ path, last, conditional }) => ({
        ...pathData(path),
        can: conditional ? 'if' : 'always',
        last: stepData(last),
      }))
      world.write(`${JSON.stringify({ action, resource, hops, principals }, null, 2)}\n`)
      return 0
    }
    world.write(`${action} on ${resource}: ${sure.length} of ${powers.actors.length} can`)
    world.write(maybe.length === 0 ? '\n' : `, ${maybe.length} more on conditions\n`)
    for (const { path, last } of [...sure, ...maybe]) {
      world.write(`\n${pathText(path, { action, step: last })}`)
    }
    return 0
  })
}
