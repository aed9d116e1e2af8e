import { ListPoliciesCommand, type Policy } from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'

// LIMIT: the most IAM gives at a time.
const MaxItems = 1000

/** Every managed policy, AWS's and the account's own; kept under the key `policies`. */
export async function listPolicies(
  aws: Aws,
  abortSignal: AbortSignal,
  partly: (policies: Policy[]) => void,
): Promise<Policy[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const answer = await iam.send(new ListPoliciesCommand({ Marker, MaxItems }), { abortSignal })
    return { items: answer.Policies, next: answer.Marker }
  }, partly)
}
