import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { account, principal, type PlainQuestion, type World } from './decision-worlds.ts'
import type { PeerAnswer } from './iam-simulate.ts'
import { rate } from './measure.ts'

/** The function of the peer's public interface that decides quickest; what else it has is not looked at. */
type Peer = { runUnsafeSimulation(simulation: object, options: object): string }

const folder = process.argv[2]!
const { worlds, milliseconds } = JSON.parse(readFileSync(join(folder, 'worlds.json'), 'utf8')) as {
  worlds: World[]
  milliseconds: number
}
const peer = createRequire(join(folder, 'package.json'))('@cloud-copilot/iam-simulate') as Peer

/** It checks neither policies nor keys, and takes policies as parsed JSON. */
function decider({ policies }: World): (question: PlainQuestion) => boolean {
  const identityPolicies = policies.map(({ id, text }) => ({ name: id, policy: JSON.parse(text) as unknown }))
  return ({ action, resource, keys }) => {
    const contextVariables = keys
    const request = { principal, action, resource: { resource, accountId: account }, contextVariables }
    const simulation = { request, identityPolicies, serviceControlPolicies: [], resourceControlPolicies: [] }
    return peer.runUnsafeSimulation(simulation, {}) === 'Allowed'
  }
}

const answers: PeerAnswer[] = worlds.map((world) => {
  const decide = decider(world)
  const allowed = world.questions.map(decide)
  return { perSecond: rate(milliseconds, world.questions, decide), allowed }
})
console.log(JSON.stringify(answers))
