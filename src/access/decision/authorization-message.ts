import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Statement } from '../../policy/text/document.ts'
import type { ContextKeys } from '../../policy/types.ts'
import type { StatementRef } from '../../policy/policy-set.ts'
import type { Refusal } from '../action.ts'
import type { Caller } from '../caller.ts'
import type { House } from '../house.ts'

const purpose = 'authorization-message'

/** LIMIT: the most characters DecodeAuthorizationMessage takes (STS's model, `EncodedMessage`). */
const tokenLimit = 10_240

/** LIMIT: what a sealed message may unpack to; what we seal ourselves is far below it. */
const textLimit = 1_000_000

/**
 * The `Encoded authorization failure message` of a refusal: its details, sealed for the caller's account, as
 * base64url of at most 10,240 characters. Details that do not fit are left out, the matched statements first.
 */
export function encodeAuthorizationMessage(house: House, refusal: Refusal, caller: Caller): string {
  const message = messageOf(refusal, caller)
  const { context } = message
  const tries = [
    message,
    { ...message, matchedStatements: list([]) },
    { ...message, matchedStatements: list([]), context: { ...context, conditions: list([]) } },
  ]
  let token = ''
  for (const content of tries) {
    const packed = deflateRawSync(JSON.stringify(content))
    token = house.sealer.seal(purpose, caller.account, packed).toString('base64url')
    if (token.length <= tokenLimit) break
  }
  return token
}

/** The JSON text behind such a token, or undefined where it was not made here for that account. */
export function decodeAuthorizationMessage(house: House, account: string, token: string): string | undefined {
  const sealed = Buffer.from(token, 'base64url')
  // INVARIANT: one message, one spelling; what decodes to the same bytes in another spelling is not ours.
  if (token.length > tokenLimit || sealed.toString('base64url') !== token) return undefined
  const packed = house.sealer.open(purpose, account, sealed)
  return packed && inflateRawSync(packed, { maxOutputLength: textLimit }).toString()
}

const list = <Item>(items: readonly Item[]) => ({ items })
const values = (texts: readonly string[]) => list(texts.map((value) => ({ value })))

/** Source: STS API reference, DecodeAuthorizationMessage, and the shape its documented example has. */
function messageOf({ question, decision }: Refusal, caller: Caller) {
  return {
    allowed: false,
    explicitDeny: decision.outcome === 'ExplicitlyDenied',
    matchedStatements: list(decision.statements.map((matched) => matchedStatement(matched, caller))),
    failures: list([]),
    context: {
      principal: { id: caller.userId, name: callerName(caller), arn: caller.arn },
      action: question.action,
      resource: question.resource,
      conditions: conditionsOf(question.keys),
    },
  }
}

function matchedStatement({ source, index, sid }: StatementRef, caller: Caller) {
  const statement = source.policy.document.statements[index]
  return {
    statementId: sid ?? '',
    effect: statement?.effect === 'Allow' ? 'ALLOW' : 'DENY',
    principals: values(statement?.principal?.map(({ value }) => value) ?? [caller.userId]),
    principalGroups: list([]),
    actions: values(statement?.action ?? statement?.notAction ?? []),
    resources: values(statement?.resource ?? statement?.notResource ?? []),
    conditions: list((statement?.conditions ?? []).map(conditionOf)),
  }
}

function conditionOf({ operator, key, values: texts }: Statement['conditions'][number]) {
  return { operator, key, values: values(texts) }
}

function conditionsOf(keys: ContextKeys) {
  const names = [...keys.keys()].sort()
  return list(names.map((key) => ({ key, values: values(keys.get(key) ?? []) })))
}

/** The name in the message: the user's, the session's, or the account id of a root user. */
function callerName(caller: Caller): string {
  return caller.session?.name ?? caller.user?.name ?? caller.account
}
