import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Call } from '../access/action.ts'
import { authorize, decide, type Asking } from '../access/decision/authorize.ts'
import { ToForward } from '../gateway/seam.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { newSteps, requestSteps } from '../policy/steps.ts'
import { authError } from '../sigv4/errors/errors.ts'
import { asAccepted } from '../wire/query-json.ts'
import { validate } from '../wire/validate.ts'
import { sendError, sendOutput } from './answer.ts'
import { deskOf } from './desk-of.ts'
import { drain } from './drain.ts'
import type { Front } from './front.ts'
import { plainAddress, serveOwnPage } from './pages/own-pages.ts'
import { factsOf, signedFactsOf } from './facts.ts'
import type { Progress } from './progress.ts'
import { readInput } from './read-input.ts'
import { receive } from './receive.ts'
import { route } from './route.ts'
import { sendForwarded } from './send-forwarded.ts'
import { writeTrail } from './write-trail.ts'

/**
 * One request, from its headers to the trail. What refuses or fails is an AwsError; anything else thrown is
 * our bug.
 */
export async function handle(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // INVARIANT: asked while the socket is open. A closed one has no address, and who hangs up after the last
  // byte must not have the request decided without it.
  const { remoteAddress } = request.socket
  if (remoteAddress === undefined) return void response.destroy()
  const way = route(request, front)
  if (way.service === undefined) return serveOwnPage(front, request, response, way)
  const own = deskOf(front, way, request)
  const protocol = asAccepted(own.protocol, request.headers.accept)
  const desk = protocol === own.protocol ? own : { ...own, protocol }
  const progress: Progress = {
    requestId: randomUUID(),
    way,
    peer: plainAddress(remoteAddress),
    desk,
    asked: [],
  }
  try {
    const output = await answer(front, progress, request, response)
    if (output instanceof ToForward) await sendForwarded(front, progress, request, response, output.request)
    else await sendOutput(progress, response, output)
  } catch (cause) {
    progress.error = cause instanceof AwsError ? cause : front.bug(progress.requestId, cause, way.service)
    sendError(progress, request, response, progress.error)
  }
  drain(request)
  try {
    writeTrail(front, progress, request)
  } catch (cause) {
    // The answer is on its way; what fails now must not take it back.
    front.bug(progress.requestId, cause)
  }
}

/**
 * The order is AWS's: credentials, signature, parameters, the kind of caller, permission, and then the work.
 */
async function answer(
  front: Front,
  progress: Progress,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  const { house } = front
  const { way, desk } = progress
  const signed = signedFactsOf(request, way)
  const region = way.region ?? front.gateway.backends?.regionOf(way.service)
  const claimed = await front.authenticator.claim(signed, desk.service, region)
  progress.claimed = claimed
  const read = await readInput({ desk, way, gateway: front.gateway }, claimed, request, response)
  const { operation, input } = Object.assign(progress, read)
  const { service, model } = read.desk
  // INVARIANT: what runs unsigned is decided here, by the operation that was parsed.
  if (claimed.auth.form === 'none' && service.unsigned !== 'all' && !service.unsigned?.has(operation)) {
    throw authError(service.protocol, { kind: 'missing-auth' })
  }
  // What is not there says so, whatever it was asked with.
  const action = service.actions[operation]
  if (action === undefined || action === 'not yet') throw front.notYet(service.name, operation)
  validate(model, operation, input, service)
  const { caller } = claimed
  const inadmissible = service.admit?.(caller, operation)
  if (inadmissible !== undefined) throw inadmissible

  const now = house.clock.now()
  const facts = factsOf(front, progress, request, claimed)
  const asking: Asking = {
    house,
    caller,
    request: facts,
    action: `${service.name}:${operation}`,
    now,
    steps: newSteps(requestSteps),
    service: service.name,
  }
  const call: Call<object> = {
    input,
    caller,
    house,
    request: facts,
    now,
    refusals: [],
    may: (ask) => decide(asking, ask).decision.outcome === 'Allowed',
    receive: (options) => receive(house, request, response, claimed, options),
    responseHeaders: {},
    asRead: read.asRead,
  }
  progress.call = call
  if (!house.organizations.areCurrent()) await house.organizations.refresh()
  const questions = await action.access(call)
  const verdict = await authorize(service, operation, asking, questions)
  progress.asked = verdict.asked
  if (verdict.refusal !== undefined) throw verdict.refusal
  return action.run({ ...call, refusals: verdict.refusals }, questions.found)
}
