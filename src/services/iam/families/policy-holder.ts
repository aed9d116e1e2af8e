import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import {
  findPolicyHolder,
  type HolderKind,
  type PolicyHolder,
} from '../../../store/entities/policy-holders.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { noSuchNamed, protectedRole } from '../errors.ts'
import { askAboutEntity } from './ask-about-entity.ts'

/**
 * What an operation on a user, group or role asks about: its real ARN and tags where it exists, the
 * pathless ARN where not.
 */
export async function askAboutHolder(
  call: Call<unknown>,
  kind: HolderKind,
  name: string,
  keys: Ask['keys'] = {},
): Promise<Ask> {
  return askAbout(call, kind, name, () => keys)
}

/**
 * The same for the operations whose `iam:PermissionsBoundary` is the boundary that the user or role has
 * now.
 */
export async function askAboutBounded(
  call: Call<unknown>,
  kind: HolderKind,
  name: string,
  keys: Ask['keys'] = {},
): Promise<Ask> {
  return askAbout(call, kind, name, ({ boundaryArn }) => ({
    'iam:PermissionsBoundary': boundaryArn ?? undefined,
    ...keys,
  }))
}

async function askAbout(
  call: Call<unknown>,
  kind: HolderKind,
  name: string,
  keysOf: (holder: Pick<PolicyHolder, 'boundaryArn'>) => Ask['keys'],
): Promise<Ask> {
  const { account } = call.caller
  const db = call.house.store.read
  const holder = await findPolicyHolder(db, kind, account, name)
  const ask = await askAboutEntity(db, account, kind, name, holder)
  return { ...ask, keys: keysOf(holder ?? { boundaryArn: null }) }
}

/** The user, group or role of that name, or NoSuchEntity. */
export async function requireHolder(
  db: Reader,
  kind: HolderKind,
  account: string,
  name: string,
): Promise<PolicyHolder> {
  const holder = await findPolicyHolder(db, kind, account, name)
  if (holder === undefined) throw noSuchNamed(kind, name)
  return holder
}

/** Paths of roles that belong to AWS's services: service-linked roles, and those of IAM Identity Center. */
export function isReservedPath(path: string): boolean {
  return path.startsWith('/aws-service-role/') || path.startsWith('/aws-reserved/')
}

/** Refuses (UnmodifiableEntity 400) to change a role that is its service's. */
export function refuseProtected(role: { name: string; path: string }): void {
  if (isReservedPath(role.path)) throw protectedRole(role.name)
}

/** One kind of policy holder and the member that names it in the kind's operations, e.g. `RoleName`. */
export type HolderFamily<Member extends string> = { kind: HolderKind; member: Member }

/** How the operations of a kind name what they are about. */
export type Naming<Member extends string> = { [K in Member]: string | undefined }

export const users = { kind: 'user', member: 'UserName' } as const
export const groups = { kind: 'group', member: 'GroupName' } as const
export const roles = { kind: 'role', member: 'RoleName' } as const

/**
 * Changes the user, group or role that the call names, in one write; answers nothing. Refuses what does not
 * exist (NoSuchEntity 404) and service-linked roles (UnmodifiableEntity 400).
 */
export function changeHolder<Member extends string>(
  { kind, member }: HolderFamily<Member>,
  { input, caller, house }: Call<Naming<Member>>,
  change: (tx: Writer, holder: PolicyHolder) => Promise<void>,
): Promise<{}> {
  return house.store.write(caller.account, async (tx) => {
    const holder = await requireHolder(tx, kind, caller.account, input[member]!)
    if (kind === 'role') refuseProtected(holder)
    await change(tx, holder)
    return {}
  })
}
