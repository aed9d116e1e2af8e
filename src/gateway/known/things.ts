import type { ResourcePolicy } from '../../access/questions.ts'
import type { Tag } from '../../access/tag.ts'
import { createBoundedMap } from '../../kernel/bounded-map.ts'
import type { ResourcePolicyKind } from '../../policy/policy-set.ts'
import type { Apis } from '../apis.ts'
import type { Backends } from '../seam.ts'
import { writeRequest } from '../write-request.ts'
import { askersOf } from './askers.ts'
import { plainAnswer, policyIn, tagsIn } from './read-answer.ts'

/** A thing's own policy as its backend has it. */
export type ThingPolicy = { policy: ResourcePolicy | undefined; kind: ResourcePolicyKind }

/** What backends' things bring to a decision. */
export type Things = {
  /** The tags of the thing of an ARN; undefined where they cannot be known. */
  tags(arn: string, region: string, account: string): Promise<Tag[] | undefined>
  /** Its policy; undefined where it has none or that cannot be known. */
  policy(arn: string, region: string, account: string): Promise<ThingPolicy | undefined>
  /** One member of an operation's answer, at whatever depth; undefined where nobody tells. */
  tell(
    api: string,
    operation: string,
    input: Record<string, unknown>,
    region: string,
    account: string,
  ): Promise<Plain | undefined>
  /** Drops what is known of a service's things: something passed by that may have changed them. */
  forget(prefix: string): void
}

type Plain = Record<string, unknown>
type Answer = Plain | 'none' | 'unknown'
type Known = { prefix: string; at: number; generation: number; answer: Promise<Answer> }

// LIMIT: what was changed behind our back is obeyed after a second.
const keptMilliseconds = 1000
// LIMIT: things asked about within a second.
const kept = 10_000

/** What backends know of their things, asked with our own signature and kept for a second at most. */
export function createThings(apis: Apis, backends: Backends, now: () => number): Things {
  const answers = createBoundedMap<string, Known>(kept)
  const generations = new Map<string, number>()

  function ask(
    apiName: string,
    operation: string,
    input: Record<string, unknown>,
    region: string,
    account: string,
  ): Promise<Answer> {
    const api = apis.all.find((one) => one.api === apiName)
    if (api?.row(operation) === undefined || !backends.has(api.signs)) return Promise.resolve('unknown')
    const key = JSON.stringify([apiName, operation, input, region, account])
    const generation = generations.get(api.prefix) ?? 0
    const known = answers.get(key)
    if (known !== undefined && known.generation === generation && now() - known.at < keptMilliseconds) {
      return known.answer
    }
    const answer = send()
    answers.set(key, { prefix: api.prefix, at: now(), generation, answer })
    return answer

    async function send(): Promise<Answer> {
      try {
        const written = writeRequest(api!, operation, input)
        const { status, body } = await backends.ask({ signingName: api!.signs, region, account, ...written })
        if (status < 300) return plainAnswer(body)
        // Who says that there is no such thing, or no policy of it, has answered.
        const said = Buffer.from(body).toString('utf8', 0, 2000)
        const missing = status === 404 || /NotFound|NonExistent|NoSuch|DoesNotExist/i.test(said)
        return missing && !/UnknownOperation|NotImplemented/i.test(said) ? 'none' : 'unknown'
      } catch {
        return 'unknown'
      }
    }
  }

  return {
    async tags(arn, region, account) {
      const found = askersOf(arn)
      if (found?.askers.tags === undefined) return undefined
      const { operation, input } = found.askers.tags
      const answer = await ask(found.askers.api, operation, input(found.arn, arn), region, account)
      if (answer === 'unknown') return undefined
      return answer === 'none' ? [] : tagsIn(answer)
    },
    async policy(arn, region, account) {
      const found = askersOf(arn)
      if (found?.askers.policy === undefined) return undefined
      const { operation, input, kind } = found.askers.policy
      const answer = await ask(found.askers.api, operation, input(found.arn, arn), region, account)
      if (answer === 'unknown' || answer === 'none') return undefined
      const text = policyIn(answer)
      if (text === undefined) return undefined
      return { policy: { text, id: arn }, kind }
    },
    async tell(api, operation, input, region, account) {
      const answer = await ask(api, operation, input, region, account)
      return typeof answer === 'string' ? undefined : answer
    },
    forget(prefix) {
      generations.set(prefix, (generations.get(prefix) ?? 0) + 1)
    },
  }
}
