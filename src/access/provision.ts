import { accessKeyId, entityId, idPrefix } from '../kernel/ids.ts'
import { insertAccessKey } from '../store/access-keys.ts'
import { insertAccount } from '../store/accounts.ts'
import { attachPolicy } from '../store/attachments.ts'
import type { KnownKey } from '../store/data-directory.ts'
import type { Writer } from '../store/store.ts'
import { insertUser } from '../store/users.ts'
import { newSecret } from './credentials.ts'
import type { House } from './house.ts'

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

/** The keys an account begins with; without `admin` it has no admin user. */
export type FirstKeys = { root: KnownKey; admin?: KnownKey | undefined }

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

/** Writes the root key and the admin user into an account that has neither. */
export async function provisionKeys(
  house: Maker,
  tx: Writer,
  account: string,
  keys: FirstKeys,
): Promise<void> {
  await writeKey(house, tx, account, null, keys.root)
  if (keys.admin === undefined) return
  const created = house.clock.now()
  const id = entityId(idPrefix.user, house.random)
  const names = { name: adminName, nameKey: adminName, path: '/' }
  await insertUser(tx, { id, account, ...names, created, boundaryArn: null, passwordLastUsed: null })
  const attachment = { account, targetId: id, policyArn: administratorAccess, attached: created }
  await attachPolicy(tx, { ...attachment, targetType: 'user' })
  await writeKey(house, tx, account, id, keys.admin)
}

/** Writes a long-term key with a known secret; `userId` null makes it root's. */
export async function writeKey(
  house: Maker,
  tx: Writer,
  account: string,
  userId: string | null,
  { accessKeyId, secretAccessKey }: KnownKey,
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
  })
}
