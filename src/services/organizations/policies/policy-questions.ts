import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { findPolicy } from '../find-policy.ts'
import { askAbout, ownerFor } from '../standing.ts'

/** The question about a policy, and about what it is to be attached to; the policy's type is a key of both. */
export async function askAboutPolicy(
  call: Call<unknown>,
  policyId: string,
  targetId?: string | undefined,
): Promise<Ask[]> {
  const owner = await ownerFor(call)
  const policy = owner && (await findPolicy(call.house.store.read, owner.organizationId, policyId))
  const keys = { 'organizations:PolicyType': policy?.type }
  return askAbout(call, [policyId, targetId], { keys })
}
