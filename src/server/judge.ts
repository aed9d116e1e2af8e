import { unlink } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnyAction, AsRead, Call } from '../access/action.ts'
import { authorize, decide, type Asking } from '../access/decision/authorize.ts'
import type { Claimed } from '../access/identity/authenticate.ts'
import type { Received, ReceiveOptions } from '../access/received.ts'
import { newSteps, requestSteps } from '../policy/steps.ts'
import { factsOf } from './facts.ts'
import type { Front } from './front.ts'
import type { Progress } from './progress.ts'
import { receive } from './receive.ts'

/** A request whose signature is proved, with its input valid, and what it takes to judge it. */
export type Proved = {
  front: Front
  progress: Progress
  claimed: Claimed
  action: AnyAction
  operation: string
  input: object
  asRead?: AsRead | undefined
  request: IncomingMessage
  response: ServerResponse
}

/** A call, and what all its questions share: who asks when, and the steps there are for them. */
export type ToJudge = { call: Call<object>; asking: Asking }

/** The call of a request, to be judged. */
export function callOf(proved: Proved): ToJudge {
  const { front, progress, claimed, request, input, operation } = proved
  const { house } = front
  const now = house.clock.now()
  const facts = factsOf(front, progress, request, claimed)
  // INVARIANT: asked before the verdict. What was here by then cannot have been overtaken by a revocation.
  const wasHere = request.complete
  const { service } = progress.desk
  const asking: Asking = {
    house,
    caller: claimed.caller,
    request: facts,
    action: `${service.name}:${operation}`,
    now,
    steps: newSteps(requestSteps),
    service: service.name,
  }
  const call: Call<object> = {
    input,
    caller: claimed.caller,
    house,
    request: facts,
    now,
    refusals: [],
    may: (ask) => decide(asking, ask).decision.outcome === 'Allowed',
    receive: (options) => receiveJudged(proved, wasHere, options),
    responseHeaders: {},
    asRead: proved.asRead,
  }
  return { call, asking }
}

/**
 * Asks the questions of a call's action. Throws the refusal that stops it; answers those it may go on with, and what
 * was found to be judged.
 */
export async function judge(
  { front, progress, action, operation }: Proved,
  { call, asking }: ToJudge,
): Promise<Pick<Call<object>, 'refusals'> & Found> {
  const { house } = front
  if (!house.organizations.areCurrent()) await house.organizations.refresh()
  const questions = await action.access(call)
  const verdict = await authorize(progress.desk.service, operation, asking, questions)
  progress.asked = verdict.asked
  if (verdict.refusal !== undefined) throw verdict.refusal
  return { refusals: verdict.refusals, found: questions.found }
}

type Found = { found: unknown }

/**
 * Takes a streaming body in. INVARIANT: what was revoked before its last byte came has no effect after it: who signed
 * is looked up again, and the questions are asked again, before any row names the file.
 */
async function receiveJudged(proved: Proved, wasHere: boolean, options?: ReceiveOptions): Promise<Received> {
  const { front, claimed, request, response } = proved
  const received = await receive(front.house, request, response, claimed, options)
  if (wasHere) return received
  try {
    await claimed.lookAgain()
    await judge(proved, callOf(proved))
    return received
  } catch (cause) {
    await unlink(received.file).catch(() => {})
    throw cause
  }
}
