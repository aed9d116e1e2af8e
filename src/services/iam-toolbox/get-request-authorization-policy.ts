import type { Action } from '../../access/action.ts'
import { noSuchPolicy } from './errors.ts'
import { findRefused } from './find-refused.ts'

type Input = { authorizationId: string; policyUri: string }

/**
 * A policy as it was when the request was refused, whatever has become of it since. `policyDocument` is our name of
 * the member: the reference calls it the structured JSON document, and no SDK that we could read has the operation.
 */
export const getRequestAuthorizationPolicy: Action<Input, { policyDocument: unknown }> = {
  access: () => ({ all: [{ action: 'iam:GetRequestAuthorizationPolicy' }] }),
  async run({ input, caller, house }) {
    const { questions } = await findRefused(input.authorizationId, caller, house)
    for (const { documents = {} } of questions) {
      if (!Object.hasOwn(documents, input.policyUri)) continue
      return { policyDocument: JSON.parse(documents[input.policyUri]!) as unknown }
    }
    throw noSuchPolicy()
  },
}
