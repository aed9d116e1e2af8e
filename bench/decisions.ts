import { compileText } from '../src/policy/compile.ts'
import { evaluate } from '../src/policy/evaluate.ts'
import { referenceOutcome } from '../src/policy/twin/reference.ts'
import type { Question } from '../src/policy/types.ts'
import type { PolicySet } from '../src/policy/policy-set.ts'
import { openCedar } from './cedar.ts'
import {
  account,
  madeStatements,
  managedPolicies,
  principal,
  twentyPolicies,
  type World,
} from './decision-worlds.ts'
import type { Figure, Result } from './figures.ts'
import { measurePeer } from './iam-simulate.ts'
import { rate } from './measure.ts'

const unit = 'decisions per second of CPU time'

/** Decisions a second of the engine, of its plain twin and of two peers, all deciding the same in the same run. */
export async function run(): Promise<Result> {
  const worlds = [twentyPolicies(), managedPolicies()]
  const peers = measurePeer(worlds, 1000)
  const figures = worlds.flatMap((world, at): Figure[] => {
    const policies = policiesOf(world)
    const questions = world.questions.map(questionOf)
    const ours = questions.map((question) => evaluate(question, policies).outcome)
    if (ours.some((outcome, i) => outcome !== referenceOutcome(questions[i]!, policies))) {
      throw new Error(`the twins differ in ${world.name}`)
    }
    const allowed = ours.map((outcome) => outcome === 'Allowed')
    const count = allowed.filter(Boolean).length
    return [
      {
        what: `${world.name}: Understudy`,
        value: rate(2000, questions, (question) => evaluate(question, policies)),
        unit,
        atLeast: at === 0 ? 1_000_000 : 300_000,
        note: `${count} of ${allowed.length} allowed`,
      },
      {
        what: `${world.name}: its plain twin`,
        value: rate(500, questions, (question) => referenceOutcome(question, policies)),
        unit,
      },
      ...(at === 0 ? [cedarFigure(world, allowed)] : []),
      peerFigure(world, allowed, typeof peers === 'string' ? peers : peers[at]!),
    ]
  })
  return { name: 'Decisions', figures }
}

function cedarFigure(world: World, allowed: readonly boolean[]): Figure {
  const decide = openCedar(madeStatements())
  const agreeing = world.questions.filter((question, at) => decide(question) === allowed[at]).length
  return {
    what: `${world.name}: Cedar (WebAssembly, parsed before)`,
    value: rate(1000, world.questions, decide),
    unit,
    note: `agrees on ${agreeing} of ${allowed.length}`,
  }
}

function peerFigure(
  world: World,
  allowed: readonly boolean[],
  peer: { perSecond: number; allowed: boolean[] } | string,
): Figure {
  const what = `${world.name}: iam-simulate`
  if (typeof peer === 'string') return { what, value: undefined, unit, note: `skipped: ${peer}` }
  const agreeing = peer.allowed.filter((answer, at) => answer === allowed[at]).length
  return { what, value: peer.perSecond, unit, note: `agrees on ${agreeing} of ${allowed.length}` }
}

function policiesOf({ policies }: World): PolicySet {
  const identity = policies.map(({ id, text }) => ({
    id,
    type: 'managed' as const,
    policy: compileText(text),
  }))
  return { scps: [], rcps: [], identity, resourceKind: 'none' }
}

function questionOf({ action, resource, keys }: World['questions'][number]): Question {
  const lower = new Map(Object.entries(keys).map(([key, value]) => [key.toLowerCase(), [value]]))
  return {
    principal: { kind: 'User', arn: principal, account, uniqueId: 'AIDAEXAMPLE' },
    action,
    resource,
    resourceAccount: account,
    keys: lower,
  }
}

if (import.meta.main) console.log(JSON.stringify(await run(), null, 2))
