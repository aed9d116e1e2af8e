import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environmentOf, type Target } from '../cli/environment/client-environment.ts'
import { createUnderstudy as startServer, type Understudy as Server } from '../main.ts'
import { readKnownCredentials } from '../store/data-directory.ts'
import { createCredentials } from './credentials.ts'
import { latestEvents, whyOf } from './history.ts'
import type { CreateUnderstudy, Credentials, UnderstudyOptions } from './understudy.ts'

export type * from './understudy.ts'

/** The library's one function; its type says what it does. */
export const createUnderstudy: CreateUnderstudy = async (options = {}) => {
  const { region = 'us-east-1', host = '127.0.0.1' } = options
  // A folder that was there before has a default account already.
  const wished = options.account ?? (options.dataDirectory === undefined ? '123456789012' : undefined)
  const folder = mkdtempSync(join(tmpdir(), 'understudy-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  const dataDirectory = options.dataDirectory ?? join(folder, 'data')
  let server: Server
  try {
    server = await startServer({
      host,
      port: options.port ?? 0,
      region,
      dataDirectory,
      founding: { account: wished, accounts: (options.accounts ?? []).map(accountOf), adminUser: true },
      masterKey: options.masterKey,
      bootstrapFile: bootstrapFile(options.bootstrap, folder),
      trustedIssuers: options.trustedIssuers,
      hosts: options.hosts ?? [],
      testHooks: false,
      ...(options.log !== undefined && { log: options.log }),
    })
  } catch (cause) {
    removeFolder()
    throw cause
  }
  const { house, url } = server
  const known = () => readKnownCredentials(dataDirectory, house.sealer)
  const account = known()!.defaultAccount
  const administrator = (of: string): Credentials => {
    const admin = known()?.accounts[of]?.admin
    if (admin === undefined) throw new Error(`the account ${of} has no administrator here`)
    return admin
  }
  const targetOf = (credentials: Credentials): Target => ({ endpoint: url, region, credentials })
  const who = createCredentials({ account, administrator, targetOf })
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= server.stop().finally(removeFolder))
  return {
    url,
    port: server.port,
    region,
    account,
    credentials: who.credentials,
    env: (credentials = administrator(account)) => ({
      ...environmentOf(targetOf(credentials), {}).set,
    }),
    async reset() {
      await server.reset()
      who.forget()
    },
    clock: {
      now: () => new Date(house.clock.now()),
      advance(seconds) {
        if (!Number.isFinite(seconds)) throw new TypeError('advance takes a number of seconds')
        house.clock.advance(seconds * 1000)
      },
      reset: () => house.clock.reset(),
    },
    why: (requestId, of = account) => whyOf(targetOf(administrator(of)), requestId),
    events: (of = account) => latestEvents(house, of),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

function accountOf(given: string | { id: string; name?: string }): { id: string; name?: string | undefined } {
  return typeof given === 'string' ? { id: given } : given
}

/** What would stand in a bootstrap file is written into one, so that its mistakes are told by their places too. */
function bootstrapFile(bootstrap: UnderstudyOptions['bootstrap'], folder: string): string | undefined {
  if (bootstrap === undefined || typeof bootstrap === 'string') return bootstrap
  const file = join(folder, 'bootstrap.json')
  writeFileSync(file, JSON.stringify(bootstrap, null, 2), { mode: 0o600 })
  return file
}
