import { createPrivateKey } from 'node:crypto'
import type { House } from '../../../access/house.ts'
import { utf8 } from '../../../kernel/bytes.ts'
import { entityId } from '../../../kernel/ids.ts'
import {
  deleteSamlPrivateKey,
  insertSamlPrivateKey,
  samlPrivateKeysOf,
} from '../../../store/federation/identity-providers.ts'
import type { Writer } from '../../../store/store.ts'
import {
  invalidPrivateKey,
  noSuchPrivateKey,
  privateKeyStays,
  tooManyPrivateKeys,
} from './provider-errors.ts'

// LIMIT: IAM API Reference, UpdateSAMLProvider: a new key beside the old one while they change.
const keysMaximum = 2

type NewKey = { account: string; providerArn: string; pem: string; now: number }

/**
 * Gives a provider one more key to open encrypted assertions with; it is kept sealed and never shown again.
 */
export async function addPrivateKey(
  tx: Writer,
  house: House,
  { account, providerArn, pem, now }: NewKey,
): Promise<void> {
  if (!isRsaKey(pem)) throw invalidPrivateKey()
  if ((await samlPrivateKeysOf(tx, providerArn)).length >= keysMaximum) throw tooManyPrivateKeys()
  const id = entityId('SAMLPK', house.random)
  const privateKey = house.sealer.seal('saml-private-key', id, utf8(pem))
  await insertSamlPrivateKey(tx, { id, account, providerArn, privateKey, created: now })
}

/** Takes a key from a provider; InvalidInput where it has none of that id, or needs this one. */
export async function removePrivateKey(
  tx: Writer,
  providerArn: string,
  id: string,
  isRequired: boolean,
): Promise<void> {
  const keys = await samlPrivateKeysOf(tx, providerArn)
  if (!keys.some((key) => key.id === id)) throw noSuchPrivateKey()
  if (isRequired && keys.length === 1) throw privateKeyStays()
  await deleteSamlPrivateKey(tx, providerArn, id)
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}
