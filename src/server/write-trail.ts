import type { IncomingMessage } from 'node:http'
import { redact } from '../wire/redact.ts'
import { factsOf } from './facts.ts'
import type { Front } from './front.ts'
import type { Progress } from './progress.ts'
import { hideSecrets } from './hide-secrets.ts'

/**
 * Notes an answered request: in the trail of its caller's account, and as the last use of its key or role.
 */
export function writeTrail(front: Front, progress: Progress, request: IncomingMessage): void {
  const { claimed, operation, input, call, desk, error } = progress
  // Who nobody knows has no account to keep a trail in, and a request without a proved operation no event.
  if (claimed === undefined || operation === undefined) return
  // An unsigned request that speaks for an identity provider is that one's; its account keeps the trail.
  const caller = claimed.caller.account === '' ? progress.asked[0]?.caller : claimed.caller
  // AWS: who signed nothing is in the trail of the bucket's owner, whether let in or refused.
  const account = caller?.account || progress.asked[0]?.question.resourceAccount || ''
  if (caller === undefined || account === '') return
  const facts = call?.request ?? factsOf(front, progress, request, claimed)
  const time = call?.now ?? front.house.clock.now()
  if (caller.account !== '') {
    front.house.usage.note(caller, desk.service.name, actionOf(progress, operation), facts, time)
  }
  if (!front.house.trail.takes(account, error !== undefined)) return
  const parameters = redact(desk.model, operation, input ?? {})
  front.house.trail.record({
    service: desk.service.name,
    operation,
    caller,
    account,
    request: facts,
    time,
    parameters: call && parameters,
    error: error && hideSecrets(error, input ?? {}, parameters),
    asked: progress.asked,
  })
}

/** What the request was about: the authorization name where the service was asked, else the operation. */
function actionOf({ asked, desk }: Progress, operation: string): string {
  const prefix = `${desk.service.name}:`
  const action = asked[0]?.question.action
  return action?.startsWith(prefix) === true ? action : prefix + operation
}
