import { accessSync, constants } from 'node:fs'
import { isPrincipalArn } from '../access/decision/foreign-principals.ts'
import type { Options } from '../main.ts'
import { parseRing } from '../store/key-ring.ts'
import { backendOptions } from './backend-options.ts'
import { UsageError, type Given, type World } from './command.ts'

/** The flags and variables of `start` as what the server takes. Throws UsageError, naming what is wrong. */
export function startOptions(given: Given, env: World['env']): Options {
  const account = variable(env, 'UNDERSTUDY_ACCOUNT_ID')
  if (account !== undefined) checkAccount('UNDERSTUDY_ACCOUNT_ID', account)
  const bootstrapFile = readable('--bootstrap', given.text('bootstrap'))
  return {
    port: port(given.text('port')!),
    host: host(given.text('host')!),
    dataDirectory: given.text('data-dir')!,
    region: servedRegion(given.text('region')!),
    founding: {
      account,
      rootKey: rootKey(env),
      rootPassword: variable(env, 'UNDERSTUDY_ROOT_PASSWORD'),
      accounts: accounts(given.list('account'), account),
      adminUser: !given.flag('no-admin-user'),
      rootAccessKey: rootAccessKey(given, env),
    },
    masterKey: masterKey(env),
    testHooks: given.flag('test-hooks'),
    testHooksToken: testHooksToken(given, env),
    tls: tls(given),
    hosts: given.list('allow-host').map(hostName),
    bootstrapFile,
    maxConnections: maxConnections(given.text('max-connections')),
    trustedIssuers: given.list('trust-issuer').map(issuer),
    foreignPrincipals: foreignPrincipals(given.list('foreign-principals')),
    trailBytes: trailBytes(given.text('trail-bytes')!),
    database: database(given.text('database')),
    backends: backendOptions(given, env),
  }
}

function port(text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (number <= 65_535) return number
  throw new UsageError(`--port must be a number from 0 to 65535, not ${text}`)
}

/** INVARIANT: the URL may hold a password, so what is wrong with it is told without it. */
function database(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  const url = URL.parse(text)
  const isDatabase = url !== null && /^postgres(?:ql)?:$/.test(url.protocol) && url.pathname.length > 1
  if (isDatabase && url.host !== '') return text
  throw new UsageError('--database must be postgres://USER:PASSWORD@HOST/DATABASE')
}

// LIMIT: a trail of less would forget a request while it is being asked about; more than this no number counts.
const leastTrailBytes = 1_000_000

function trailBytes(text: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (number >= leastTrailBytes) return number
  throw new UsageError(`--trail-bytes must be a number from ${leastTrailBytes} on, not ${text}`)
}

function maxConnections(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new UsageError(`--max-connections must be a number from 1 to 9999999, not ${text}`)
}

function host(text: string): string {
  const bare = /^\[.*\]$/.test(text) ? text.slice(1, -1) : text
  if (/^[A-Za-z0-9.:%_-]+$/.test(bare)) return bare
  throw new UsageError(`--host must be an address or a host name, not ${text}`)
}

function hostName(text: string): string {
  if (/^[A-Za-z0-9.-]+$/.test(text) || /^\[[0-9a-fA-F:.]+\]$/.test(text)) return text
  throw new UsageError(`--allow-host must be a host name without a port, not ${text}`)
}

/** An issuer as its tokens name it: every character counts when tokens are compared with it. */
function issuer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url !== undefined && url.username === '' && url.password === '' && !/[?#\s]/.test(text)
  if (plain && /^https?:\/\//.test(text)) return text
  throw new UsageError(
    `--trust-issuer must be an http or https URL without user, query or fragment, not ${text}`,
  )
}

/** A region of the partition `aws`: that is how this server's ARNs, policies and principals are written. */
function servedRegion(text: string): string {
  const name = region(text)
  const [, partition] = otherPartitions.find(([start]) => name.startsWith(start)) ?? []
  if (partition === undefined) return name
  throw new UsageError(
    `--region ${name} is of the partition ${partition}, and this server speaks the partition aws alone`,
  )
}

// Source: AWS General Reference, "Partitions"; botocore's endpoints.
const otherPartitions = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
] as const

function foreignPrincipals(given: readonly string[]): Options['foreignPrincipals'] {
  if (given.length === 0) return undefined
  if (given.length === 1 && given[0] === 'accept') return 'accept'
  const wrong = given.find((arn) => !isPrincipalArn(arn))
  if (wrong === undefined) return given
  throw new UsageError(`--foreign-principals is accept, or the ARN of a user or role, not ${wrong}`)
}

