import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  type CreateRoleCommandInput,
} from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'
import { runAll } from '../forms/run-all.ts'
import { attachPolicy } from '../permissions/policy-holder.ts'

/**
 * Makes a role and what belongs to it. Throws where there is no role then; what could not be added to a role
 * that was made comes back, a sentence each.
 */
export async function createRole(
  aws: Aws,
  role: CreateRoleCommandInput,
  policies: readonly { name: string; arn: string }[],
  withInstanceProfile: boolean,
): Promise<string[]> {
  const iam = await aws.iam()
  await iam.send(new CreateRoleCommand(role))
  const name = role.RoleName!
  const steps = policies.map((policy) => ({
    failed: `${policy.name} was not attached`,
    run: () => attachPolicy(aws, { kind: 'role', name }, policy.arn),
  }))
  // AWS: the console makes the profile for EC2 along with the role, under its name.
  const profile = {
    failed: 'The instance profile was not made',
    run: async () => {
      const InstanceProfileName = name
      await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }))
      await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: name }))
    },
  }
  return runAll(withInstanceProfile ? [...steps, profile] : steps)
}
