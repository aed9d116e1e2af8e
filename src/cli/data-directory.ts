import { resolve } from 'node:path'
import { readEndpoint, readKnownCredentials, type KnownKey } from '../store/data-directory.ts'
import { OperatorError, type Option } from './command.ts'

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

/**
 * A key that first start wrote down: root's or the admin user's, of the default account unless another is
 * named.
 */
export function knownKey(directory: string, wish: { account?: string | undefined; root: boolean }): KnownKey {
  const known = readKnownCredentials(directory)
  if (known === undefined) {
    throw new OperatorError(
      `${resolve(directory)} holds no credentials; start the server once, or name its --data-dir`,
    )
  }
  const account = wish.account ?? known.defaultAccount
  const keys = Object.hasOwn(known.accounts, account) ? known.accounts[account]! : undefined
  if (keys === undefined) {
    const hosted = Object.keys(known.accounts).join(', ')
    throw new OperatorError(
      `no keys of the account ${account} are kept in ${resolve(directory)}, only of ${hosted}`,
    )
  }
  if (wish.root) return keys.root
  if (keys.admin === undefined) {
    throw new OperatorError(`the account ${account} began without an admin user; use --root`)
  }
  return keys.admin
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