/** AWS's form; which of them exist changes, and a made-up one harms nobody. */
export function region(text: string): string {
  if (/^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/.test(text)) return text
  throw new UsageError(`--region must look like us-east-1, not ${text}`)
}

function accounts(
  given: readonly string[],
  defaultAccount: string | undefined,
): Options['founding']['accounts'] {
  const seen = new Set([defaultAccount])
  return given.map((text) => {
    const equals = text.indexOf('=')
    const id = equals === -1 ? text : text.slice(0, equals)
    const name = equals === -1 ? undefined : text.slice(equals + 1)
    checkAccount('--account', id)
    if (seen.has(id)) throw new UsageError(`--account names ${id} twice`)
    seen.add(id)
    if (name !== undefined && !/^[\x20-\x7e]{1,50}$/.test(name)) {
      throw new UsageError(`--account ${id}: a name has 1 to 50 printable ASCII characters`)
    }
    return { id, name }
  })
}

/** Refuses what is no account id; `source` is the flag or variable it came from. */
export function checkAccount(source: string, id: string): void {
  if (!/^\d{12}$/.test(id)) throw new UsageError(`${source} must be a 12-digit account, not ${id}`)
}

function rootKey(env: World['env']): Options['founding']['rootKey'] {
  const accessKeyId = variable(env, 'UNDERSTUDY_ROOT_ACCESS_KEY_ID')
  const secretAccessKey = variable(env, 'UNDERSTUDY_ROOT_SECRET_ACCESS_KEY')
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new UsageError('UNDERSTUDY_ROOT_ACCESS_KEY_ID and UNDERSTUDY_ROOT_SECRET_ACCESS_KEY go together')
  }
  // AWS: the API's own constraint on accessKeyIdType.
  if (!/^\w{16,128}$/.test(accessKeyId)) {
    throw new UsageError('UNDERSTUDY_ROOT_ACCESS_KEY_ID must have 16 to 128 letters, digits or underscores')
  }
  if (!/^[\x21-\x7e]{1,128}$/.test(secretAccessKey)) {
    throw new UsageError('UNDERSTUDY_ROOT_SECRET_ACCESS_KEY must have 1 to 128 printable ASCII characters')
  }
  return { accessKeyId, secretAccessKey }
}

// LIMIT: as long as a key that nobody guesses.
const shortestToken = 32

function testHooksToken(given: Given, env: World['env']): string | undefined {
  const token = variable(env, 'UNDERSTUDY_TEST_HOOKS_TOKEN')
  // It must never be shown, so the messages have no value.
  if (token === undefined) return undefined
  if (!given.flag('test-hooks')) throw new UsageError('UNDERSTUDY_TEST_HOOKS_TOKEN goes with --test-hooks')
  // What others may share is nobody's to reset.
  if (given.text('database') !== undefined) {
    throw new UsageError('UNDERSTUDY_TEST_HOOKS_TOKEN does not go with --database')
  }
  if (/^[\x21-\x7e]+$/.test(token) && token.length >= shortestToken) return token
  throw new UsageError(
    `UNDERSTUDY_TEST_HOOKS_TOKEN must have ${shortestToken} or more printable ASCII characters without blanks`,
  )
}

function rootAccessKey(given: Given, env: World['env']): boolean {
  if (!given.flag('no-root-key')) return true
  if (rootKey(env) === undefined) return false
  throw new UsageError('--no-root-key and UNDERSTUDY_ROOT_ACCESS_KEY_ID contradict each other')
}

function masterKey(env: World['env']): string | undefined {
  const text = variable(env, 'UNDERSTUDY_MASTER_KEY')
  // A wrong one must never be shown, so the message has no value.
  const ring = text === undefined ? undefined : parseRing(text)
  if (typeof ring === 'string') throw new UsageError(`UNDERSTUDY_MASTER_KEY ${ring}`)
  return text
}

function tls(given: Given): Options['tls'] {
  const certFile = readable('--tls-cert', given.text('tls-cert'))
  const keyFile = readable('--tls-key', given.text('tls-key'))
  if (certFile === undefined && keyFile === undefined) return given.flag('tls') ? 'own' : undefined
  if (given.flag('tls')) throw new UsageError('--tls makes a certificate; --tls-cert and --tls-key bring one')
  if (certFile === undefined || keyFile === undefined) {
    throw new UsageError('--tls-cert and --tls-key go together')
  }
  return { certFile, keyFile }
}

function readable(flag: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  try {
    accessSync(file, constants.R_OK)
  } catch {
    throw new UsageError(`${flag}: the file ${file} cannot be read`)
  }
  return file
}

function variable(env: World['env'], name: string): string | undefined {
  return env[name] === '' ? undefined : env[name]
}
