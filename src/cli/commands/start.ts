import { resolve } from 'node:path'
import type { Understudy } from '../../main.ts'
import { trailBytesByDefault } from '../../store/records/trail-size.ts'
import { OperatorError, type Command, type Given, type World } from '../command.ts'
import { dataDirectoryOption, regionOption } from '../environment/data-directory.ts'
import { shellQuote } from '../environment/shell-quote.ts'
import { program } from '../invocation.ts'
import { backendFlags, backendVariables } from '../backend-options.ts'
import { startOptions } from '../start-options.ts'

// LIMIT: SIGTERM ends within 5 seconds, whatever still hangs then.
const lastMilliseconds = 4_800

/** `understudy start`. */
export const start: Command = {
  name: 'start',
  usage: '',
  summary: 'Starts the server and runs until it gets SIGTERM, SIGINT or SIGHUP.',
  positionals: { minimum: 0, maximum: 0 },
  options: [
    {
      name: 'port',
      kind: 'text',
      value: 'PORT',
      default: '4566',
      help: 'Port to listen on; 0 picks a free one.',
    },
    { name: 'host', kind: 'text', value: 'ADDRESS', default: '127.0.0.1', help: 'Address to listen on.' },
    dataDirectoryOption,
    regionOption,
    {
      name: 'account',
      kind: 'list',
      value: 'ID[=NAME]',
      help: 'A 12-digit account to host beside the default one, with its own root key and admin user.',
    },
    { name: 'no-admin-user', kind: 'flag', help: 'New accounts begin without the user admin: root alone.' },
    {
      name: 'no-root-key',
      kind: 'flag',
      help: 'New accounts begin with a root user that has no access key, as accounts of AWS do.',
    },
    {
      name: 'bootstrap',
      kind: 'text',
      value: 'FILE',
      help: 'YAML or JSON file of users, groups, roles and policies to bring about; see docs/bootstrap.md.',
    },
    {
      name: 'test-hooks',
      kind: 'flag',
      help: 'Serves /_understudy/reset and /_understudy/clock to this machine, and to who shows the token below.',
    },
    {
      name: 'tls',
      kind: 'flag',
      help: 'Listens with TLS and a certificate of its own making; prints what clients have to trust.',
    },
    { name: 'tls-cert', kind: 'text', value: 'FILE', help: 'PEM certificate chain: listen with TLS.' },
    { name: 'tls-key', kind: 'text', value: 'FILE', help: 'PEM private key of --tls-cert.' },
    {
      name: 'allow-host',
      kind: 'list',
      value: 'NAME',
      help: 'Name of the server: its unsigned pages answer to it, and BUCKET.NAME is a bucket.',
    },
    {
      name: 'max-connections',
      kind: 'text',
      value: 'COUNT',
      help: 'Connections there may be at once; 1000 by default, or fewer where ulimit -n is low.',
    },
    {
      name: 'trust-issuer',
      kind: 'list',
      value: 'URL',
      help: 'OpenID Connect issuer that may speak plain HTTP and sit on a private address.',
    },
    {
      name: 'foreign-principals',
      kind: 'list',
      value: 'ARN',
      help: 'User or role of an account that is not hosted here, which policies may name; accept takes every one.',
    },
    {
      name: 'database',
      kind: 'text',
      value: 'URL',
      help: 'PostgreSQL database, postgres://USER:PASSWORD@HOST/DATABASE, instead of a file; for one server at a time.',
    },
    {
      name: 'trail-bytes',
      kind: 'text',
      value: 'BYTES',
      default: String(trailBytesByDefault),
      help: 'What the trail of requests may take up on the disk; the oldest requests go first.',
    },
    ...backendFlags,
  ],
  variables: [
    {
      name: 'UNDERSTUDY_ACCOUNT_ID',
      help: 'The default account of a new data directory; made up otherwise.',
    },
    { name: 'UNDERSTUDY_ROOT_ACCESS_KEY_ID', help: "The default account's root key; made up otherwise." },
    { name: 'UNDERSTUDY_ROOT_SECRET_ACCESS_KEY', help: 'Its secret; both or neither.' },
    {
      name: 'UNDERSTUDY_ROOT_PASSWORD',
      help: "The console password of the default account's root; made up otherwise.",
    },
    {
      name: 'UNDERSTUDY_TEST_HOOKS_TOKEN',
      help: 'With --test-hooks: 32 or more characters that every caller of them shows, from wherever it comes.',
    },
    {
      name: 'UNDERSTUDY_MASTER_KEY',
      help: 'The keys that seal stored secrets, ID:BASE64[,ID:BASE64…] of 32 bytes; the first seals. In the data directory otherwise.',
    },
    ...backendVariables,
  ],
  run: runStart,
}

