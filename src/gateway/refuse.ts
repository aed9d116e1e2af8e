import type { Refusal, Service } from '../access/action.ts'
import { encodeAuthorizationMessage } from '../access/decision/authorization-message.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { denialReason } from '../policy/denial.ts'
import type { Api } from './apis.ts'
import type { ForwardedProtocol as Wire } from './seam.ts'

/** Codes of services that have their own. Source: the common errors of each service's API reference. */
const ownCodes: Readonly<Record<string, readonly [code: string, status: number]>> = {
  sns: ['AuthorizationError', 403],
  ec2: ['UnauthorizedOperation', 403],
}

/** How an API words that somebody may not: its code and status by the way the request was written. */
export function refusalOf(api: Api, wire: Wire): readonly [code: string, status: number] {
  const own = ownCodes[api.prefix]
  if (own !== undefined) return own
  switch (wire) {
    case 'query':
    case 'ec2':
    case 'rest-xml':
    case 's3':
      return ['AccessDenied', 403]
    case 'rest-json':
      return [api.denied?.[0] ?? 'AccessDeniedException', 403]
    default:
      return ['AccessDeniedException', 400]
  }
}

/** A service's `AccessDenied`: who, what, on which resource, and why. */
export function refuserOf(api: Api, wire: Wire): Service['refuse'] {
  const [code, status] = refusalOf(api, wire)
  return ({ question, decision, label }: Refusal, caller, _operation, house) => {
    const resource = question.resource === '*' ? '' : ` on resource: ${label ?? question.resource}`
    const sentence =
      `User: ${caller.arn} is not authorized to perform: ${question.action}${resource}` +
      ` ${denialReason(decision, question)}`
    if (api.prefix !== 'ec2') return new AwsError(code, status, sentence)
    const encoded = encodeAuthorizationMessage(house, { question, decision }, caller)
    return new AwsError(
      code,
      status,
      `You are not authorized to perform this operation. ${sentence}. Encoded authorization failure message: ${encoded}`,
    )
  }
}
