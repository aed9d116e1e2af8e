import { addressesOf } from './server/addresses.ts'
import { fileURLToPath } from 'node:url'
import type { Service } from './access/action.ts'
import { createAuthenticator } from './access/identity/authenticate.ts'
import { isLoopbackAddress } from './access/identity/known-keys.ts'
import type { House } from './access/house.ts'
import type { Bootstrap } from './bootstrap/bootstrap.ts'
import { endUndeclared, type KnownKey } from './bootstrap/declared-keys.ts'
import { closeHouse, openHouse, type HouseOptions } from './open-house.ts'
import { openGateway } from './gateway/gateway.ts'
import { servicesOf } from './gateway/forward/declared.ts'
import { checkSettings, openWith, type BackendSettings } from './gateway/forward/settings.ts'
import { warnOfAccounts } from './gateway/forward/warn-of-accounts.ts'
import type { Backends } from './gateway/seam.ts'
import { connectionsAllowed } from './server/connections/capacity.ts'
import { createUnsent } from './server/connections/unsent.ts'
import { firstStart, type Founding } from './server/first-start.ts'
import type { Desk, Front, OwnPage } from './server/front.ts'
import { createHeldBodies } from './server/connections/held-bodies.ts'
import { healthPage } from './server/pages/health-page.ts'
import { createReadiness, type Readiness } from './server/readiness.ts'
import { watchLock, type LockWatch } from './store/lock-watch.ts'
import { imdsPage } from './server/pages/imds-page.ts'
import { listen, type Listener, type ListenOptions } from './server/listen.ts'
import { oidcPage } from './server/pages/oidc-page.ts'
import { allowedHosts } from './server/pages/own-pages.ts'
import { bugReporter, notYetCounter } from './server/reports.ts'
import { signInPages } from './server/pages/sign-in-pages.ts'
import { createReset, testHookPages, type Reset } from './server/pages/test-hooks.ts'
import { accessAnalyzer } from './services/access-analyzer/index.ts'
import { athena } from './services/athena/index.ts'
import { cloudtrail } from './services/cloudtrail/index.ts'
import { ec2 } from './services/ec2/index.ts'
import { iam } from './services/iam/index.ts'
import { iamToolbox } from './services/iam-toolbox/index.ts'
import { sweepOrphans } from './services/s3/files.ts'
import { organizations } from './services/organizations/index.ts'
import { s3 } from './services/s3/index.ts'
import { sts } from './services/sts/index.ts'
import { understudy } from './services/understudy/index.ts'
import {
  openDataDirectory,
  readEndpoint,
  removeEndpoint,
  writeEndpoint,
  type DataDirectory,
} from './store/data-directory.ts'
import { openModel } from './wire/model.ts'
import { protocols } from './wire/protocols.ts'

/** Every service this server has. A new one is a folder in `services/` and a name here. */
export const services: readonly Service[] = [
  iam,
  sts,
  s3,
  ec2,
  athena,
  organizations,
  cloudtrail,
  accessAnalyzer,
  iamToolbox,
  understudy,
]

/** The names that credential scopes of our own services carry. */
const signingNames = new Set(services.flatMap((service) => service.signingNames ?? [service.name]))

/** How to start a server. */
export type Options = Omit<ListenOptions, 'tls'> &
  Omit<HouseOptions, 'modelsDirectory'> & {
    founding: Founding
    /** A certificate and its key, or `own` for one that the server makes itself. */
    tls?: ListenOptions['tls'] | 'own'
    /** Adds `/_understudy/reset` and `/_understudy/clock`. */
    testHooks: boolean
    /** What callers of the test hooks must show; without it these answer to this machine only. */
    testHooksToken?: string | undefined
    /** A file of users, roles and policies to bring about; see docs/bootstrap.md. */
    bootstrapFile?: string | undefined
    /** Hosts that unsigned pages answer to, beside loopback's own names. */
    hosts: readonly string[]
    /** Who does the work of services that are not ours. */
    backends?: BackendSettings | undefined
    /** Where lines for the operator go; nowhere by default. */
    log?: (line: string) => void
  }

/** A running server. Several can run in one process: nothing of it lives in a module. */
export type Understudy = {
  url: string
  port: number
  house: House
  /** Keys whose secrets are known to all, for the operator to see. */
  knownKeys: readonly KnownKey[]
  /** What it stands in front of. */
  backends: readonly { services: string; url: string }[]
  /** PEM file of the authority that clients have to trust, where the server made its certificate itself. */
  caFile: string | undefined
  /** Back to the state after the start. */
  reset(): Promise<void>
  /** Stops it; once. */
  stop(): Promise<void>
  /** Resolves where another process has made the data directory its own: this one serves nobody any more then. */
  ousted: Promise<void>
}

// LIMIT: SIGTERM must end within 5 seconds; requests under way get most of them.
const graceMilliseconds = 4000

// LIMIT: what bodies hold together before anything has proved them: six of the largest.
const heldMaximum = 64_000_000
// LIMIT: what answers hold together that their clients have not taken yet.
const unsentMaximum = 64_000_000

/** `models/` lies beside `src/` and beside the bundle's folder alike. */
export const modelsDirectory = fileURLToPath(new URL('../models', import.meta.url))

/** `dist/console/` is found from `src/` and from the bundle in `dist/` alike. */
const consoleDirectory = fileURLToPath(new URL('../dist/console', import.meta.url))

