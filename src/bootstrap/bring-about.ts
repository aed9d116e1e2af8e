import type { House } from '../access/house.ts'
import { AwsError } from '../kernel/aws-error.ts'
import type { IamOperation } from '../services/iam/action.ts'
import { iam } from '../services/iam/index.ts'
import { versionsPerPolicy } from '../services/iam/limits.ts'
import { findAccount } from '../store/entities/accounts.ts'
import { findGroupByName } from '../store/entities/groups.ts'
import { findInstanceProfile } from '../store/entities/instance-profiles.ts'
import { findLoginProfile } from '../store/credentials/login-profiles.ts'
import { findPolicyByName, policyVersions } from '../store/entities/policies.ts'
import { findRoleById, findRoleByName } from '../store/entities/roles.ts'
import { findUserByName } from '../store/entities/users.ts'
import { askAsRoot } from './ask-as-root.ts'
import { ensureAccessKey, ensureStandingSession } from './declared-keys.ts'
import type { Step } from './steps.ts'

type Input = Record<string, unknown>
type Ensure = (world: World, input: Input) => Promise<unknown>

/** One account, and IAM as its root user asks for it. */
type World = {
  house: House
  account: string
  ask(operation: IamOperation, input: Input): Promise<unknown>
}

/** Does what a step declares where it is not so already. Throws AwsError as the operation itself would. */
export async function bringAbout(house: House, { account, operation, input }: Step): Promise<void> {
  if (operation === 'CreateStandingSession') return ensureStandingSession(house, account, input)
  const world: World = { house, account, ask: (name, asked) => askAsRoot(house, account, iam, name, asked) }
  const resolved = await withPolicyArns(world, input)
  // Attaching, tagging, putting and adding again change nothing; only making does.
  await (ensures[operation]?.(world, resolved) ?? world.ask(operation, resolved))
}

const ensures: Partial<Record<IamOperation, Ensure>> = {
  async CreateAccountAlias({ house, account, ask }, input) {
    const known = await findAccount(house.store.read, account)
    if (known?.alias !== input['AccountAlias']) await ask('CreateAccountAlias', input)
  },
  async CreatePolicy(world, input) {
    const known = await findPolicyByName(world.house.store.read, world.account, String(input['PolicyName']))
    if (known === undefined) return world.ask('CreatePolicy', input)
    refuseOtherPath('policy', known, input)
    return replaceDocument(world, known, String(input['PolicyDocument']))
  },
  async CreateGroup({ house, account, ask }, input) {
    const known = await findGroupByName(house.store.read, account, String(input['GroupName']))
    if (known === undefined) return ask('CreateGroup', input)
    if (isOther(input['Path'], known.path)) {
      await ask('UpdateGroup', { GroupName: known.name, NewPath: input['Path'] })
    }
  },
  async CreateUser({ house, account, ask }, input) {
    const known = await findUserByName(house.store.read, account, String(input['UserName']))
    if (known === undefined) return ask('CreateUser', input)
    if (isOther(input['Path'], known.path)) {
      await ask('UpdateUser', { UserName: known.name, NewPath: input['Path'] })
    }
  },
  async CreateRole({ house, account, ask }, input) {
    const known = await findRoleByName(house.store.read, account, String(input['RoleName']))
    if (known === undefined) return ask('CreateRole', input)
    refuseOtherPath('role', known, input)
    const { Description, MaxSessionDuration } = input
    if (isOther(Description, known.description) || isOther(MaxSessionDuration, known.maxSessionSeconds)) {
      await ask('UpdateRole', { RoleName: known.name, Description, MaxSessionDuration })
    }
  },
  async CreateLoginProfile({ house, account, ask }, input) {
    const user = await findUserByName(house.store.read, account, String(input['UserName']))
    const known = user && (await findLoginProfile(house.store.read, user.id))
    if (known === undefined) return ask('CreateLoginProfile', input)
    if (await house.passwords.verify(String(input['Password']), known.passwordHash)) return
    await ask('UpdateLoginProfile', input)
  },
  CreateAccessKey: ({ house, account }, input) => ensureAccessKey(house, account, input),
  async CreateInstanceProfile({ house, account, ask }, input) {
    const known = await findInstanceProfile(house.store.read, account, String(input['InstanceProfileName']))
    if (known === undefined) return ask('CreateInstanceProfile', input)
    refuseOtherPath('instance profile', known, input)
  },
  async AddRoleToInstanceProfile({ house, account, ask }, input) {
    const db = house.store.read
    const { InstanceProfileName } = input
    const profile = await findInstanceProfile(db, account, String(InstanceProfileName))
    const before = profile?.roleId ? await findRoleById(db, profile.roleId) : undefined
    if (before?.nameKey === String(input['RoleName']).toLowerCase()) return
    if (before !== undefined) {
      await ask('RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName: before.name })
    }
    await ask('AddRoleToInstanceProfile', input)
  },
}

function isOther(declared: unknown, known: unknown): boolean {
  return declared !== undefined && declared !== known
}

/** AWS: there is no operation that moves a role, a policy or an instance profile to another path. */
function refuseOtherPath(kind: string, known: { name: string; path: string }, input: Input): void {
  if (!isOther(input['Path'], known.path)) return
  throw new AwsError(
    'EntityAlreadyExists',
    409,
    `the ${kind} ${known.name} is there under the path ${known.path}, which cannot change; delete it first`,
  )
}

/** A new version of a managed policy, in place of the oldest where there are as many as can be. */
async function replaceDocument(
  { house, ask }: World,
  policy: { id: string; arn: string; defaultVersion: number },
  document: string,
): Promise<void> {
  const versions = await policyVersions(house.store.read, policy.id)
  const inForce = versions.find(({ version }) => version === policy.defaultVersion)
  if (inForce !== undefined && isSameJson(inForce.document, document)) return
  const PolicyArn = policy.arn
  if (versions.length >= versionsPerPolicy) {
    const oldest = versions.findLast(({ version }) => version !== policy.defaultVersion)!
    await ask('DeletePolicyVersion', { PolicyArn, VersionId: `v${oldest.version}` })
  }
  await ask('CreatePolicyVersion', { PolicyArn, PolicyDocument: document, SetAsDefault: true })
}

function isSameJson(a: string, b: string): boolean {
  return a === b || JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b))
}

/** Puts ARNs where the file names a managed policy. */
async function withPolicyArns({ house, account }: World, input: Input): Promise<Input> {
  const resolved = { ...input }
  for (const member of ['PolicyArn', 'PermissionsBoundary']) {
    const name = resolved[member]
    if (typeof name !== 'string' || name.startsWith('arn:')) continue
    const arn = await arnOfPolicy(house, account, name)
    if (arn === undefined) throw new AwsError('NoSuchEntity', 404, `there is no managed policy ${name}`)
    resolved[member] = arn
  }
  return resolved
}

/** The ARN of a managed policy by its name: the account's own of that name, else AWS's. */
export async function arnOfPolicy(house: House, account: string, name: string): Promise<string | undefined> {
  const own = await findPolicyByName(house.store.read, account, name)
  return own?.arn ?? house.managedPolicies.list().find((policy) => policy.name === name)?.arn
}
