import type { Ask } from '../../../access/questions.ts'
import { federatedUserArn } from '../../../kernel/arn.ts'
import { action } from '../action.ts'
import { cannotCallWithSession } from '../errors.ts'
import { sessionSeconds } from './get-session-token.ts'
import { issue } from '../issue.ts'
import { packedPolicySize, sessionPolicies } from '../session-policies.ts'
import { sessionTags } from '../session-tags.ts'

/**
 * GetFederationToken: a federated user between the caller's policies and the session's. Source: STS API
 * Reference.
 */
export const getFederationToken = action('GetFederationToken', {
  access({ input, caller }) {
    const tags = input.Tags ?? []
    const about: Ask = { resource: federatedUserArn(caller.account, input.Name ?? ''), requestTags: tags }
    return { all: tags.length === 0 ? [about] : [about, { ...about, action: 'sts:TagSession' }] }
  },
  async run({ input, caller, house }) {
    // AWS: asked after the policies (reports of its clients' users), as only they know of a role that may not.
    if (caller.session !== undefined) throw cannotCallWithSession('GetFederationToken')
    const name = input.Name!
    const { tags } = sessionTags(input, [])
    const policies = await sessionPolicies(house, caller.account, input)
    const packed = packedPolicySize(policies, input.Tags ?? [])
    const issued = issue(
      house,
      {
        kind: 'federated',
        account: caller.account,
        principalId: caller.user?.id ?? caller.account,
        name,
        issuingKeyId: caller.accessKeyId,
        ...policies,
        tags,
      },
      sessionSeconds(caller, input.DurationSeconds),
      input,
    )
    return {
      ...issued,
      FederatedUser: {
        FederatedUserId: `${caller.account}:${name}`,
        Arn: federatedUserArn(caller.account, name),
      },
      // AWS: there even where nothing was passed, unlike in the other answers (recorded answers).
      PackedPolicySize: packed ?? 0,
    }
  },
})
