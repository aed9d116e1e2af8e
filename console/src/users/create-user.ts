import { CreateUserCommand, type CreateUserCommandInput } from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'
import { runAll, type Step } from '../forms/run-all.ts'
import {
  attachPolicy,
  heldPolicies,
  policyText,
  putInlinePolicy,
  type Holder,
} from '../permissions/policy-holder.ts'
import { createLoginProfile } from './login-profile.ts'
import { getUser, groupsOfUser, joinGroups } from './operations.ts'

/** What a new user gets: groups, managed policies, or all that another user has. */
export type Permissions =
  | { by: 'groups'; groups: readonly string[] }
  | { by: 'copy'; user: string }
  | { by: 'policies'; policies: readonly { name: string; arn: string }[] }

/** AWS's policy that lets a user change its own password. */
export const changePasswordPolicy = {
  name: 'IAMUserChangePassword',
  arn: 'arn:aws:iam::aws:policy/IAMUserChangePassword',
}

/**
 * Makes a user and what belongs to it. Throws where there is no user then; what could not be added to one
 * that was made comes back, a sentence each.
 */
export async function createUser(
  aws: Aws,
  user: CreateUserCommandInput & { UserName: string },
  console: { password: string; mustChange: boolean } | undefined,
  permissions: Permissions,
): Promise<{ failures: string[]; passwordSet: boolean }> {
  const { signal } = new AbortController()
  const name = user.UserName
  const holder: Holder = { kind: 'user', name }
  // Read before anything is made, so that a user who cannot be copied leaves nothing behind.
  const copied =
    permissions.by === 'copy' ? await copySteps(aws, permissions.user, holder, signal) : undefined
  const iam = await aws.iam()
  await iam.send(new CreateUserCommand({ ...user, ...copied?.boundary }))
  const steps = copied?.steps ?? ownSteps(aws, holder, permissions)
  let passwordSet = false
  if (console !== undefined) {
    steps.unshift({
      failed: 'The console password was not set',
      run: async () => {
        await createLoginProfile(aws, name, console.password, console.mustChange)
        passwordSet = true
      },
    })
    if (console.mustChange) steps.push(attachStep(aws, holder, changePasswordPolicy))
  }
  return { failures: await runAll(steps), passwordSet }
}

function ownSteps(aws: Aws, holder: Holder, permissions: Permissions): Step[] {
  if (permissions.by === 'groups') return permissions.groups.map((group) => joinStep(aws, holder.name, group))
  if (permissions.by === 'copy') return []
  return permissions.policies.map((policy) => attachStep(aws, holder, policy))
}

async function copySteps(aws: Aws, from: string, to: Holder, signal: AbortSignal) {
  const source: Holder = { kind: 'user', name: from }
  const [user, groups, policies] = await Promise.all([
    getUser(aws, from, signal),
    groupsOfUser(aws, from, signal),
    heldPolicies(aws, source, signal),
  ])
  const PermissionsBoundary = user.PermissionsBoundary?.PermissionsBoundaryArn
  const steps: Step[] = groups.map(({ GroupName }) => joinStep(aws, to.name, GroupName!))
  for (const policy of policies) {
    if (policy.arn !== undefined) steps.push(attachStep(aws, to, { name: policy.name, arn: policy.arn }))
    else {
      const text = await policyText(aws, source, policy, signal)
      steps.push({
        failed: `The inline policy ${policy.name} was not copied`,
        run: () => putInlinePolicy(aws, to, policy.name, text),
      })
    }
  }
  return { steps, boundary: PermissionsBoundary === undefined ? {} : { PermissionsBoundary } }
}

function joinStep(aws: Aws, name: string, group: string): Step {
  return { failed: `${name} was not added to ${group}`, run: () => joinGroups(aws, name, [group]) }
}

function attachStep(aws: Aws, holder: Holder, { name, arn }: { name: string; arn: string }): Step {
  return { failed: `${name} was not attached`, run: () => attachPolicy(aws, holder, arn) }
}
