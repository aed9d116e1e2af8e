import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { House } from '../src/access/house.ts'
import { closeHouse, openHouse } from '../src/open-house.ts'
import { makeKey, provisionAccount } from '../src/access/identity/provision.ts'
import { modelsDirectory } from '../src/main.ts'
import { databaseFile } from '../src/store/data-directory.ts'

/** A house with one account of so many users with keys, and roles. */
export type BigHouse = { house: House; account: string; close(): Promise<void> }

/** The secret of every user's key. */
export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

const account = '111122223333'

/** The unique id and the access key of the nth user, the unique id of the nth role. */
export const userId = (at: number) => `AIDA${String(at).padStart(17, '0')}`
export const keyId = (at: number) => `AKIA${String(at).padStart(16, '0')}`
export const roleId = (at: number) => `AROA${String(at).padStart(17, '0')}`

/**
 * Fills a store by its tables: through the API a million users would take hours, and the measures are of a store that
 * has them. Of the keys every `sealedStep`th can sign; the others have a secret of the same length.
 */
export async function makeBigHouse(size: {
  users: number
  roles: number
  sealedStep: number
}): Promise<BigHouse> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'understudy-scale-'))
  const house = await openHouse({ dataDirectory, modelsDirectory, region: 'us-east-1' })
  await provisionAccount(house, account, 'bench', { root: makeKey(house, account) })
  const database = new DatabaseSync(databaseFile(dataDirectory))
  try {
    fill(database, house, size)
  } finally {
    database.close()
  }
  const close = async () => {
    await closeHouse(house)
    rmSync(dataDirectory, { recursive: true })
  }
  return { house, account, close }
}

function fill(
  database: DatabaseSync,
  house: House,
  { users, roles, sealedStep }: { users: number; roles: number; sealedStep: number },
): void {
  database.exec('pragma synchronous = off; pragma cache_size = -400000; pragma foreign_keys = off; begin')
  const insert = (table: string, columns: string) =>
    database.prepare(
      `insert into "${table}" (${columns.replace(/\w+/g, '"$&"')}) values (${columns.replace(/\w+/g, '?')})`,
    )
  const user = insert('users', 'id, account, name, nameKey, path, created')
  const role = insert('roles', 'id, account, name, nameKey, path, created, maxSessionSeconds, trustPolicy')
  const key = insert('accessKeys', 'id, account, userId, secret, status, created')
  const inline = insert('inlinePolicies', 'account, ownerId, name, document')
  const attachment = insert('attachments', 'account, targetId, targetType, policyArn, attached')
  const managed = house.managedPolicies.list().slice(0, 50)
  const give = (id: string, type: string, at: number) => {
    inline.run(account, id, 'Own', documents[at % documents.length]!)
    attachment.run(account, id, type, managed[at % managed.length]!.arn, 0)
  }
  const dummy = house.sealer.seal('access-key', keyId(0), Buffer.from(secret))
  for (let at = 0; at < users; at += 1) {
    const id = userId(at)
    user.run(id, account, `user-${at}`, `user-${at}`, '/', 0)
    const sealed =
      at % sealedStep === 0 ? house.sealer.seal('access-key', keyId(at), Buffer.from(secret)) : dummy
    key.run(keyId(at), account, id, sealed, 'Active', 0)
    give(id, 'user', at)
  }
  for (let at = 0; at < roles; at += 1) {
    role.run(roleId(at), account, `role-${at}`, `role-${at}`, '/', 0, 3600, trust)
    give(roleId(at), 'role', at)
  }
  database.exec('commit')
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
})

/** A hundred policies, as if each team had its own. */
const documents = Array.from({ length: 100 }, (_, team) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: `arn:aws:s3:::team-${team}/*` },
      { Effect: 'Allow', Action: 'iam:GetUser', Resource: `arn:aws:iam::${account}:user/\${aws:username}` },
    ],
  }),
)
