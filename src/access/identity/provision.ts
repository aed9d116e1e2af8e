import { accessKeyId, entityId, idPrefix } from '../../kernel/ids.ts'
import { insertAccessKey } from '../../store/credentials/access-keys.ts'
import { insertAccount } from '../../store/entities/accounts.ts'
import { attachPolicy } from '../../store/entities/attachments.ts'
import type { KnownKey } from '../../store/data-directory.ts'
import { insertLoginProfile } from '../../store/credentials/login-profiles.ts'
import { putRootPassword } from '../../store/signin/root-passwords.ts'
import type { Writer } from '../../store/store.ts'
import { insertUser } from '../../store/entities/users.ts'
import { newSecret } from './credentials.ts'
import type { House } from '../house.ts'

/** The parts of the house that writing an account takes; first start has no more yet. */
type Maker = Pick<House, 'store' | 'sealer' | 'random' | 'clock'>

const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess'

/** The name of the user that first start makes, because root cannot assume roles. */
const adminName = 'admin'

/** A fresh key for root or the admin user of an account. */
export function makeKey(house: Maker, account: string): KnownKey {
  return {
    accessKeyId: accessKeyId(idPrefix.accessKey, account, house.random),
    secretAccessKey: newSecret(house),
  }
}

const passwordAlphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** A fresh console password of 99 random bits, which keeps AWS's default password policy: `Kabcd-…-…-…`. */
export function makePassword({ random }: Pick<Maker, 'random'>): string {
  const letters = Array.from(random(20), (byte) => passwordAlphabet[byte & 31]!)
  letters[0] = passwordAlphabet[random(1)[0]! & 15]!.toUpperCase()
  return letters.join('').replace(/.{5}(?=.)/g, '$&-')
}

/**
 * What an account begins with; without `admin` it has no admin user. Who has no password hash cannot sign in
 * to the console.
 */
export type FirstKeys = {
  root?: KnownKey | undefined
  rootPasswordHash?: string | undefined
  admin?: KnownKey | undefined
  adminPasswordHash?: string | undefined
}

/** Writes a new account with its root key and its admin user, all at once. */
export async function provisionAccount(
  house: Maker,
  id: string,
  name: string,
  keys: FirstKeys,
): Promise<void> {
  await house.store.write(id, async (tx) => {
    await insertAccount(tx, { id, name, alias: null, created: house.clock.now() })
    await provisionKeys(house, tx, id, keys)
  })
}

/** Writes root's key and password and the admin user into an account that has none of them. */
export async function provisionKeys(
  house: Maker,
  tx: Writer,
  account: string,
  keys: FirstKeys,
): Promise<void> {
  const created = house.clock.now()
  if (keys.root !== undefined) await writeKey(house, tx, account, null, keys.root)
  if (keys.rootPasswordHash !== undefined) {
    await putRootPassword(tx, account, keys.rootPasswordHash, created)
  }
  if (keys.admin === undefined) return
  const id = entityId(idPrefix.user, house.random)
  const names = { name: adminName, nameKey: adminName, path: '/' }
  await insertUser(tx, { id, account, ...names, created, boundaryArn: null, passwordLastUsed: null })
  const attachment = { account, targetId: id, policyArn: administratorAccess, attached: created }
  await attachPolicy(tx, { ...attachment, targetType: 'user' })
  await writeKey(house, tx, account, id, keys.admin)
  const { adminPasswordHash: passwordHash } = keys
  if (passwordHash === undefined) return
  await insertLoginProfile(tx, { userId: id, account, passwordHash, created, resetRequired: 0 }, created)
}

/**
 * Writes a long-term key with a known secret; `userId` null makes it root's. `network` lets a secret that is known to
 * all be used from beyond this machine.
 */
export async function writeKey(
  house: Maker,
  tx: Writer,
  account: string,
  userId: string | null,
  { accessKeyId, secretAccessKey }: KnownKey,
  network = false,
): Promise<void> {
  await insertAccessKey(tx, {
    id: accessKeyId,
    account,
    userId,
    secret: house.sealer.seal('access-key', accessKeyId, Buffer.from(secretAccessKey)),
    status: 'Active',
    created: house.clock.now(),
    lastUsed: null,
    lastUsedService: null,
    lastUsedRegion: null,
    network: network ? 1 : 0,
  })
}
