import { resolve } from 'node:path'
import {
  readEndpoint,
  readKnownCredentials,
  type KnownAccount,
  type KnownKey,
} from '../../store/data-directory.ts'
import { OperatorError, type Option } from '../command.ts'

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

/** Where a server answers. `running` is false where none seems to. */
export type FoundEndpoint = { url: string; region: string | undefined; running: boolean }

const defaultUrl = 'http://127.0.0.1:4566'

/** The endpoint that the directory's server wrote down, or the default one. */
export function findEndpoint(directory: string): FoundEndpoint {
  const endpoint = readEndpoint(directory)
  if (endpoint === undefined) return { url: defaultUrl, region: undefined, running: false }
  return { url: endpoint.url, region: endpoint.region, running: isAlive(endpoint.pid) }
}

type Wish = { account?: string | undefined; root: boolean }

/**
 * A key that first start wrote down: root's or the admin user's, of the default account unless another is
 * named.
 */
export function knownKey(directory: string, wish: Wish): KnownKey {
  const { id, account } = knownAccount(directory, wish.account)
  if (wish.root) return account.root
  if (account.admin === undefined) throw withoutAdmin(id)
  return account.admin
}

/** The console password that first start wrote down, root's or the admin user's, and of which account. */
export function knownPassword(directory: string, wish: Wish): { account: string; password: string } {
  const { id, account } = knownAccount(directory, wish.account)
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

function knownAccount(directory: string, wished: string | undefined): { id: string; account: KnownAccount } {
  const known = readKnownCredentials(directory)
  if (known === undefined) {
    throw new OperatorError(
      `${resolve(directory)} holds no credentials; start the server once, or name its --data-dir`,
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