/** Opens the data directory, founds it where it is new, and listens. */
export async function createUnderstudy(options: Options): Promise<Understudy> {
  // Read before anything is written: a file that is wrong changes nothing.
  const bootstrap = await readBootstrap(options.bootstrapFile)
  const settings = checkSettings(options.backends, bootstrap?.backends ?? [], signingNames)
  const directory = openDataDirectory(options.dataDirectory)
  const undo: (() => unknown)[] = [() => directory.release()]
  try {
    const mayCommit = () => refuseWhere(directory.lost())
    const house = await openHouse({
      ...options,
      foreignPrincipals: withForeign(options.foreignPrincipals, bootstrap?.foreignPrincipals ?? []),
      modelsDirectory,
      mayCommit,
    })
    undo.push(() => house.store.close())
    const founding = withAccounts(options.founding, bootstrap?.accounts ?? [])
    const { defaultAccount } = await firstStart(house, founding)
    // Without a file nothing is declared, so what only a file keeps up ends.
    const applyBootstrap = (): Promise<void> =>
      bootstrap === undefined ? endUndeclared(house, []) : bootstrap.apply(house, defaultAccount)
    await applyBootstrap()
    // A directory that still names an endpoint was not left in order: uploads may have been cut off.
    if (readEndpoint(directory.path) !== undefined) await sweepOrphans(house)
    const { tls, caFile } = await certificateFor(house, options)
    const reset = createReset(house, applyBootstrap)
    const readiness = createReadiness(house, () => directory.lost())
    const backends = settings && (await openWith(settings, defaultAccount, house.clock))
    undo.push(async () => backends?.close())
    const front = frontOf(house, options, pagesOf(house, options, readiness, reset, backends), backends)
    const listener = await listen(front, { ...options, tls })
    house.url = listener.url
    const { url, port } = listener
    writeEndpoint(directory.path, { url, region: options.region, pid: process.pid, caFile })
    if (backends !== undefined) void warnOfAccounts(backends, options.log ?? (() => {})).catch(() => {})
    const told = {
      knownKeys: bootstrap?.knownKeys ?? [],
      backends: (settings?.backends ?? []).map((one) => ({ services: servicesOf(one), url: one.url })),
    }
    const watch = watchLock(directory, options.log)
    const ends = {
      stop: () => stop(listener, house, directory, watch).then(() => backends?.close()),
      ousted: watch.ousted.then(() => listener.stop(0)),
    }
    return { url, port, house, caFile, reset, ...told, ...ends }
  } catch (cause) {
    for (const step of undo.reverse()) await step()
    throw cause
  }
}

async function certificateFor(
  house: House,
  { tls, host, hosts }: Options,
): Promise<{ tls: ListenOptions['tls']; caFile: string | undefined }> {
  if (tls !== 'own') return { tls, caFile: undefined }
  const { ownCertificate } = await import('./server/own-certificate.ts')
  const { cert, key, caFile } = await ownCertificate(house, [...allowedHosts(host, hosts)])
  return { tls: { cert, key }, caFile }
}

function refuseWhere(lost: string | undefined): void {
  if (lost !== undefined) throw new Error(lost)
}

async function stop(
  listener: Listener,
  house: House,
  directory: DataDirectory,
  watch: LockWatch,
): Promise<void> {
  watch.end()
  await listener.stop(graceMilliseconds)
  await closeHouse(house)
  if (!directory.taken()) removeEndpoint(directory.path)
  directory.release()
}

function withForeign(
  given: HouseOptions['foreignPrincipals'],
  declared: readonly string[],
): HouseOptions['foreignPrincipals'] {
  return given === 'accept' ? given : [...(given ?? []), ...declared]
}

async function readBootstrap(file: string | undefined): Promise<Bootstrap | undefined> {
  if (file === undefined) return undefined
  const { openBootstrap } = await import('./bootstrap/bootstrap.ts')
  return openBootstrap(file, modelsDirectory)
}

function withAccounts(founding: Founding, declared: Founding['accounts']): Founding {
  const named = new Set([founding.account, ...founding.accounts.map(({ id }) => id)])
  return { ...founding, accounts: [...founding.accounts, ...declared.filter(({ id }) => !named.has(id))] }
}

function frontOf(house: House, options: Options, pages: OwnPage[], backends: Backends | undefined): Front {
  return {
    house,
    authenticator: createAuthenticator(house, {
      loopback: isLoopbackAddress(options.host),
      hosts: allowedHosts(options.host, options.hosts),
    }),
    desks: openDesks(),
    addresses: addressesOf(services),
    gateway: openGateway(modelsDirectory, backends),
    pages,
    allowedHosts: allowedHosts(options.host, options.hosts),
    unsent: createUnsent(unsentMaximum),
    held: createHeldBodies({
      bytes: heldMaximum,
      small: Math.ceil(connectionsAllowed(options.maxConnections) / 2),
    }),
    bug: bugReporter(options.log ?? (() => {})),
    notYet: notYetCounter(),
  }
}

function openDesks(): Map<string, Desk> {
  const desks = new Map<string, Desk>()
  for (const service of services) {
    const model = openModel(modelsDirectory, service.model)
    const desk: Desk = { service, model, protocol: protocols[service.protocol] }
    for (const name of service.signingNames ?? [service.name]) {
      // A name that several services are signed with is the first one's where nothing else tells them apart.
      if (!desks.has(name)) desks.set(name, desk)
    }
  }
  return desks
}

function pagesOf(
  house: House,
  options: Options,
  readiness: Readiness,
  reset: Reset,
  backends: Backends | undefined,
): OwnPage[] {
  const pages = [
    healthPage(readiness, backends),
    imdsPage(house),
    oidcPage(house),
    ...signInPages(house, consoleDirectory),
  ]
  return options.testHooks ? [...pages, ...testHookPages(house, reset, options.testHooksToken)] : pages
}
