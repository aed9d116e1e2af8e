import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { readKeyRing } from '../../store/key-ring.ts'
import {
  readEndpoint,
  readKnownCredentials,
  type KnownAccount,
  type KnownKey,
} from '../../store/data-directory.ts'
import { createSealer } from '../../store/seal.ts'
import { OperatorError, type Option, type World } from '../command.ts'
import { program } from '../invocation.ts'

/** Where a server keeps everything; every command that needs one finds it so. */
export const dataDirectoryOption = {
  name: 'data-dir',
  kind: 'text',
  value: 'DIR',
  default: './.understudy',
  help: 'Folder that holds everything the server keeps.',
} as const satisfies Option

export const regionOption = {
  name: 'region',
  kind: 'text',
  value: 'REGION',
  default: 'us-east-1',
  help: 'Region of the default endpoint.',
} as const satisfies Option

/** Where a server answers; `caFile` where it made its own certificate. `running` is false where none seems to. */
export type FoundEndpoint = {
  url: string
  region: string | undefined
  caFile?: string | undefined
  running: boolean
}

const defaultUrl = 'http://127.0.0.1:4566'

/** The endpoint that the directory's server wrote down, or the default one. */
export function findEndpoint(directory: string): FoundEndpoint {
  const endpoint = readEndpoint(directory)
  if (endpoint === undefined) return { url: defaultUrl, region: undefined, running: false }
  const { url, region, caFile, pid } = endpoint
  return { url, region, caFile, running: isAlive(pid) }
}

type Wish = { account?: string | undefined; root: boolean }

/**
 * A key that first start wrote down: root's or the admin user's, of the default account unless another is
 * named.
 */
export function knownKey(
  directory: string,
  wish: Wish,
  env: World['env'],
): { account: string; key: KnownKey } {
  const { id, account } = knownAccount(directory, wish.account, env)
  if (wish.root) {
    if (account.root !== undefined) return { account: id, key: account.root }
    throw new OperatorError(`root of the account ${id} began without an access key (--no-root-key)`)
  }
  if (account.admin === undefined) throw withoutAdmin(id)
  return { account: id, key: account.admin }
}

/** The console password that first start wrote down, root's or the admin user's, and of which account. */
export function knownPassword(
  directory: string,
  wish: Wish,
  env: World['env'],
): { account: string; password: string } {
  const { id, account } = knownAccount(directory, wish.account, env)
  if (!wish.root && account.admin === undefined) throw withoutAdmin(id)
  const password = wish.root ? account.rootPassword : account.adminPassword
  if (password === undefined) {
    const who = wish.root ? 'root' : 'the user admin'
    throw new OperatorError(
      `no console password of ${who} of the account ${id} was made at first start` +
        (wish.root ? '' : '; give it one with: aws iam create-login-profile --user-name admin --password …'),
    )
  }
  return { account: id, password }
}

function withoutAdmin(account: string): OperatorError {
  return new OperatorError(`the account ${account} began without an admin user; use --root`)
}

function knownAccount(
  directory: string,
  wished: string | undefined,
  env: World['env'],
): { id: string; account: KnownAccount } {
  const masterKey = env['UNDERSTUDY_MASTER_KEY']
  const sealer = masterKey ? createSealer(readKeyRing(directory, masterKey), randomBytes) : undefined
  const known = readKnownCredentials(directory, sealer)
  if (known === undefined) {
    throw new OperatorError(
      `${resolve(directory)} holds no credentials; start a server there (${program} start), or name its --data-dir`,
    )
  }
  const id = wished ?? known.defaultAccount
  const account = Object.hasOwn(known.accounts, id) ? known.accounts[id]! : undefined
  if (account === undefined) {
    const hosted = Object.keys(known.accounts).join(', ')
    throw new OperatorError(
      `no keys of the account ${id} are kept in ${resolve(directory)}, only of ${hosted}`,
    )
  }
  return { id, account }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // Somebody else's process is alive too.
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