async function runStart(given: Given, world: World): Promise<number> {
  const options = startOptions(given, world.env)
  world.outlive?.()
  const stopped = Promise.race([nextStopSignal(), endOfNpm(world.env)])
  const { createUnderstudy } = await import('../../main.ts')
  const server = await createUnderstudy({ ...options, log: (line) => world.warn(`${line}\n`) }).catch(
    (cause: NodeJS.ErrnoException) => {
      throw readable(cause, options)
    },
  )
  world.write(greeting(server, options.dataDirectory))
  const ousted = await Promise.race([stopped.then(() => false), server.ousted.then(() => true)])
  // Whatever hangs by then has had its time; every acknowledged write is on the disk.
  setTimeout(() => process.exit(0), lastMilliseconds).unref()
  await server.stop()
  return ousted ? 1 : 0
}

function greeting({ url, house, knownKeys, backends, caFile }: Understudy, dataDirectory: string): string {
  const isDefault = resolve(dataDirectory) === resolve(dataDirectoryOption.default)
  const where = isDefault ? '' : ` --data-dir ${shellQuote(dataDirectory)}`
  return [
    `Understudy answers at ${url} (region ${house.region})${inFrontOf(backends)}.`,
    `It keeps everything in ${resolve(dataDirectory)}.`,
    ...(caFile === undefined ? [] : [`Clients trust it by:  AWS_CA_BUNDLE=${shellQuote(caFile)}`]),
    ...knownKeys.map(
      ({ id, of, network }) =>
        `The key ${id} of ${of} is known to all: it is taken ${network ? 'from every network' : 'on this machine alone'}, and from no web page.`,
    ),
    `In another shell:  ${program} shell${where}`,
    `In a browser:      ${url}/_understudy/console/  (sign in as:  ${program} console${where})`,
    '',
  ].join('\n')
}

/** What stands behind the server, for the first line that people read. */
function inFrontOf(backends: Understudy['backends']): string {
  if (backends.length === 0) return ''
  return `, in front of ${backends.map(({ url, services }) => `${url} (${services})`).join(' and ')}`
}

/** Resolves at the first SIGTERM, SIGINT or SIGHUP; a second one ends the process at once. */
function nextStopSignal(): Promise<void> {
  return new Promise((done) => {
    let asked = false
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1)
        asked = true
        done()
      })
    }
  })
}

// LIMIT: how long the port may stay taken after npx has been stopped.
const npmMilliseconds = 250

/**
 * npm and npx run us in a shell of theirs and pass SIGTERM on to that shell alone, which ends without telling
 * us: that we have another parent then is all there is to see.
 */
function endOfNpm(env: World['env']): Promise<void> {
  if (env['npm_lifecycle_event'] === undefined) return new Promise(() => {})
  const parent = process.ppid
  return new Promise((done) => {
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      done()
    }, npmMilliseconds)
    timer.unref()
  })
}

function readable(cause: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new OperatorError(`port ${port} of ${host} is taken; choose another --port`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new OperatorError(`this machine has no address ${host}; choose another --host`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new OperatorError(cause.path === undefined ? `port ${port} is not for this user` : cause.message)
    default:
      return cause
  }
}
