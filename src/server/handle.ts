import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ToForward } from '../gateway/seam.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { authError } from '../sigv4/errors/errors.ts'
import { asAccepted } from '../wire/query-json.ts'
import { validate } from '../wire/validate.ts'
import { sendError, sendOutput } from './answer.ts'
import { deskOf } from './desk-of.ts'
import { drain } from './drain.ts'
import type { Front } from './front.ts'
import { plainAddress, serveOwnPage } from './pages/own-pages.ts'
import { signedFactsOf } from './facts.ts'
import { callOf, judge, type Proved } from './judge.ts'
import type { Progress } from './progress.ts'
import { readInput } from './read-input.ts'
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
    else await sendOutput(front, progress, response, output)
  } catch (cause) {
    progress.error = cause instanceof AwsError ? cause : front.bug(progress.requestId, cause, way.service)
    sendError(front, progress, request, response, progress.error)
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
  const { way, desk } = progress
  // INVARIANT: nobody is known, and nothing decided, from memory that may have aged while the store was away.
  front.house.store.requireHere()
  const signed = signedFactsOf(request, way)
  const region = way.region ?? front.gateway.backends?.regionOf(way.service)
  const claimed = await front.authenticator.claim(signed, desk.service, region)
  progress.claimed = claimed
  const read = await readInput(front, { desk, way }, claimed, request, response)
  const { operation, input } = Object.assign(progress, read)
  const { service, model } = read.desk
  // INVARIANT: revoked means revoked. A body may take a minute, and who signed may be gone by its last byte.
  await claimed.lookAgain()
  // INVARIANT: what runs unsigned is decided here, by the operation that was parsed.
  if (claimed.auth.form === 'none' && service.unsigned !== 'all' && !service.unsigned?.has(operation)) {
    throw authError(service.protocol, { kind: 'missing-auth' })
  }
  // What is not there says so, whatever it was asked with.
  const action = service.actions[operation]
  if (action === undefined || action === 'not yet') throw front.notYet(service.name, operation)
  validate(model, operation, input, service)
  const inadmissible = service.admit?.(claimed.caller, operation)
  if (inadmissible !== undefined) throw inadmissible
  front.house.store.requireHere()
  const { asRead } = read
  const proved: Proved = { front, progress, claimed, action, operation, input, asRead, request, response }
  const toJudge = callOf(proved)
  const { call } = toJudge
  progress.call = call
  const { refusals, found } = await judge(proved, toJudge)
  return action.run({ ...call, refusals }, found)
}
