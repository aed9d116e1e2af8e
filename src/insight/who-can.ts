import { possibility, type Possibility } from '../policy/powers/possible.ts'
import { createReach, type Hop, type Path, type Step } from '../policy/powers/reach.ts'
import { sessionsNamed } from '../policy/powers/trusted.ts'
import { newSteps, questionSteps, type Steps } from '../policy/steps.ts'
import { readActors, sessionsArn, type LiveActor } from './actors.ts'
import { rootCaller, type Caller } from '../access/caller.ts'
import { knownResource, roleToAssume, type KnownResource } from './known-resource.ts'
import { openKeysOf } from './open-keys.ts'
import type { DecisionSources } from './snapshot.ts'
import { hypotheticalQuestion, type HypotheticalQuestion } from './hypothetical-question.ts'
import { hypotheticalCaller } from './hypothetical-caller.ts'

/** Whether it can be; `session` is how a role's session has to be called where a policy names it so. */
export type Answer = Possibility & { session?: string | undefined }

/** An actor's way to what was asked about, and the step at its end. */
export type Way = { path: Path<LiveActor>; last: Step }

/** What the actors of a data directory can do and become. */
export type Powers = {
  actors: readonly LiveActor[]
  /** Everyone who may do `action` on `resource` after at most so many AssumeRole hops. */
  whoCan(action: string, resource: string, hops: number): Promise<Way[]>
  /** Every role the actor can become. */
  roles(actor: LiveActor, hops: number): Path<LiveActor>[]
  /** Whom an actor may take up itself, one role after the other; undefined for one that it may not. */
  hops(actor: LiveActor): Iterable<Hop<LiveActor> | undefined>
  /** Whether the actor itself may do it. */
  can(actor: LiveActor, action: string, resource: string): Promise<Answer>
  /** The question that a step was decided by, for whoever wants to ask the engine again. */
  question(
    actor: LiveActor,
    session: string | undefined,
    action: string,
    resource: string,
  ): Promise<HypotheticalQuestion>
}

/** How a session is called where no policy names one. */
const anySession = 'session'

/** What a question takes beside matching texts, in steps: making it ready. */
const stepsToAsk = 1000

/**
 * Makes every user and role, or only those given, ready to be asked about. All questions together take no more than
 * `budget`; what is asked past it is never.
 */
export async function openPowers(
  sources: DecisionSources,
  given?: readonly LiveActor[],
  budget: Steps = newSteps(Number.MAX_SAFE_INTEGER),
): Promise<Powers> {
  const actors = given ?? (await readActors(sources))
  const callerOf = createCallerOf()

  /** The best answer over the sessions that the resource's policy tells apart. */
  function decide(actor: LiveActor, action: string, resource: KnownResource): Answer {
    let best: Answer | undefined
    for (const session of [undefined, ...sessionsFor(actor, resource)]) {
      const caller = callerOf(actor, session ?? anySession)
      const { question, policies } = hypotheticalQuestion(sources, caller, {
        ...resource.askOf(caller),
        action,
      })
      const isOpen = openKeysOf(caller, question.keys, resource.tagsKnown)
      const most = Math.min(budget.left, questionSteps)
      const steps = newSteps(most)
      const answer = possibility(question, policies, isOpen, steps)
      budget.left -= stepsToAsk + most - steps.left
      if (answer.can === 'always') return { ...answer, session }
      if (best === undefined || (best.can === 'never' && answer.can === 'if')) best = { ...answer, session }
    }
    return best!
  }

  /** The sessions of a role that the resource's policy may name. */
  function sessionsFor(actor: LiveActor, { askOf }: KnownResource): string[] {
    if (actor.kind !== 'role') return []
    const { policy } = askOf(rootCaller(actor.account))
    if (policy === undefined || !policy.text.includes(':assumed-role/')) return []
    return sessionsNamed(sources.policies.get(policy.text), sessionsArn(actor.principal))
  }

  const stepOf = (answer: Answer): Step | undefined => (answer.can === 'never' ? undefined : answer)
  const reach = createReach(actors, (from, to) =>
    to.kind === 'role' ? stepOf(decide(from, 'sts:AssumeRole', roleToAssume(to.principal))) : undefined,
  )
  return {
    actors,
    async whoCan(action, resource, hops) {
      const known = await knownResource(sources, action, resource)
      return reach.to((actor) => stepOf(decide(actor, action, known)), hops)
    },
    roles: (actor, hops) => reach.from(actor, hops),
    hops: (actor) => reach.hops(actor),
    can: async (actor, action, resource) =>
      decide(actor, action, await knownResource(sources, action, resource)),
    async question(actor, session, action, resource) {
      const caller = callerOf(actor, session ?? anySession)
      const known = await knownResource(sources, action, resource)
      return hypotheticalQuestion(sources, caller, { ...known.askOf(caller), action })
    },
  }
}

/** Callers are made once for each session: an actor is asked about again and again. */
function createCallerOf(): (actor: LiveActor, session: string) => Caller {
  const known = new Map<LiveActor, Map<string, Caller>>()
  return (actor, session) => {
    const sessions = known.get(actor) ?? new Map<string, Caller>()
    known.set(actor, sessions)
    const caller = sessions.get(session) ?? makeCaller(actor, session)
    sessions.set(session, caller)
    return caller
  }
}

function makeCaller(actor: LiveActor, session: string): Caller {
  if (actor.kind === 'root') return rootCaller(actor.account)
  return hypotheticalCaller(actor.kind, actor.principal, { name: session })
}
