import type { House } from '../access/house.ts'
import { limitsOf } from '../access/identity/known-keys.ts'
import { writeKey } from '../access/identity/provision.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { noSuchRole, noSuchUser } from '../services/iam/errors.ts'
import { checkLimit } from '../services/iam/limits.ts'
import {
  deleteAccessKey,
  findAccessKey,
  listAccessKeys,
  listShortAccessKeys,
} from '../store/credentials/access-keys.ts'
import {
  deleteStandingSession,
  findStandingSession,
  listStandingSessions,
  putStandingSession,
} from '../store/credentials/standing-sessions.ts'
import { findRoleById, findRoleByName } from '../store/entities/roles.ts'
import { findUserById, findUserByName } from '../store/entities/users.ts'
import type { Step } from './steps.ts'

type Key = { id: string; secret: string; network: boolean }

function keyOf(input: Step['input']): Key {
  return { id: String(input['id']), secret: String(input['secret']), network: input['network'] === true }
}

/**
 * A user's key whose id and secret are known beforehand; the same id with another secret takes the old one's place.
 * Throws AwsError where the id is another principal's.
 */
export async function ensureAccessKey(house: House, account: string, input: Step['input']): Promise<void> {
  const { id, secret, network } = keyOf(input)
  const name = String(input['UserName'])
  const known = await findAccessKey(house.store.read, id)
  const before = known && house.sealer.open('access-key', known.id, known.secret)?.toString()
  await house.store.write(account, async (tx) => {
    const user = await findUserByName(tx, account, name)
    if (user === undefined) throw noSuchUser(name)
    const taken = await findAccessKey(tx, id)
    if (taken !== undefined && taken.userId !== user.id) throw takenId(id)
    if ((await findStandingSession(tx, id)) !== undefined) throw takenId(id)
    if (taken !== undefined && before === secret && taken.network === Number(network)) return
    if (taken !== undefined) await deleteAccessKey(tx, id)
    checkLimit('AccessKeysPerUser', (await listAccessKeys(tx, account, user.id)).length + 1)
    await writeKey(house, tx, account, user.id, { accessKeyId: id, secretAccessKey: secret }, network)
  })
}

/** A session of a role that stands until it is not declared any more. Throws AwsError where its id is another's. */
export async function ensureStandingSession(
  house: House,
  account: string,
  input: Step['input'],
): Promise<void> {
  const { id, secret, network } = keyOf(input)
  const name = String(input['RoleName'])
  await house.store.write(account, async (tx) => {
    const role = await findRoleByName(tx, account, name)
    if (role === undefined) throw noSuchRole(name)
    const taken = await findStandingSession(tx, id)
    if (taken !== undefined && taken.roleId !== role.id) throw takenId(id)
    if ((await findAccessKey(tx, id)) !== undefined) throw takenId(id)
    await putStandingSession(tx, {
      id,
      account,
      roleId: role.id,
      secret: house.sealer.seal('standing-session', id, Buffer.from(secret)),
      network: Number(network),
      applied: house.clock.now(),
    })
  })
}

function takenId(id: string): AwsError {
  return new AwsError('EntityAlreadyExists', 409, `the access key ${id} is another principal's`)
}

/**
 * Ends what only the file keeps up, where it declares it no more: standing sessions, and users' keys whose ids are too
 * short for IAM's own operations to take.
 */
export async function endUndeclared(house: House, steps: readonly Step[]): Promise<void> {
  const declared = new Set(
    steps.flatMap(({ account, operation, input: { id, RoleName, UserName } }) => {
      if (operation === 'CreateStandingSession') return `${account} role ${nameKey(RoleName)} ${String(id)}`
      return operation === 'CreateAccessKey' ? `${account} user ${nameKey(UserName)} ${String(id)}` : []
    }),
  )
  const db = house.store.read
  for (const { id, account, roleId } of await listStandingSessions(db)) {
    const role = await findRoleById(db, roleId)
    if (declared.has(`${account} role ${nameKey(role?.name)} ${id}`)) continue
    await house.store.write(account, (tx) => deleteStandingSession(tx, id))
  }
  for (const { id, account, userId } of await listShortAccessKeys(db)) {
    const user = userId === null ? undefined : await findUserById(db, userId)
    if (declared.has(`${account} user ${nameKey(user?.name)} ${id}`)) continue
    await house.store.write(account, (tx) => deleteAccessKey(tx, id))
  }
}

function nameKey(name: unknown): string {
  return String(name).toLowerCase()
}

/** A key that everybody knows, as the banner names it. */
export type KnownKey = { id: string; of: string; network: boolean }

/** The declared keys whose secrets are known to all. */
export function knownKeysOf(steps: readonly Step[]): KnownKey[] {
  return steps.flatMap(({ operation, input }) => {
    if (operation !== 'CreateStandingSession' && operation !== 'CreateAccessKey') return []
    const { id, secret, network } = keyOf(input)
    if (limitsOf(secret, network) === undefined) return []
    const of =
      operation === 'CreateAccessKey'
        ? `the user ${String(input['UserName'])}`
        : `the role ${String(input['RoleName'])}`
    return [{ id, of, network }]
  })
}
